import HotlineCore
import HotlineDesk

struct ConfirmExclusion: Command {
    let card = Card(
        names: ["confirm-exclusion", "确认不计入", "qrbj"], usage: "confirm-exclusion [TICKET]",
        help: Words("确认别人申请的不计入统计", "confirms that a ticket is left out, as somebody else proposed"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return seat.act(.privacy(ticket, .confirmExclusion))
    }
}
