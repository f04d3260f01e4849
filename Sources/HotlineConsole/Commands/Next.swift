import HotlineCore
import HotlineDesk

struct Next: Command {
    let card = Card(
        names: ["next", "下一个", "xyg"], usage: "next [LIST]",
        help: Words(
            "取清单里最急的一单，十五分钟内别人不会再取到；不写清单就接着上次的（起初是待受理）",
            "opens the most urgent ticket of a list and keeps it from others for fifteen minutes; without a list, of the one last named (待受理 at first)"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if let name = words.next() {
            guard let list = TicketList.Name(named: name.folded) else {
                throw .invalid(
                    field: seat.words(Words("清单", "list")), value: name.short, expected: TicketList.Name.expected(in: seat.language))
            }
            seat.list = list
        }
        try words.finish()
        return .ask(seat.order(.takeNext(seat.list)), then: Self.opened)
    }

    /// The Desk may answer with the ticket itself or with a receipt that names it.
    @Sendable private static func opened(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        switch answer {
        case .done(let receipt):
            guard let ticket = receipt.ticket.flatMap({ TicketNumber(parsing: $0) }) else { return seat.refuse(.nothingWaiting) }
            return .ask(seat.query(.show(.number(ticket), by: seat.actor))) { answer, seat in Show.render(answer, at: seat, isWhole: false)
            }
        default: return Show.render(answer, at: seat, isWhole: false)
        }
    }
}
