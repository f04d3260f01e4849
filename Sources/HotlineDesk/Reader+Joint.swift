import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// The parts of a ticket's round: who co-handles, what each owes and how far it is. Empty for most.
    func partLines(of dossier: Dossier, as sight: Sight) throws(StoreFailure) -> [PartLine] {
        var lines: [PartLine] = []
        for part in try store.parts(of: dossier.ticket.id, round: dossier.ticket.round) { lines.append(try line(of: part, as: sight)) }
        return lines
    }

    /// The part that a department has of a ticket which another leads; nil where it has none, or owes nothing of it any more.
    func partLine(of dossier: Dossier, for department: DepartmentCode, as sight: Sight) throws(StoreFailure) -> PartLine? {
        guard dossier.ticket.round > 0, dossier.lead?.department != department else { return nil }
        let parts = try store.parts(of: dossier.ticket.id, round: dossier.ticket.round)
        guard let own = parts.last(where: { $0.row.department == department && $0.row.endedAt == nil }) else { return nil }
        return try line(of: own, as: sight)
    }

    private func line(of part: TicketPart, as sight: Sight) throws(StoreFailure) -> PartLine {
        func text(_ entry: Int64?) throws(StoreFailure) -> String? {
            guard let entry, let body = try store.text(of: entry)?.body else { return nil }
            return sight == .whole ? body : Masking.text(body)
        }
        return PartLine(
            kind: part.task.kind == .below ? .below : .co, departmentCode: part.row.department,
            departmentName: tables.departmentName(part.row.department),
            handler: tables.workNumber(part.row.handler), duty: part.task.duty, state: part.task.state, signDue: part.task.signDue,
            due: part.task.due, signedAt: part.row.signedAt, isAutoSigned: part.row.isAutoSigned, repliedAt: part.task.repliedAt,
            reply: try text(part.task.replyEntry), leftBecause: try text(part.task.leftEntry))
    }

    /// The same as sentences: a line a part, then what it replied, or why it was not waited for.
    func jointStory(_ parts: [PartLine], of ticket: TicketRow) throws(StoreFailure) -> [Reason] {
        var lines = parts.flatMap { part in
            let name = tables.titled(part.departmentCode)
            var lines = [
                Reason(
                    "part-line", part.kind.chinese, name, part.handler ?? "—", part.state.chinese,
                    part.duty.isEmpty ? "—" : part.duty,
                    part.signedAt.map {
                        Reason(slug: part.isAutoSigned ? "by-itself" : "signed-at", arguments: [$0.wallClock(in: zone)]).argument
                    }
                        ?? part.signDue.wallClock(in: zone),
                    part.repliedAt.map { Reason("replied-at", $0.wallClock(in: zone)).argument } ?? part.due.wallClock(in: zone))
            ]
            if let reply = part.reply { lines.append(Reason("part-reply", name, reply)) }
            if let why = part.leftBecause { lines.append(Reason("part-left", name, why)) }
            return lines
        }
        if let reception = try store.reception(of: ticket.id) {
            lines.append(
                Reason(
                    "received-for", tables.titled(reception.department),
                    tables.workNumber(reception.person)))
        }
        return lines
    }
}
