import HotlineCore
import HotlineRouting
import HotlineStore

/// Where a department's duty passes to another, its open tickets follow: no clock moves, and the first department stays
/// (arts 15–16, practice 48).
struct Succession: Equatable {
    let version: RoutingVersion
    let date: CivilDate
    /// The departments that somebody has taken from by that day, those still to be looked through.
    var departments: [DepartmentCode]
    /// The last ticket looked at of the first of them.
    var after: Int64 = 0
}

extension Desk {
    /// Looks through the open tickets of departments that were taken over, once for each version and day.
    ///
    /// - Returns: how many tickets were looked at.
    mutating func succeed(limit: Int, secrets: FreshSecrets, at now: Instant) throws(StoreFailure) -> Int {
        var progress = succession(at: now)
        defer { successionDone = progress }
        var done = 0
        while done < limit, let old = progress.departments.first {
            let found = try store.openTickets(of: old, after: progress.after, limit: limit - done)
            for id in found {
                try pass(id, from: old, secrets: secrets, at: now)
                progress.after = id
            }
            done += found.count
            guard found.isEmpty else { continue }
            progress.departments.removeFirst()
            progress.after = 0
        }
        return done
    }

    /// The beginning of the first day whose tickets have not all followed yet.
    var nextSuccession: Instant? {
        guard !tables.routing.successors.isEmpty, let midnight = TimeOfDay(minutes: 0) else { return nil }
        let done = successionDone.flatMap { $0.version == tables.version && $0.departments.isEmpty ? $0.date : nil }
        let days = tables.routing.successors.map(\.from)
        return (done.map { date in days.filter { $0 > date } } ?? days).min().map { zone.instant($0, midnight) }
    }

    private func succession(at now: Instant) -> Succession {
        let date = zone.date(of: now)
        if let known = successionDone, known.version == tables.version, known.date == date { return known }
        let old = tables.routing.successors.filter { $0.from <= date }.map(\.old)
        return Succession(version: tables.version, date: date, departments: Set(old).sorted())
    }

    private mutating func pass(_ id: Int64, from old: DepartmentCode, secrets: FreshSecrets, at now: Instant) throws(StoreFailure) {
        guard var dossier = try read(id) else { return }
        let ticket = dossier.ticket
        let new = tables.routing.successor(
            of: old, category: ticket.category, district: ticket.district, street: ticket.street, on: zone.date(of: now))
        guard new != old, !tables.isAccused(new, by: Accused(dossier.privacy)) else { return }
        let order = Order(.takeNext(.overdue), by: .time, secrets: secrets.derived(UInt64(bitPattern: id)), at: now)
        try store.pass(ticket: id, round: ticket.round, from: old, to: new)
        let reason = Reason("succeeded", name(of: old), name(of: new))
        guard let lead = dossier.lead, lead.department == old else {
            // A co-department's part alone.
            try journal("succeeded", dossier, by: order, reason: reason, feed: new)
            return
        }
        dossier.changeLead { $0.department = new }
        // Whoever came along with the work keeps it.
        let keeps = lead.handler.map { tables.routing.present($0, on: zone.date(of: now)) == $0 && works($0, in: new) } ?? false
        let handler = keeps ? lead.handler : try chooseHandler(in: new, rule: .onCall, not: Accused(dossier.privacy), at: now).handler
        guard let handler, handler != lead.handler else {
            try journal(.transfer, dossier, by: order, reason: reason)
            return try save(&dossier, at: now)
        }
        try hand(&dossier, to: handler, why: reason, text: nil, order)
    }

    private func works(_ person: PersonID, in department: DepartmentCode) -> Bool {
        tables.routing.people[person].map { tables.routing.isWithin($0.department, department) } ?? false
    }
}
