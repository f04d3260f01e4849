import HotlineCore
import HotlineDesk

struct AnswerDirectly: Command {
    let card = Card(
        names: ["answer", "直接答复", "dd"], usage: "answer [TICKET] [TEXT]",
        help: Words("当场答复市民；正文跟在后面，或在 354 之后输入", "answers the citizen at once; the text follows on the line or after 354"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        return words.text(Words("直接答复", "direct answer"), at: &seat) { text, seat in seat.act(.answer(ticket, text: text)) }
    }
}
