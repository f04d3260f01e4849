import HotlineCore
import HotlineDesk

struct ReviewCommand: Command {
    let card = Card(
        names: ["review", "审核", "sh"], usage: "review [TICKET] ok [REASON] | review [TICKET] redo REASON",
        help: Words(
            "审核单位的答复：ok 通过，redo 退回重办并写理由；核对出必改内容仍要通过的，ok 后写理由",
            "reviews a department's reply: ok releases it, redo sends it back with a reason; ok with a reason lets stand what the check would stop"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        if words.take("ok", "通过") {
            let reason = words.rest()
            return seat.act(reason.isEmpty ? .review(ticket, .release) : .quality(ticket, .releaseDespite(reason: reason)))
        }
        guard words.take("redo", "重办") else { throw words.refusal }
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.review(ticket, .redo(reason: reason)))
    }
}
