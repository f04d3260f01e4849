import HotlineCore
import HotlineDesk

struct Unmask: Command {
    let card = Card(
        names: ["unmask", "看号码", "khm"], usage: "unmask [TICKET] REASON",
        help: Words(
            "看市民的姓名、电话和地址；理由必写，每次都记录", "shows the citizen's name, number and address; the reason is required and each look is recorded"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .unmask(reason: reason)))
    }
}
