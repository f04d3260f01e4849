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

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .notices(let notices) = answer else { return seat.unexpected(answer) }
        let rows = seat.notices(notices)
        let total = Words("共 \(rows.count) 条待告知", "\(rows.count) notices not told yet")
        return .reply(Reply(.list, rows + [seat.words(total)]))
    }
}
