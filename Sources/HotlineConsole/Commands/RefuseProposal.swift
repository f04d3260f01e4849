import HotlineCore
import HotlineDesk

struct RefuseProposal: Command {
    let card = Card(
        names: ["refuse", "不同意", "bty"], usage: "refuse [TICKET] seal|restatement|exclusion REASON",
        help: Words("作为第二人不同意一项申请，理由必写", "says no, as the second person, to what was proposed; the reason is required"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let word = try words.required()
        guard let matter = TwoPersonMatter(typed: word.folded) else {
            throw .invalid(
                field: seat.words(Words("事项", "matter")), value: word.short, expected: TwoPersonMatter.expected(in: seat.language))
        }
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .refuse(matter, reason: reason)))
    }
}
