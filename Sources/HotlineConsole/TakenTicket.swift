import HotlineCore
import HotlineDesk

/// A ticket just made: its sheet is asked for so that department, handler and first person are those that were stored,
/// then one question remains where the transfer must still be explained (practice 9).
struct TakenTicket: Sendable {
    let receipt: Receipt
    let number: String
    let isAccepted: Bool
    /// What the proposal gave as reasons: read a moment ago, and not said again.
    let said: [Reason]

    func show(at seat: inout Seat) -> Move {
        guard let reference else { return finish([], person: nil, at: seat) }
        return .ask(seat.query(.show(reference, by: seat.actor))) { answer, seat in
            guard case .ticket(let detail) = answer else { return finish([], person: nil, at: seat) }
            return finish(
                [responsible(detail, at: seat)], person: detail.firstPerson, isAtWindow: detail.channel == .window, at: seat)
        }
    }

    private var reference: TicketReference? { TicketNumber(parsing: number).map { .number($0) } }

    /// Of a ticket under another the first person alone: the main one has department and handler.
    private func responsible(_ detail: TicketDetail, at seat: Seat) -> String {
        if detail.line.state == .merged { return seat.labelled(Wording.firstPerson, name(detail.firstPerson, at: seat)) }
        let department = detail.line.departmentName ?? detail.line.departmentCode?.rawValue ?? "-"
        return [
            seat.labelled(Wording.department, department), seat.labelled(Wording.handler, detail.line.handler ?? "-"),
            seat.labelled(Wording.firstPerson, name(detail.firstPerson, at: seat)),
        ].joined(separator: " · ")
    }

    private func finish(_ responsible: [String], person: String?, isAtWindow: Bool = false, at seat: Seat) -> Move {
        var head = seat.words(receipt.state == .pending ? Wording.heldAs(number) : Wording.takenAs(number))
        if receipt.isRepeated { head += seat.words(Wording.repeated) }
        if let code = receipt.queryCode { head += seat.words(Wording.queryCode(code)) }
        var lines =
            [head] + responsible
            + receipt.decided.filter(isNews).map { HouseWords.sentence($0, in: seat.language) }
        if !receipt.clocks.isEmpty { lines.append(seat.clocks(receipt.clocks)) }
        let end = seat.words(Wording.finished(name(person, at: seat)))
        guard receipt.mustTell, let reference else { return seat.endCall(Reply(.done, lines + [end], values: [0: receipt.json])) }
        let prompt = Reply(
            .taken, lines + [seat.words(isAtWindow ? Wording.wasItToldHere : Wording.wasItTold)], values: [0: receipt.json])
        let how = isAtWindow ? Wording.faceToFace : Wording.onThisCall
        return .choice(Choice(prompt: prompt) { line, seat throws(Refusal) in try told(line, reference, how: how, end: end, at: &seat) })
    }

    /// What still asks for a deed is said again.
    private func isNews(_ reason: Reason) -> Bool {
        !Seat.isShown(reason) && reason.slug != "first-person" && (reason.slug == "needs-person" || !said.contains(reason))
    }

    private func name(_ person: String?, at seat: Seat) -> String {
        let number = person ?? seat.workNumber
        return number == seat.workNumber ? seat.words(Wording.you(number)) : number
    }

    private func told(
        _ line: TypedLine, _ reference: TicketReference, how: String, end: String, at seat: inout Seat
    ) throws(Refusal) -> Move {
        switch line.plain.lowercased() {
        case "", "y", "yes", "是":
            return .ask(seat.order(.told(reference, .by(how: how)))) { answer, seat in
                guard case .done = answer else { return seat.unexpected(answer) }
                return seat.endCall(Reply(.done, end))
            }
        case "n", "no", "否": return seat.endCall(Reply(.done, end + seat.words(Wording.listedUntold)))
        default: throw .usage(seat.words(Wording.yesOrNo))
        }
    }
}
