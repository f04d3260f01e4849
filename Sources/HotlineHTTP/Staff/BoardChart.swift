import HotlineCore
import HotlineDesk
import HotlineReports

/// What came and what was closed, hour by hour: a picture, and the same as a table for whoever does not see it.
struct BoardChart {
    let hours: [Board.Hour]
    let language: Language

    /// Units of the picture: an hour is 20 wide, two bars of 8 in it.
    private static let hourWidth = 20
    private static let barWidth = 8
    private static let height = 100

    var html: HTML {
        let most = max(1, hours.flatMap { [$0.received, $0.closed] }.max() ?? 1)
        let width = 24 * Self.hourWidth
        let bars: [HTML] = hours.enumerated().map { hour, counts in
            let received = counts.received * Self.height / most
            let closed = counts.closed * Self.height / most
            let left = hour * Self.hourWidth
            return """
                <rect class="in" x="\(left + 2)" y="\(Self.height - received)" width="\(Self.barWidth)" height="\(received)"/>\
                <rect class="out" x="\(left + 2 + Self.barWidth)" y="\(Self.height - closed)" width="\(Self.barWidth)" height="\(closed)"/>

                """
        }
        let marks: [HTML] = [0, 6, 12, 18].map { "<span>\($0)</span>" }
        let rows: [HTML] = hours.enumerated().map { hour, counts in
            "<tr><th scope=\"row\">\(hour)</th><td>\(counts.received)</td><td>\(counts.closed)</td></tr>\n"
        }
        let (received, closed) = (hours.reduce(0) { $0 + $1.received }, hours.reduce(0) { $0 + $1.closed })
        let sum = Words(
            "今天收到 \(received)，办结 \(closed)；一小时最多 \(most)", "Received \(received), closed \(closed) today; at most \(most) in an hour")
        return """
            <svg class="hours" viewBox="0 0 \(width) \(Self.height)" preserveAspectRatio="none" role="img" aria-labelledby="hours">
            <title id="hours">\(sum.in(language))</title>
            \(bars)<line x1="0" y1="\(Self.height)" x2="\(width)" y2="\(Self.height)"/>
            </svg>
            <p class="marks" aria-hidden="true">\(marks)</p>
            <p class="key"><span class="in">■</span> \(Words("收到", "received").in(language)) <span class="out">□</span> \(Words("办结", "closed").in(language)) · \
            \(Words("最多 \(most)", "at most \(most)").in(language))</p>
            <div class="unseen"><table><caption>\(Words("每小时收到与办结", "Received and closed by the hour").in(language))</caption>
            <thead><tr><th scope="col">\(Words("时", "Hour").in(language))</th><th scope="col">\(Words("收到", "Received").in(language))</th>\
            <th scope="col">\(Words("办结", "Closed").in(language))</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div>

            """
    }
}
