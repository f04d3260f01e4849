import HotlineCore
import HotlineDesk

struct Secret: Command {
    let card = Card(
        names: ["secret", "保密", "bm"], usage: "secret [TICKET] on|off|state REASON",
        help: Words(
            "定为保密或取消保密，理由必写；保密件要先写转述并放行才能派单。state 是国家秘密：不予受理并立即删除内容",
            "makes a ticket secret or no longer so; the reason is required. A secret one needs a released restatement before dispatch. state is a state secret: refused, and its words deleted at once"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let isStates = words.take("state", "国家秘密")
        let isSecret = isStates || words.take("on", "yes", "是", "开")
        guard isSecret || words.take("off", "no", "否", "关") else { throw words.refusal }
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        if isStates { return seat.act(.privacy(ticket, .stateSecret(reason: reason))) }
        return seat.act(.privacy(ticket, .secret(isSecret, reason: reason)))
    }
}
