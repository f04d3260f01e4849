import HotlineCore
import HotlineDesk

struct ReplyCommand: Command {
    let card = Card(
        names: ["reply", "答复", "df"], usage: "reply [TICKET] [truth=…] [solved=…] [inner=…] [TEXT]",
        help: Words(
            "承办单位答复市民：truth 是否属实，solved 是否解决，inner 内部说明（有空格时加引号）",
            "the department's reply to the citizen: truth, solved, and inner words that the citizen does not see (in quotes where they hold spaces)"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let options = try words.options(["truth", "solved", "inner"])
        return words.text(Words("答复", "reply"), at: &seat) { text, seat in
            seat.act(
                .reply(
                    ticket, publicText: text, innerText: options["inner"]?.typed, truth: options["truth"]?.typed,
                    solved: options["solved"]?.typed))
        }
    }
}
