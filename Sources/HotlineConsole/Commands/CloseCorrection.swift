import HotlineCore
import HotlineDesk

/// A reviewer closes a correction.
struct CloseCorrection: Command {
    let card = Card(
        names: ["close", "整改了结", "zglj"], usage: "close [TICKET] REASON",
        help: Words("审核人了结整改，理由必写", "a reviewer closes a correction; the reason is required"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.late(ticket, .closeCorrection(reason: reason)))
    }
}
