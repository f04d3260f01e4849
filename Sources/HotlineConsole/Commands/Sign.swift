import HotlineCore
import HotlineDesk

struct Sign: Command {
    let card = Card(names: ["sign", "签收", "qs"], usage: "sign [TICKET]", help: Words("承办单位签收", "the department signs for a ticket"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return seat.act(.sign(ticket))
    }
}
