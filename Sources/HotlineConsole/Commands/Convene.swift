import HotlineCore
import HotlineDesk

/// Art. 8: the chief representative calls the co-departments together.
struct Convene: Command {
    let card = Card(
        names: ["convene", "召集", "zj"], usage: "convene [TICKET] [TEXT]",
        help: Words(
            "首席事务代表召集配合单位开会或通话：写明议定的事，各单位都看到",
            "the chief representative convened the co-departments: what was agreed, which each of them reads"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        return words.text(Words("议定的事", "what was agreed"), at: &seat) { text, seat in seat.act(.joint(ticket, .convene(text: text))) }
    }
}
