import HotlineCore
import HotlineRouting
import HotlineStore

/// Only a person hands a matter to 110, 119, 120 or 122; who took it, when, and the incident's number close it (practice 1).
extension Desk {
    package static let emergencyLines = ["110", "119", "120", "122"]

    mutating func handOver(
        _ reference: TicketReference, to line: String, takenBy: String, incident: String?, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireHandOn(dossier, .handOver, order.actor)
        guard Self.emergencyLines.contains(line) else {
            throw .refused(.invalid(field: "line", value: line, expected: Self.emergencyLines.joined(separator: ", ")))
        }
        try require(takenBy, "taken_by", atMost: 100)
        guard let incident else { return try beginHandOver(dossier, to: line, takenBy: takenBy, order) }
        try require(incident, "incident", atMost: 100)
        try advance(&dossier, by: .handOver, at: order.at)
        return try stored { () throws(StoreFailure) in
            let lead = dossier.lead
            let begun = try store.handover(of: dossier.ticket.id)
            let takenAt = begun.flatMap { $0.line == line ? $0.takenAt : nil } ?? order.at
            dossier.ticket.handedTo = line
            dossier.ticket.acceptedAt = dossier.ticket.acceptedAt ?? order.at
            try endRound(of: &dossier, at: order.at)
            let passed = try passFollowers(of: dossier, after: .handOver, order)
            try store.put(HandoverRow(ticket: dossier.ticket.id, line: line, takenBy: takenBy, takenAt: takenAt))
            let entry = try journal(
                .handOver, dossier, by: order,
                reason: Reason("handed-over", line, takenBy, incident, takenAt.wallClock(in: tables.routing.calendar.zone)))
            try tellHandedOver(dossier, to: line, lead: lead, entry: entry, order)
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            if let passed { receipt.decided.append(passed) }
            return receipt
        }
    }

    /// 已转 110，警情编号待补: it stays open and rings every five minutes until the number is there.
    private mutating func beginHandOver(
        _ found: Dossier, to line: String, takenBy: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = found
        _ = try Lifecycle.next(after: .handOver, in: dossier.ticket.state).orRefuse()
        return try stored { () throws(StoreFailure) in
            dossier.ticket.handedTo = line
            try store.put(HandoverRow(ticket: dossier.ticket.id, line: line, takenBy: takenBy, takenAt: order.at))
            try journal("handing_over", dossier, by: order, reason: Reason("handing-over", line, takenBy))
            try save(&dossier, at: order.at)
            var receipt = receipt(for: dossier)
            receipt.decided = [Reason("handing-over", line, takenBy)]
            return receipt
        }
    }

    /// The citizen reads who has it now, and the department that it is no longer theirs.
    private mutating func tellHandedOver(
        _ dossier: Dossier, to line: String, lead: AssignmentRow?, entry: Int64, _ order: Order
    ) throws(StoreFailure) {
        let arguments = ["ticket", number(dossier.ticket.id).description, "line", line]
        try tellCitizen(of: dossier, subject: .handedOver, arguments: arguments, citizen: nil, entry: entry, order)
        guard let lead, lead.endedAt == nil else { return }
        try tell(
            tables.routing.recipients(.handler, department: lead.department, handler: lead.handler, at: order.at), of: dossier,
            subject: .handedOver, arguments: arguments, entry: entry, isUrgent: true, at: order.at)
    }
}
