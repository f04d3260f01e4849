import HotlineCore
import HotlineDesk

/// The hotline keeps a matter and follows it up (art. 18 ¶4 b).
struct Follow: Command {
    let card = Card(
        names: ["follow", "记录跟进", "jlgj"], usage: "follow [TICKET] DATE TEXT",
        help: Words(
            "首问责任人记录跟进：本单不派出，由热线办；写下一步的日期和这次做了什么，到期没有记录就报班长；以答复或派单结束",
            "the first responsible follows it up: it goes to nobody, the hotline does it. The date of the next step and what was done; nothing on record by then goes to the shift leader. An answer or a dispatch ends it"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let date = try words.required().folded
        return words.text(Words("跟进记录", "what was done"), at: &seat) { text, seat in
            seat.act(.followUp(ticket, next: date, text: text))
        }
    }
}
