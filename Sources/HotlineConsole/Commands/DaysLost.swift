import HotlineCore
import HotlineDesk

/// Who had a ticket for how long (practice 15).
struct DaysLost: Command {
    let card = Card(
        names: ["days", "用时", "ys"], usage: "days [TICKET|DEPARTMENT]",
        help: Words(
            "看一单在谁手上用了多少工作时，逾期后又用了多少；写单位编码看它所有逾期的单",
            "who had a ticket for how many working hours, and how many past its due; with a department's code, all its late tickets"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if let ticket = try words.namedTicket(of: seat) {
            try words.finish()
            return .ask(seat.query(.daysLost(ticket, by: seat.actor)), then: Why.render)
        }
        if let word = words.next() {
            try words.finish()
            return .ask(
                seat.query(.lateAccount(DepartmentCode(rawValue: word.folded.uppercased()), by: seat.actor)), then: Self.render)
        }
        guard let ticket = seat.current else { throw .noCurrentTicket }
        return .ask(seat.query(.daysLost(ticket, by: seat.actor)), then: Why.render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .lateAccount(let account) = answer else { return seat.unexpected(answer) }
        seat.listed = []
        var lines: [String] = []
        for line in account.lines {
            guard let number = TicketNumber(parsing: line.ticket) else { continue }
            seat.listed.append(.number(number))
            lines.append(
                "\(seat.listed.count) \(line.ticket) \(HouseWords.sentence(line.what, in: seat.language)) \(HouseWords.verdict(line.verdict, in: seat.language))"
            )
            lines += line.hours.map { "    " + HouseWords.sentence($0, in: seat.language) }
            if let explanation = line.explanation { lines += seat.paragraphs("    " + explanation) }
        }
        if account.hasMore { lines.append(seat.words(Words("只列最近的", "the newest only"))) }
        let total = Words(
            "\(account.department) 逾期 \(account.lines.count) 次，逾期后在该单位共 \(account.total) 工作时",
            "\(account.department): late \(English.count(account.lines.count, "time")), \(account.total) working hours past due in its hands"
        )
        return .reply(Reply(.list, lines + [seat.words(total)]))
    }
}
