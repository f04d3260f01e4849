import HotlineCore
import HotlineDesk

struct AnswerDirectly: Command {
    let card = Card(
        names: ["answer", "直接答复", "dd"], usage: "answer [TICKET] [despite=REASON] [guide=CODE] [TEXT]",
        help: Words(
            "当场答复市民；正文跟在后面，或在 354 之后输入。核对出必改内容而确须保留的，写 despite=理由；guide=编码 在答复末尾附上办事指南的出处，过期的不能引用",
            "answers the citizen at once; the text follows on the line or after 354. despite=REASON lets stand what the check would stop; guide=CODE adds the guide that it comes from, one in force"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        var options: [String: Arguments.Word] = [:]
        // Only these keys are options: an answer may well begin with a word that holds an equals sign.
        while let word = words.first?.folded.lowercased(), ["despite=", "guide="].contains(where: word.hasPrefix) {
            try options.merge(words.options(["despite", "guide"])) { first, _ in first }
        }
        let despite = options["despite"]?.typed
        guard let code = options["guide"]?.folded else {
            return words.text(Self.subject, at: &seat) { text, seat in seat.act(.answer(ticket, text: text, despite: despite)) }
        }
        let inline = words
        return .ask(seat.query(.workbench(.guides(code), by: seat.actor))) { answer, seat in
            guard case .workbench(.guides(let guides)) = answer else { return seat.unexpected(answer) }
            // Only its own code names a guide to quote from.
            guard let line = guides.first, line.guide.code.uppercased() == code.uppercased(), !line.isExpired else {
                return seat.refuse(.invalid(field: "guide", value: code, expected: seat.words(Wording.validGuide)))
            }
            let guide = line.guide
            let source = Wording.quoted(guide.code, guide.name, guide.source, guide.checked.iso8601)
            var words = inline
            return words.text(Self.subject, heading: seat.sheet(line), at: &seat) { text, seat in
                seat.act(.answer(ticket, text: text + "\n" + source, despite: despite))
            }
        }
    }

    private static let subject = Words("直接答复", "direct answer")
}
