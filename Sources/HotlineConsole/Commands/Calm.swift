import HotlineCore
import HotlineDesk

struct Calm: Command {
    let card = Card(
        names: ["calm", "解除扬言", "jcyy"], usage: "calm [TICKET] REASON",
        help: Words(
            "申请解除扬言：已核实没有人要伤害自己或别人，理由必写；另一人 confirm 后才能答复或同意撤回。紧急程度另用 classify 降低",
            "proposes that nobody threatens themselves or others any more; once another person confirms it may be answered. Its urgency is lowered apart, with classify"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .calm(reason: reason)))
    }
}
