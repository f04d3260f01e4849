import HotlineCore
import HotlineDesk

struct Difficult: Command {
    let card = Card(
        names: ["difficult", "办不成事", "bbcs"], usage: "difficult [TICKET] VENUE REASON",
        help: Words(
            "“办不成事”：写场所编码（venues.csv）和情况，由该场所的单位负责",
            "for what cannot be got done: a venue of venues.csv and why; its department answers for it"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let venue = try words.required().folded.uppercased()
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .difficult(venue: venue, reason: reason)))
    }
}
