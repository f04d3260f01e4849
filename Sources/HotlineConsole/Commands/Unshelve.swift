import HotlineCore
import HotlineDesk

/// Takes a shelved ticket up again before its date.
struct Unshelve: Command {
    let card = Card(
        names: ["unshelve", "恢复办理", "hfbl"], usage: "unshelve [TICKET] REASON",
        help: Words("挂账未到期就恢复办理，理由必写", "takes a shelved ticket up again before its date; the reason is required"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.late(ticket, .unshelve(reason: reason)))
    }
}
