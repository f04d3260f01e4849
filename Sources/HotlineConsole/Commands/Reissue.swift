import HotlineCore
import HotlineDesk

struct Reissue: Command {
    let card = Card(
        names: ["reissue", "补发", "bf"], usage: "reissue [TICKET]",
        help: Words("补发查询码，只发到本单的电话或聊天，旧码作废", "sends a new query code to the ticket's own phone or chat; the old one is void"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return seat.act(.privacy(ticket, .reissue))
    }
}
