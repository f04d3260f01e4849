import HotlineCore
import HotlineDesk

struct Untold: Command {
    let card = Card(
        names: ["untold", "待告知", "dgz"], usage: "untold",
        help: Words("还没有人确认收到的通知，每条一行；用 told 记录告知", "the notices that nobody has acknowledged; told records how they were told"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        try words.finish()
        return .ask(seat.query(.untold(by: seat.actor)), then: Self.render)
    }

    /// Numbered like a list of tickets, so that `told 2 电话` names the second line's ticket.
    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .notices(let notices) = answer else { return seat.unexpected(answer) }
        let numbered = notices.compactMap { notice in TicketNumber(parsing: notice.ticket).map { (notice: notice, ticket: $0) } }
        seat.listed = numbered.map { .number($0.ticket) }
        let rows = numbered.enumerated().map { index, row in
            [
                String(index + 1), row.notice.ticket, seat.time(row.notice.createdAt), row.notice.recipient, row.notice.subject,
                row.notice.way, row.notice.how ?? "",
            ]
        }
        let total = Words("共 \(rows.count) 条待告知", "\(rows.count) notices not told yet")
        return .reply(Reply(.list, DisplayWidth.aligned(rows) + [seat.words(total)]))
    }
}
