import HotlineCore
import HotlineDesk

struct RuleCommand: Command {
    let card = Card(
        names: ["rule", "退单审核", "裁定", "cd"], usage: "rule [TICKET] yes|no REASON",
        help: Words("裁定退单申请：yes 同意，no 不同意，理由必写", "rules on a request to return a ticket; the reason is required"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let isGranted = words.take("yes", "y", "同意", "是")
        guard isGranted || words.take("no", "n", "不同意", "否") else { throw words.refusal }
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.rule(ticket, granted: isGranted, reason: reason))
    }
}
