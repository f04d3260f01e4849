import HotlineCore
import HotlineDesk

package struct HolidaysCommand: Command {
    let card = Card(
        names: ["holidays", "节假日", "jjr"], usage: "holidays",
        help: Words(
            "三十天内的节假日：期间到期的时限，值班表的空缺", "the holidays of the next thirty days: what falls due across each, and the roster's holes"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        try words.finish()
        return .ask(seat.query(.holidays(by: seat.actor)), then: Self.render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .holidays(let outlooks) = answer else { return seat.unexpected(answer) }
        let lines = outlooks.flatMap { Self.lines(of: $0, in: seat.language) }
        let count = Words("三十天内 \(outlooks.count) 个节假日", "\(English.count(outlooks.count, "holiday")) within thirty days")
        return .reply(Reply(.list, lines + [seat.words(count)]))
    }

    /// The same lines for the tool, which may have the tables alone.
    package static func lines(of outlook: HolidayOutlook, in language: Language, zone: Zone = .china) -> [String] {
        let holiday = outlook.holiday
        var lines = ["\(holiday.name) \(holiday.first.iso8601) … \(holiday.last.iso8601)"]
        for hole in outlook.holes {
            let people = hole.instead.map(\.rawValue).joined(separator: "、")
            let stretch = "\(hole.department) \(hole.date.iso8601) \(hole.shift.from.words)–\(hole.shift.to.words)"
            lines.append(
                "  "
                    + (people.isEmpty
                    ? Words("值班空缺 \(stretch)，无人负责", "roster hole \(stretch), and nobody instead")
                    : Words("值班空缺 \(stretch)，由 \(people) 负责", "roster hole \(stretch), \(people) instead")).in(language))
        }
        if outlook.holes.isEmpty { lines.append("  " + Words("值班表没有空缺", "the roster has no hole").in(language)) }
        for due in outlook.dues {
            let urgency = due.urgency == .ordinary ? "" : due.urgency.in(language) + " "
            lines.append(
                "  \(due.due.wallClock(in: zone)) \(urgency)\(due.clock.in(language)) \(due.ticket) \(due.department ?? "HOTLINE")")
        }
        if outlook.hasMore { lines.append("  " + Words("还有更多到期", "more fall due than are listed").in(language)) }
        return lines
    }
}
