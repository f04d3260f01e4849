import HotlineCore
import HotlineDesk

struct Include: Command {
    let card = Card(
        names: ["include", "重新计入", "cxjr"], usage: "include [TICKET] REASON",
        help: Words(
            "申请把不计入统计的工单重新计入，须另一人 confirm", "proposes that a ticket left out of the statistics counts again; another person confirms it"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .include(reason: reason)))
    }
}
