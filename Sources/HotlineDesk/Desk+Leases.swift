import HotlineCore
import HotlineRouting
import HotlineStore

/// Pulled tickets are left for a while to whoever pulled them, connected or not. A lease stops no clock (practice 25).
extension Desk {
    /// Working time of a lease, and of each extension.
    static let lease = Limit.workingMinutes(30)
    /// Tickets of one pull: as many as one person signs in the time of a lease.
    package static let pullLimit = 50
    /// Extensions of one lease: with them it lasts two working hours at most, half of the ordinary window to sign.
    package static let leaseExtensions = 3

    /// Leases the most urgent unsigned tickets, then those that are due first.
    mutating func pull(_ department: DepartmentCode, limit: Int, _ order: Order) throws(DeskFailure) -> Receipt {
        let person = try require(.pull, of: order.actor)
        _ = try requireDepartment(department, at: order.at)
        guard let acting = order.actor.department ?? person?.department, acting == department || tables.routing.isWithin(department, acting)
        else { throw .refused(.notYours) }
        guard (1...Self.pullLimit).contains(limit) else {
            throw .refused(.invalid(field: "limit", value: "\(limit)", expected: "1–\(Self.pullLimit)"))
        }
        return try stored { () throws(StoreFailure) in
            let until = leaseEnd(after: order.at, department)
            var receipt = Receipt()
            for id in try store.unsigned(of: department, at: order.at, limit: limit) {
                guard var dossier = try read(id) else { continue }
                // Its end has come and the tick has not: it is counted all the same.
                if dossier.leasedUntil != nil { try endLease(of: &dossier, order) }
                dossier.changeLead { $0.leasedUntil = until }
                try journal("pulled", dossier, by: order, reason: Reason("pulled", until.wallClock()))
                try save(&dossier, at: order.at)
                receipt.tickets.append(try line(of: dossier, at: order.at))
            }
            return receipt
        }
    }

    /// 续领: another length from now on, so many times a pull.
    mutating func extendLease(_ reference: TicketReference, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireHolding(dossier, .pull, order.actor)
        _ = try Lifecycle.next(after: .sign, in: dossier.ticket.state).orRefuse()
        let refusal = DeskFailure.refused(.leaseOver(most: Self.leaseExtensions))
        guard let lead = dossier.lead, let until = dossier.leasedUntil, until > order.at else { throw refusal }
        let entries = try stored { () throws(StoreFailure) in try store.entries(of: dossier.ticket.id) }
        let extensions = entries.reversed().prefix { $0.event != "pulled" }.count { $0.event == "lease_extended" }
        guard extensions < Self.leaseExtensions else { throw refusal }
        return try stored { () throws(StoreFailure) in
            let end = leaseEnd(after: order.at, lead.department)
            dossier.changeLead { $0.leasedUntil = max(until, end) }
            try journal("lease_extended", dossier, by: order, reason: Reason("lease-extended", end.wallClock(), "\(extensions + 1)"))
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Nobody signed what was pulled: it is free again, the feed says so, and it counts.
    mutating func endLease(of dossier: inout Dossier, _ order: Order) throws(StoreFailure) {
        dossier.changeLead { $0.leasedUntil = nil }
        try journal("lease_lapsed", dossier, by: order, reason: Reason("lease-lapsed"))
    }

    private func leaseEnd(after now: Instant, _ department: DepartmentCode) -> Instant {
        tables.routing.calendar.due(after: now, Self.lease, in: WorkingCalendar.Scope(department: department)).instant
    }
}

extension Dossier {
    /// The end of a lease that is still of use: the ticket waits to be signed.
    var leasedUntil: Instant? { ticket.state == .awaitingSignature ? lead?.leasedUntil : nil }
}
