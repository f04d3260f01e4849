import HotlineCore
import HotlineDesk

struct Assign: Command {
    let card = Card(
        names: ["assign", "分办", "fb"], usage: "assign [TICKET] HANDLER REASON",
        help: Words(
            "单位内部换人经办：写工号或人员编号和原因，时限不变", "gives a ticket to another person of the department: who and why; no clock moves"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat, onlyHash: true)
        let person = PersonID(rawValue: try words.required().typed)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.duty(.assign(ticket, to: person, reason: reason)))
    }
}
