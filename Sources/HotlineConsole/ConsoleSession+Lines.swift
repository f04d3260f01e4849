import HotlineCore

extension ConsoleSession {
    /// One line, for whatever stands: a command, a text, a choice.
    mutating func work(_ line: String) {
        switch standing {
        case .command: command(TypedLine(line))
        case .text(let gathering): text(line, of: gathering)
        case .choice(let choice): choose(TypedLine(line), from: choice)
        case .asked, .closed: break
        }
    }

    /// An empty line is Enter once too often and gets no answer.
    private mutating func command(_ line: TypedLine) {
        let name = line.plain.prefix { $0 != " " && $0 != "\t" }
        guard !name.isEmpty else { return }
        // A lone number chooses among the classes of the sheet just shown (practice 39: one key).
        if let rank = Int(line.plain), rank > 0, rank <= seat.choices.count {
            do throws(Refusal) { return perform(try seat.pick(rank)) } catch { return send(Reply(error, in: seat.language)) }
        }
        guard let command = CommandTable.command(named: String(name)) else {
            return send(Reply(.unknownCommand(DisplayWidth.cut(String(name), to: 40)), in: seat.language))
        }
        guard command.card.isOpen || seat.identity != nil else { return send(Reply(.notAuthenticated, in: seat.language)) }
        var words = Arguments(line, usage: command.card.usage.in(seat.language), skipping: 1)
        seat.begun = line.typedText
        do throws(Refusal) {
            let move = try command.begin(&words, at: &seat)
            if seat.resumed == nil { seat.begun = words.settled }
            perform(move)
        } catch {
            send(Reply(error, in: seat.language))
        }
    }

    private mutating func text(_ line: String, of gathering: TextGathering) {
        var gathering = gathering
        let field = seat.words(Wording.text)
        switch gathering.take(line, fieldName: field) {
        case .taken: standing = .text(gathering)
        case .whereAmI:
            let counted = Wording.gathered(gathering.lines.count, gathering.characters)
            send(Reply(.text, seat.words(gathering.wanted.subject) + seat.words(counted), seat.words(Wording.sendText)))
        case .dropped: perform(seat.drop())
        case .parked:
            keep(gathering)
            perform(seat.park())
        case .ended:
            do throws(Refusal) {
                let text = try gathering.text(named: field)
                let then = gathering.wanted.then
                // What was typed outlives a refusal, and the line that drops before Enter at the proposal.
                guard keep(gathering) else { return perform(then(text, &seat)) }
                perform(seat.keep { seat in then(text, &seat) })
            } catch {
                perform(seat.refuse(error))
            }
        }
    }

    private mutating func choose(_ line: TypedLine, from choice: Choice) {
        if line.plain == "?" { return send(choice.prompt) }
        do throws(Refusal) {
            perform(try choice.then(line, &seat))
        } catch {
            send(Reply(error, in: seat.language))
        }
    }
}
