import HotlineCore
import HotlineDesk

/// The hotline hears what a district refused its street (practice 24).
struct Appeal: Command {
    let card = Card(
        names: ["appeal", "申诉", "ss"], usage: "appeal [TICKET] REASON",
        help: Words(
            "街镇不服区的退单裁定，向热线申诉一次；热线用 rule 裁定",
            "a street that its district refused a return appeals to the hotline, once; the hotline decides with rule"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.joint(ticket, .appeal(reason: reason)))
    }
}
