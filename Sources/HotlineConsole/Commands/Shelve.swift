import HotlineCore
import HotlineDesk

/// The department asks that a long matter be looked at again on a date (domain 2.7).
struct Shelve: Command {
    let card = Card(
        names: ["shelve", "挂账", "guaz"], usage: "shelve [TICKET] DATE REASON",
        help: Words(
            "承办单位申请挂账，最多三十天后再看，如 2026-04-10；原因市民会看到",
            "the department asks to look again on a date, at most thirty days off; the citizen reads the reason"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let until = try words.required().folded
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.late(ticket, .askShelving(until: until, reason: reason)))
    }
}
