import HotlineCore
import HotlineDesk

struct Publish: Command {
    let card = Card(
        names: ["publish", "公开", "gk"], usage: "publish [TICKET] [TEXT] | publish [TICKET] off REASON",
        help: Words(
            "写可以公开的文字：市民同意公开的诉求才行，不得有姓名、电话、门牌；off 收回；待公开的见 list publish",
            "writes what everybody may read, where the citizen allowed it: no names, numbers or doors; off takes it back; see list publish")
    )

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        if let first = words.first?.folded.lowercased(), ["off", "收回"].contains(first) {
            _ = words.next()
            let reason = words.rest()
            guard !reason.isEmpty else { throw words.refusal }
            return seat.act(.privacy(ticket, .unpublish(reason: reason)))
        }
        return words.text(Words("公开文字", "words for the public"), at: &seat) { text, seat in
            seat.act(.privacy(ticket, .publish(text: text)))
        }
    }
}
