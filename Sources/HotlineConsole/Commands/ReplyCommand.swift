import HotlineCore
import HotlineDesk

struct ReplyCommand: Command {
    let card = Card(
        names: ["reply", "答复", "df"], usage: "reply [TICKET] [truth=…] [solved=…] [inner=…] [without=REASON] [TEXT]",
        help: Words(
            "承办单位答复市民：truth 是否属实，solved 是否解决，inner 内部说明（有空格时加引号）；配合单位还没有答复时，without 写明为什么不等",
            "the department's reply to the citizen: truth, solved, and inner words that the citizen does not see (in quotes where they hold spaces); without=REASON where a co-department has not replied yet"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let options = try words.options(["truth", "solved", "inner", "without"])
        let early = options["without"]?.typed
        return words.text(Words("答复", "reply"), at: &seat) { text, seat in
            let (inner, truth, solved) = (options["inner"]?.typed, options["truth"]?.typed, options["solved"]?.typed)
            guard let early else { return seat.act(.reply(ticket, publicText: text, innerText: inner, truth: truth, solved: solved)) }
            return seat.act(
                .joint(ticket, .replyEarly(publicText: text, innerText: inner, truth: truth, solved: solved, reason: early)))
        }
    }
}
