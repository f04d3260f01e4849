import HotlineCore
import HotlineDesk

/// Decides what a department asked for: more time, or that the matter be shelved.
struct Approve: Command {
    let card = Card(
        names: ["approve", "审批", "sp"], usage: "approve [TICKET] yes|no REASON",
        help: Words(
            "审批延期或挂账申请：yes 同意，no 不同意，理由必写；清单见 list 申请审批",
            "decides on an extension or a shelving; the reason is required; see list petitions"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let isGranted = words.take("yes", "y", "同意", "是")
        guard isGranted || words.take("no", "n", "不同意", "否") else { throw words.refusal }
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.late(ticket, .decide(granted: isGranted, reason: reason)))
    }
}
