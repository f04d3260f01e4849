import HotlineCore
import HotlineDesk

struct Show: Command {
    let card = Card(
        names: ["show", "查看", "ck"], usage: "show [TICKET] [all]",
        help: Words(
            "看一单：谁负责、时限、经过、通知；all 看全部经过", "shows a ticket: who is responsible, its clocks, entries and notices; all shows every entry"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let isWhole = words.take("all", "全部")
        try words.finish()
        return .ask(seat.query(.show(ticket, by: seat.actor))) { answer, seat in Self.render(answer, at: seat, isWhole: isWhole) }
    }

    static func render(_ answer: DeskAnswer, at seat: Seat, isWhole: Bool) -> Move {
        guard case .ticket(let detail) = answer else { return seat.unexpected(answer) }
        return .reply(seat.sheet(detail, isWhole: isWhole))
    }
}
