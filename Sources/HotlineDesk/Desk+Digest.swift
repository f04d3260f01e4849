import HotlineCore
import HotlineRouting
import HotlineStore

/// What is not urgent comes to a department's people gathered: one notice an hour, not one a rung. An urgent rung never waits.
extension Desk {
    /// Lines of one digest; more make a further one at the same instant.
    static let digestLines = 200
    /// Tickets that a digest's own words name; its lines name all.
    static let digestNames = 5

    /// The hotline's own people sit before their consoles and hear each rung as it comes.
    func isGathered(_ person: PersonID) -> Bool {
        settings.digest != .off && (tables.routing.people[person]?.department ?? .hotline) != .hotline
    }

    /// Puts a rung before these people with the next digest of the department that each of them sits in.
    func gather(_ people: [PersonID], _ rung: String, of dossier: Dossier, entry: Int64, at now: Instant) throws(StoreFailure) {
        for person in people {
            guard let department = tables.routing.people[person]?.department,
                let due = settings.digest.instant(
                    after: now, calendar: tables.routing.calendar,
                    scope: WorkingCalendar.Scope(district: dossier.ticket.district, department: department))
            else { continue }
            try store.gather(rung: rung, of: dossier.ticket.id, entry: entry, for: person, of: department, due: due, at: now)
        }
    }

    /// Writes the digests whose time has come, at most `limit` departments'.
    ///
    /// - Returns: how many were due.
    mutating func sendDigests(limit: Int, at now: Instant) throws(StoreFailure) -> Int {
        let due = try store.digestsDue(at: now, limit: limit)
        for department in due { try sendDigest(to: department, at: now) }
        return due.count
    }

    private mutating func sendDigest(to department: DepartmentCode, at now: Instant) throws(StoreFailure) {
        var lines = try store.digestWaiting(for: department, due: now, limit: Self.digestLines)
        guard let at = lines.map(\.dueAt).max() else { return }
        let all = lines
        var tickets: [Int64] = []
        for ticket in Set(all.map(\.ticket)).sorted() {
            // Whoever was named in the complaint since the rung fired reads nothing of it (practice 26).
            guard let dossier = try read(ticket) else { continue }
            let accused = Accused(dossier.privacy)
            lines.removeAll { $0.ticket == ticket && tables.isAccused($0.person, by: accused) }
            if lines.contains(where: { $0.ticket == ticket }) { tickets.append(ticket) }
        }
        let names = tickets.prefix(Self.digestNames).map { number($0).description }.joined(separator: "、")
        let reason = Reason("digest", "\(tickets.count)", names + (tickets.count > Self.digestNames ? "……" : ""))
        let entry = try store.append(
            JournalEntry(
                ticket: nil, at: at, event: "digest", door: Actor.Door.time.rawValue, person: nil, actorDepartment: nil, origin: "",
                reason: reason, department: tickets.isEmpty ? nil : department, text: nil))
        try store.settle(all, by: entry)
        var people: [PersonID] = []
        for line in lines where !people.contains(line.person) { people.append(line.person) }
        for person in people {
            try store.post(
                entry: entry, ticket: nil, subject: reason.slug, arguments: reason.arguments,
                recipient: "department:\(department) person:\(person)", way: .feed, address: nil, isUrgent: false, next: nil, at: at)
        }
    }

    /// A person read their department's digest on a console.
    package mutating func digestSeen(_ entry: Int64, by person: PersonID, at now: Instant) throws(StoreFailure) {
        for notice in try store.notices(ofEntry: entry)
        where notice.toldAt == nil && notice.how == nil && notice.recipient.hasSuffix(" person:\(person)") {
            try store.settle(notice.id, toldAt: now, how: OutboxRow.Way.console.rawValue)
        }
    }
}
