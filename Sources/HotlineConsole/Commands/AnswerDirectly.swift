import HotlineCore
import HotlineDesk

struct AnswerDirectly: Command {
    let card = Card(
        names: ["answer", "直接答复", "dd"], usage: "answer [TICKET] [despite=REASON] [TEXT]",
        help: Words(
            "当场答复市民；正文跟在后面，或在 354 之后输入。核对出必改内容而确须保留的，写 despite=理由",
            "answers the citizen at once; the text follows on the line or after 354. despite=REASON lets stand what the check would stop"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        var despite: String?
        // Only this key is an option: an answer may well begin with a word that holds an equals sign.
        if words.first?.folded.lowercased().hasPrefix("despite=") == true { despite = try words.options(["despite"])["despite"]?.typed }
        return words.text(Words("直接答复", "direct answer"), at: &seat) { [despite] text, seat in
            seat.act(.answer(ticket, text: text, despite: despite))
        }
    }
}
