import HotlineCore
import HotlineDesk

struct SealCommand: Command {
    let card = Card(
        names: ["seal", "封存", "fc"], usage: "seal [TICKET] REASON",
        help: Words(
            "申请封存：另一人确认后，除申请人、确认人和监察员外谁也看不到",
            "proposes to seal a ticket: once another person confirms, only both of them and the inspectors see it"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .seal(readers: [], reason: reason)))
    }
}
