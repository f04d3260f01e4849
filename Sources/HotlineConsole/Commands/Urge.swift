import HotlineCore
import HotlineDesk

struct Urge: Command {
    let card = Card(
        names: ["urge", "催办", "cb"], usage: "urge [TICKET] [TEXT]",
        help: Words("市民再来催时记一次催办并通知承办单位", "records that the citizen urged, and tells the department"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let text = words.rest()
        return seat.act(.urge(ticket, text: text.isEmpty ? nil : text))
    }
}
