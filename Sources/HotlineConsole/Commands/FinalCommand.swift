import HotlineCore
import HotlineDesk

struct FinalCommand: Command {
    let card = Card(
        names: ["final", "最终答复", "zzdf"], usage: "final [TICKET] [TEXT]",
        help: Words(
            "市民不满意而已尽责，或办过的次数已到：由没有答复过的审核员写明理由，发给市民",
            "where nothing more is to be done: a reviewer who did not reply gives the reasons, which go to the citizen"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        return words.text(Words("最终答复", "final answer"), at: &seat) { text, seat in seat.act(.quality(ticket, .final(text: text))) }
    }
}
