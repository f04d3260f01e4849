import HotlineCore
import HotlineDesk

/// A matter that lies in several districts takes the municipal unit and its limits (art. 13 ¶3).
struct Cross: Command {
    let card = Card(
        names: ["cross", "跨区", "kq"], usage: "cross [TICKET] yes|no REASON",
        help: Words(
            "标为跨区事项：由市级单位牵头，按跨区时限；no 取消，理由必写",
            "marks a matter that lies in several districts: the municipal unit leads, with the limits for it; no takes it off"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let isCross = words.take("yes", "y", "是")
        guard isCross || words.take("no", "n", "否") else { throw words.refusal }
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.joint(ticket, .cross(isCross, reason: reason)))
    }
}
