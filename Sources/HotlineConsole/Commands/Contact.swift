import HotlineCore
import HotlineDesk

struct Contact: Command {
    let card = Card(
        names: ["contact", "联系", "lx"], usage: "contact [TICKET] [RESULT]",
        help: Words("承办单位联系了市民，结果如何", "the department contacted the citizen, and with what result"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        return words.text(Words("联系结果", "result of the contact"), at: &seat) { text, seat in seat.act(.contact(ticket, result: text)) }
    }
}
