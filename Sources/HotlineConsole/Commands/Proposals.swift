import HotlineCore
import HotlineDesk

struct Proposals: Command {
    let card = Card(
        names: ["proposals", "待确认", "dqr"], usage: "proposals",
        help: Words("等待另一人确认的：封存、转述、不计入统计等", "what waits for a second person: seals, restatements, exclusions and the like"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        try words.finish()
        return .ask(seat.query(.privacy(.proposals, by: seat.actor))) { answer, seat in
            guard case .proposals(let lines) = answer else { return seat.unexpected(answer) }
            return .reply(seat.proposals(lines))
        }
    }
}

extension Seat {
    /// Numbered as every list is; what is about no ticket has no number.
    fileprivate mutating func proposals(_ lines: [ProposalLine]) -> Reply {
        listed = []
        let heads = DisplayWidth.aligned(
            lines.map { line in
                let ticket = line.ticket.flatMap { TicketNumber(parsing: $0) }
                if let ticket { listed.append(.number(ticket)) }
                return [ticket == nil ? "-" : String(listed.count), line.ticket ?? "", line.matter.in(language), line.by, time(line.at)]
            })
        let shown = zip(heads, lines).flatMap { head, line in [head] + paragraphs("    " + line.text) }
        return Reply(.list, shown + [words(Words("待确认 共 \(lines.count) 项", "\(lines.count) wait for a second person"))])
    }
}
