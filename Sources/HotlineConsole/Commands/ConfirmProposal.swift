import HotlineCore
import HotlineDesk

struct ConfirmProposal: Command {
    let card = Card(
        names: ["confirm", "确认", "qr"], usage: "confirm [TICKET] threat|disclosure|inclusion",
        help: Words(
            "作为第二人确认一项申请：解除扬言、解除保密、重新计入统计等；proposals 看等待确认的",
            "says yes, as the second person, to what was proposed: that a threat is none, that a ticket is secret no longer, that it counts again"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let word = try words.required()
        guard let matter = TwoPersonMatter(typed: word.folded) else {
            throw .invalid(
                field: seat.words(Words("事项", "matter")), value: word.short, expected: TwoPersonMatter.expected(in: seat.language))
        }
        try words.finish()
        return seat.act(.privacy(ticket, .confirm(matter)))
    }
}
