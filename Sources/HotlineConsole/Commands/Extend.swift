import HotlineCore
import HotlineDesk

/// The department asks for more time before the answer is due (practice 8).
struct Extend: Command {
    let card = Card(
        names: ["extend", "延期", "yq"], usage: "extend [TICKET] LENGTH REASON",
        help: Words(
            "承办单位申请延期：时长如 3工作日，原因市民会看到；批准并告知市民后才生效",
            "the department asks for more time: a length as 3工作日, a reason that the citizen reads; in effect once granted and told"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let length = try words.required().folded
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.late(ticket, .askExtension(length: length, reason: reason)))
    }
}
