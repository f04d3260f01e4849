import HotlineCore

/// What is to be written into the journal: who did what to which ticket, when, from where, and why.
package struct JournalEntry: Sendable {
    package let ticket: Int64?
    package let at: Instant
    /// A `TicketEvent` slug, or the journal's own: `received`, `attached`, `told`, `rung`, `reminder`, `token`, `reload`.
    package let event: String
    package let door: String
    package let person: PersonID?
    package let actorDepartment: DepartmentCode?
    package let origin: String
    package let reason: Reason
    /// Whose feed it belongs to.
    package let department: DepartmentCode?
    package let text: JournalText?

    package init(
        ticket: Int64?, at now: Instant, event: String, door: String, person: PersonID?, actorDepartment: DepartmentCode?,
        origin: String, reason: Reason, department: DepartmentCode?, text: JournalText?
    ) {
        self.ticket = ticket
        self.at = now
        self.event = event
        self.door = door
        self.person = person
        self.actorDepartment = actorDepartment
        self.origin = origin
        self.reason = reason
        self.department = department
        self.text = text
    }
}

/// Personal text: erasable with its salt, while the entry keeps the salted digest (practice 28).
package struct JournalText: Sendable {
    package let salt: [UInt8]
    package let body: String
    package let goal: String?
    package let place: String?

    package init(salt: [UInt8], body: String, goal: String? = nil, place: String? = nil) {
        self.salt = salt
        self.body = body
        self.goal = goal
        self.place = place
    }

    /// SHA-256(salt ‖ body ‖ 0 ‖ goal ‖ 0 ‖ place).
    package var digest: Digest256 {
        var bytes = salt
        bytes += body.utf8
        bytes.append(0)
        bytes += (goal ?? "").utf8
        bytes.append(0)
        bytes += (place ?? "").utf8
        return SHA256.hash(bytes)
    }
}

/// An entry as it stands in the journal.
package struct EntryRow: Sendable {
    package let id: Int64
    package let ticket: Int64?
    package let at: Instant
    package let event: String
    package let door: String
    package let person: PersonID?
    package let actorDepartment: DepartmentCode?
    package let reason: Reason
    package let department: DepartmentCode?
    package let body: String?
    package let origin: String

    init(_ row: Statement) {
        id = row.integer(0)
        ticket = row.optionalInteger(1)
        at = row.instant(2)
        event = row.text(3)
        door = row.text(4)
        person = row.optionalCode(5)
        actorDepartment = row.optionalCode(6)
        reason = Reason(slug: row.text(7), arguments: ArgumentList.decode(row.text(8)))
        department = row.optionalCode(9)
        body = row.optionalText(10)
        origin = row.text(11)
    }
}
