import HotlineCore
import HotlineDesk

/// The department says why it was late (art. 13 ¶5).
struct ExplainLate: Command {
    let card = Card(
        names: ["explain-late", "逾期原因", "yqyy"], usage: "explain-late [TICKET] REASON",
        help: Words("承办单位说明逾期原因", "the department says why it was late"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.late(ticket, .explain(reason: reason)))
    }
}
