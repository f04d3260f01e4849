import HotlineCore
import HotlineDesk

struct Why: Command {
    let card = Card(
        names: ["why", "为什么", "ws"], usage: "why [TICKET]",
        help: Words("看一单为什么这样归类、派给谁、何时到期、告知了谁", "shows why a ticket was classed, sent, timed and told as it was"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return .ask(seat.query(.why(ticket, by: seat.actor)), then: Self.render)
    }

    @Sendable static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .why(let explanation) = answer else { return seat.unexpected(answer) }
        var lines: [String] = []
        for part in explanation.parts {
            lines.append(HouseWords.sentence(part.heading, in: seat.language))
            lines += part.lines.flatMap { seat.paragraphs("  " + HouseWords.sentence($0, in: seat.language)) }
        }
        return .reply(Reply(.ticket, lines + [explanation.ticket]))
    }
}
