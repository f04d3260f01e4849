import HotlineCore
import HotlineDesk

struct ArchiveCommand: Command {
    let card = Card(names: ["archive", "归档", "gd"], usage: "archive [TICKET]", help: Words("归档一单", "archives a ticket"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return seat.act(.archive(ticket))
    }
}
