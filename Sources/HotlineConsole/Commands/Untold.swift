import HotlineCore
import HotlineDesk

struct Untold: Command {
    let card = Card(
        names: ["untold", "待告知", "dgz"], usage: "untold [n17]",
        help: Words(
            "还没有人确认收到的通知，每条一行，带下一步；untold n17 看第 17 号通知；用 told 记录告知",
            "the notices that nobody has acknowledged, each with its next way; untold n17 shows one; told records how they were told"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if let notice = try words.notice() {
            try words.finish()
            return .ask(seat.query(.notice(notice, by: seat.actor)), then: Self.renderOne)
        }
        try words.finish()
        return .ask(seat.query(.untold(by: seat.actor)), then: Self.render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .notices(let notices) = answer else { return seat.unexpected(answer) }
        let rows = zip(seat.notices(notices), notices).map { row, notice in row + seat.nextWay(of: notice) }
        let total = Words("共 \(rows.count) 条待告知", "\(English.count(rows.count, "notice")) not told yet")
        return .reply(Reply(.list, rows + [seat.words(total)]))
    }

    @Sendable private static func renderOne(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .notices(let notices) = answer, let notice = notices.first else { return seat.unexpected(answer) }
        let line = (seat.notices([notice]).first ?? "") + seat.nextWay(of: notice)
        return .reply(Reply(.list, [line] + (notice.words.map { seat.paragraphs($0) } ?? []) + ["n\(notice.id)"]))
    }
}

extension Arguments {
    /// Takes `n17`, the number of a notice.
    mutating func notice() throws(Refusal) -> Int64? {
        guard let word = first?.folded.lowercased(), word.hasPrefix("n"), word.count > 1, word.dropFirst().allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        guard let number = Int64(word.dropFirst()) else { throw .noSuchNotice }
        _ = next()
        return number
    }
}

extension Seat {
    /// ` n17 · 09:25 改由人工`: by what number `told` knows it, and what comes next.
    func nextWay(of notice: NoticeLine) -> String {
        guard notice.toldAt == nil, notice.how == nil else { return " n\(notice.id)" }
        guard let next = notice.next else { return " n\(notice.id) · " + words(Words("等人告知", "waits for a person")) }
        return " n\(notice.id) · \(time(next.at)) " + HouseWords.nextWay(next.step, in: language)
    }
}
