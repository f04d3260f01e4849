import HotlineCore
import HotlineDesk

/// What remains after a dispatch of a matter that came by telephone or at a window: was the citizen told where it went (art.
/// 18 ¶4)? Whoever dispatches may well not have them there any more, so Enter is no, and any other command goes on.
struct TransferQuestion: Sendable {
    let reference: TicketReference

    func ask(after lines: [String], at seat: Seat) -> Move {
        let prompt = Reply(.taken, lines + [seat.words(Wording.wasTransferTold)])
        return .choice(Choice(prompt: prompt) { line, seat throws(Refusal) in try take(line, at: &seat) })
    }

    private func take(_ line: TypedLine, at seat: inout Seat) throws(Refusal) -> Move {
        switch line.plain.lowercased() {
        case "y", "yes", "是": return seat.act(.told(reference, .by(how: Wording.onThisCall)))
        case "", "n", "no", "否": return .reply(Reply(.done, seat.words(Wording.staysListed)))
        default:
            let name = String(line.plain.prefix { $0 != " " && $0 != "\t" })
            guard let command = CommandTable.command(named: name) else { throw .usage(seat.words(Wording.yesOrListed)) }
            var words = Arguments(line, usage: command.card.usage.in(seat.language), skipping: 1)
            return try command.begin(&words, at: &seat)
        }
    }
}
