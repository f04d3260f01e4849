import HotlineCore
import HotlineDesk

struct ReviewCommand: Command {
    let card = Card(
        names: ["review", "审核", "sh"], usage: "review [TICKET] ok | review [TICKET] redo REASON",
        help: Words("审核单位的答复：ok 通过，redo 退回重办并写理由", "reviews a department's reply: ok releases it, redo sends it back with a reason"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        if words.take("ok", "通过") {
            try words.finish()
            return seat.act(.review(ticket, .release))
        }
        guard words.take("redo", "重办") else { throw words.refusal }
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.review(ticket, .redo(reason: reason)))
    }
}
