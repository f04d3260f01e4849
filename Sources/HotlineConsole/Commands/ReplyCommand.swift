import HotlineCore
import HotlineDesk

struct ReplyCommand: Command {
    let card = Card(
        names: ["reply", "答复", "df"], usage: "reply [TICKET] truth=… solved=… [inner=…] [without=REASON] [TEXT]",
        help: Words(
            "承办单位答复市民：truth 是否属实（属实、部分属实、不属实、无法核实），solved 是否解决（解决、部分解决、未解决），都要写；inner 内部说明（有空格时加引号）；配合单位还没有答复时，without 写明为什么不等",
            "the department's reply to the citizen: truth (true, partly, untrue, unverifiable) and solved (solved, partly, unsolved), both required, and inner words that the citizen does not see (in quotes where they hold spaces); without=REASON where a co-department has not replied yet"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let options = try words.options(["truth", "solved", "inner", "without"])
        let early = options["without"]?.typed
        return words.text(Words("答复", "reply"), at: &seat) { text, seat in
            let inner = options["inner"]?.typed
            let truth = options["truth"].map { Self.slug($0.typed, Self.truths) }
            let solved = options["solved"].map { Self.slug($0.typed, Self.ends) }
            guard let early else { return seat.act(.reply(ticket, publicText: text, innerText: inner, truth: truth, solved: solved)) }
            return seat.act(
                .joint(ticket, .replyEarly(publicText: text, innerText: inner, truth: truth, solved: solved, reason: early)))
        }
    }

    /// What is no known word goes to the Desk as it was typed, which says what is expected.
    private static func slug(_ typed: String, _ words: [String: String]) -> String { words[typed] ?? typed }

    private static let truths = ["属实": "true", "部分属实": "partly", "不属实": "untrue", "无法核实": "unverifiable"]
    private static let ends = ["解决": "solved", "已解决": "solved", "部分解决": "partly", "未解决": "unsolved"]
}
