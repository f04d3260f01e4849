import HotlineCore
import HotlineRouting
import HotlineStore

/// 记录跟进: first responsibility's second branch (art. 18 ¶4 b). Nobody else has the matter: whoever was asked first keeps it,
/// says what was done, and by when the next step is due. It ends with an answer or with a transfer.
extension Desk {
    /// Days to the next step at the most: as long as a shelved ticket is left before it is looked at again.
    static let longestFollowUp = 30

    mutating func followUp(_ reference: TicketReference, next typed: String, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let person = try requirePerson(.followUp, of: order.actor)
        try requireKeeper(dossier, person)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(text, "text", atMost: 2_000)
        let due = try readFollowUpDate(typed, at: order.at)
        try advance(&dossier, by: .followUp, at: order.at)
        return try stored { () throws(StoreFailure) in
            let minutes = max(1, Int((due.instant.milliseconds - order.at.milliseconds) / 60_000))
            dossier.start(
                ClockRow(
                    ticket: dossier.ticket.id, round: dossier.ticket.round, name: .followUp, startedAt: order.at, due: due,
                    allowance: .clockMinutes(minutes)))
            try journal(.followUp, dossier, by: order, reason: Reason("followed-up", due.instant.wallClock(in: zone)), text: text)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Whoever was asked first, whoever has it in their place, or somebody who decides for others.
    private func requireKeeper(_ dossier: Dossier, _ person: PersonID) throws(DeskFailure) {
        if dossier.ticket.firstPerson == person || Rights.allows(tables.routing.people[person]?.roles ?? [], .rule) { return }
        if try stored({ () throws(StoreFailure) in try store.keeper(of: dossier.ticket.id) }) == person { return }
        throw .refused(.notFirstPerson(dossier.ticket.firstPerson))
    }

    /// The close of the day named, or of the next working day: there the next step must be on record.
    private func readFollowUpDate(_ typed: String, at now: Instant) throws(DeskFailure) -> WorkingCalendar.Due {
        let today = zone.date(of: now)
        let last = today.adding(days: Self.longestFollowUp)
        guard let date = try? CellParser.date(typed), date > today, date <= last else {
            throw .refused(
                .invalid(
                    field: "date", value: String(typed.prefix(40)), expected: "\(today.adding(days: 1).written) – \(last.written)"))
        }
        guard let noon = TimeOfDay(minutes: 12 * 60) else { preconditionFailure("every day has a noon") }
        return tables.routing.calendar.due(
            after: zone.instant(date.adding(days: -1), noon), .workingDays(1), in: tables.routing.calendar.room(.followUp))
    }
}
