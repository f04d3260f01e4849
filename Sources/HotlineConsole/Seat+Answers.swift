import HotlineCore
import HotlineDesk

extension Seat {
    /// The ticket of an answer becomes the current one; a refusal changes nothing.
    mutating func remember(_ answer: DeskAnswer) {
        switch answer {
        case .done(let receipt): setCurrent(receipt.ticket)
        case .ticket(let detail):
            setCurrent(detail.line.number)
            choices = detail.guesses.count > 1 ? detail.guesses.map(\.category) : []
        case .why(let explanation): setCurrent(explanation.ticket)
        case .refused, .identity, .list, .inbox, .proposal, .venue, .progress, .feed, .notices, .proposals, .quality, .status, .form,
            .reloaded, .clock, .ready, .cursors, .links, .digest, .holidays, .duty, .suggestions, .lateAccount, .calls, .attachment,
            .register, .metrics, .figures, .session, .departmentDesk, .board, .found, .workbench, .webhooks:
            break
        }
    }

    private mutating func setCurrent(_ number: String?) {
        guard let number, let ticket = TicketNumber(parsing: number) else { return }
        current = .number(ticket)
        choices = []
    }

    /// An order whose receipt says all: decided reasons, clocks and the state, under 250.
    mutating func act(_ action: Action) -> Move {
        .ask(order(action)) { answer, seat in seat.receipt(of: answer) }
    }

    func receipt(of answer: DeskAnswer) -> Move {
        guard case .done(let receipt) = answer else { return unexpected(answer) }
        return .reply(done(receipt))
    }

    /// A receipt's lines; a program reads it whole at the last.
    func done(_ receipt: Receipt) -> Reply {
        let lines = receiptLines(receipt)
        return Reply(.done, lines, values: [lines.count - 1: receipt.json])
    }

    func receiptLines(_ receipt: Receipt) -> [String] {
        var lines = receipt.decided.map { HouseWords.sentence($0, in: language) }
        if !receipt.clocks.isEmpty { lines.append(clocks(receipt.clocks)) }
        guard let ticket = receipt.ticket else { return lines + [words(Wording.done)] }
        let state = receipt.state.map { " " + $0.in(language) } ?? ""
        return lines + [ticket + state + (receipt.isRepeated ? words(Wording.repeated) : "")]
    }

    /// A refusal in its words; any other answer than the one asked for is a fault of ours, told as one.
    func unexpected(_ answer: DeskAnswer) -> Move {
        guard case .refused(let refusal) = answer else { return refuse(.tryLater(.failure)) }
        return refuse(refusal)
    }

    /// `签收 09:35 联系 09:50 首报 11:20`: what still runs, by the instant it ends.
    func clocks(_ clocks: [ClockLine]) -> String {
        let running = clocks.filter { $0.stoppedAt == nil }.sorted { ($0.due, $0.name.rawValue) < ($1.due, $1.name.rawValue) }
        return running.map { $0.name.in(language) + " " + time($0.due) + ($0.isProvisional ? words(Wording.provisional) : "") }
            .joined(separator: language == .chinese ? " " : ", ")
    }
}
