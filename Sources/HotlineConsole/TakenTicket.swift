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
        guard let reference else { return finish(nil, at: seat) }
        return .ask(seat.query(.show(reference, by: seat.actor))) { answer, seat in
            guard case .ticket(let detail) = answer else { return finish(nil, at: seat) }
            return finish(detail, at: seat)
        }
    }

    private var reference: TicketReference? { TicketNumber(parsing: number).map { .number($0) } }

    /// Of a ticket that is no department's the first person alone; one under another has the main one's department and handler.
    private func responsible(_ detail: TicketDetail, at seat: Seat) -> String {
        let first = seat.labelled(Wording.firstPerson, name(detail.firstPerson, at: seat))
        guard let department = detail.line.departmentName ?? detail.line.departmentCode?.rawValue else { return first }
        return [seat.labelled(Wording.department, department), seat.labelled(Wording.handler, detail.line.handler ?? "-"), first]
            .joined(separator: " · ")
    }

    /// - Parameter detail: nil where the sheet could not be had: the receipt says what it can.
    private func finish(_ detail: TicketDetail?, at seat: Seat) -> Move {
        let isAtWindow = detail?.channel == .window
        var head = seat.words(receipt.state == .pending ? Wording.heldAs(number) : Wording.takenAs(number))
        if receipt.isRepeated { head += seat.words(Wording.repeated) }
        if let code = receipt.queryCode { head += seat.words(Wording.queryCode(code)) }
        var lines =
            [head] + (detail.map { [responsible($0, at: seat)] } ?? [])
            + receipt.decided.filter(isNews).map { HouseWords.sentence($0, in: seat.language) }
        let clocks = receipt.clocks + (detail?.mainClocks ?? []).filter { main in !receipt.clocks.contains { $0.name == main.name } }
        if !clocks.isEmpty { lines.append(seat.clocks(clocks)) }
        if let called = called(detail?.unacknowledged ?? [], at: seat) { lines.append(called) }
        let end = seat.words(Wording.finished(name(detail?.firstPerson, at: seat)))
        guard receipt.mustTell, let reference else { return seat.endCall(Reply(.done, lines + [end], values: [0: receipt.json])) }
        let prompt = Reply(
            .taken, lines + [seat.words(isAtWindow ? Wording.wasItToldHere : Wording.wasItTold)], values: [0: receipt.json])
        let how = isAtWindow ? Wording.faceToFace : Wording.onThisCall
        return .choice(Choice(prompt: prompt) { line, seat throws(Refusal) in try told(line, reference, how: how, end: end, at: &seat) })
    }

    /// `已呼棠下街道办事处 8103，未确认，09:25 转列待告知`: who was called and has not answered, and what comes next (practice 7).
    private func called(_ notices: [NoticeLine], at seat: Seat) -> String? {
        guard let next = notices.compactMap(\.next).min(by: { $0.at < $1.at }) else { return nil }
        // Of one person a new ticket and a rung may both wait.
        var named: Set<String> = []
        let people = notices.map { HouseWords.who($0.recipient, in: seat.language) }.filter { named.insert($0).inserted }
        let step = next.step == .phone ? seat.words(Wording.turnsUntold) : HouseWords.nextWay(next.step, in: seat.language)
        return seat.words(Wording.called(people, seat.time(next.at) + " " + step))
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
