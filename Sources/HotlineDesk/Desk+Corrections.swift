import HotlineCore
import HotlineRouting
import HotlineStore

/// 整改: a task with an owner, a due date and its department's ladder, which tells until somebody has closed it (practice 8).
extension Desk {
    /// - Returns: the close of the day named.
    func requireCorrection(_ correction: LateAction.Correction, of review: LateReviewRow, at now: Instant) throws(DeskFailure) -> Instant {
        guard let owner = tables.routing.people[correction.owner] else { throw .refused(.unknownPerson(correction.owner.rawValue)) }
        guard tables.routing.isWithin(owner.department, review.department) || tables.routing.isWithin(review.department, owner.department)
        else { throw .refused(.personOutsideDepartment(owner.id, review.department)) }
        try require(correction.task, "task", atMost: 2_000)
        let today = zone.date(of: now)
        guard let date = try? CellParser.date(correction.due), date > today, let midnight = TimeOfDay(minutes: 0) else {
            throw .refused(
                .invalid(field: "due", value: String(correction.due.prefix(40)), expected: "\(today.adding(days: 1).written) –"))
        }
        return tables.routing.calendar.due(
            after: zone.instant(date, midnight), .workingDays(0), in: WorkingCalendar.Scope(department: review.department)
        ).instant
    }

    mutating func setCorrection(
        _ correction: LateAction.Correction, due: Instant, of review: LateReviewRow, _ dossier: Dossier, _ order: Order
    ) throws(StoreFailure) {
        let number = try store.corrections(of: review.ticket).count + 1
        let entry = try journal(
            "correction", dossier, by: order,
            reason: Reason("correction-set", tables.workNumber(correction.owner), due.wallClock(in: zone)),
            text: JournalText(salt: order.secrets.salt(0), body: correction.task), feed: feed(of: review.department))
        var row = CorrectionRow(
            ticket: review.ticket, number: number, department: review.department, owner: correction.owner, task: entry, setAt: order.at,
            setBy: order.actor.person, due: due, routing: tables.version)
        row.nextAt = try nextRung(of: row)?.instant ?? due
        try store.put(row)
        try tellOfCorrection([correction.owner], row, dossier, entry: entry, order)
    }

    /// A department reads of it in its own feed, the hotline on its consoles.
    private func feed(of department: DepartmentCode) -> DepartmentCode? { department == .hotline ? nil : department }

    private mutating func tellOfCorrection(
        _ people: [PersonID], _ correction: CorrectionRow, _ dossier: Dossier, entry: Int64, _ order: Order
    ) throws(StoreFailure) {
        try tell(
            people, of: dossier, subject: .correction,
            arguments: [
                "ticket", number(dossier.ticket.id).description, "due", correction.due.wallClock(in: zone), "task",
                try store.text(of: correction.task)?.body ?? "",
            ], entry: entry, isUrgent: false, at: order.at)
    }

    /// The rungs of the department's ladder that hang on the promise, with the task's due in its place.
    private mutating func nextRung(of correction: CorrectionRow) throws(StoreFailure) -> Ladder.Firing? {
        let routing = try routing(of: correction.routing)
        let rungs = (routing.ladders[routing.ladder(urgency: .ordinary, department: correction.department)] ?? []).filter {
            $0.anchor == .promised && $0.condition == .running
        }
        let clock = LadderFacts.Clock(started: correction.setAt, due: correction.due, limit: .workingDays(1), isRunning: true)
        return Ladder.next(
            of: rungs, facts: LadderFacts(clocks: [.promised: clock], fired: Set(correction.rungs)), calendar: tables.routing.calendar,
            scope: WorkingCalendar.Scope(department: correction.department))
    }

    /// Tells whom the rung names and the owner; past the last rung the supervisor, each working day.
    mutating func climb(_ correction: CorrectionRow, _ order: Order) throws(StoreFailure) {
        guard let dossier = try read(correction.ticket) else { return }
        var correction = correction
        let firing = try nextRung(of: correction)
        var people = [correction.owner]
        for recipient in firing?.rung.tells ?? [.supervisor] {
            for person in tables.routing.recipients(
                recipient, department: correction.department, handler: correction.owner, at: order.at)
            where !people.contains(person) { people.append(person) }
        }
        if let firing { correction.rungs.append(firing.rung.id) }
        let tomorrow = tables.routing.calendar.due(after: order.at, .workingDays(1)).instant
        correction.nextAt = try nextRung(of: correction)?.instant ?? tomorrow
        try store.put(correction)
        let told = tables.workNumbers(people)
        let entry = try journal(
            "correction_rung", dossier, by: order,
            reason: Reason("correction-rung", firing?.rung.id ?? "每日", correction.due.wallClock(in: zone), told),
            feed: feed(of: correction.department))
        try tellOfCorrection(people, correction, dossier, entry: entry, order)
    }

    /// What was done about it: by the owner's department. The ladder goes on until somebody has closed it.
    mutating func followUp(_ reference: TicketReference, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        let dossier = try open(reference)
        let person = order.actor.person.flatMap { tables.routing.people[$0] }
        let acting = order.actor.department ?? person?.department ?? .hotline
        try require(acting == .hotline ? .note : .extend, of: order.actor)
        let corrections = try stored { () throws(StoreFailure) in try store.corrections(of: dossier.ticket.id) }
        let own = corrections.filter { tables.routing.isWithin($0.department, acting) }
        if own.isEmpty { try requireHandOn(dossier, acting == .hotline ? .note : .extend, order.actor) }
        guard var correction = own.last(where: { $0.closedAt == nil }) else { throw .refused(.nothingWaiting) }
        try require(text, "text", atMost: 2_000)
        return try stored { () throws(StoreFailure) in
            correction.followUp = try journal(
                "correction_followed", dossier, by: order, reason: Reason("correction-followed"),
                text: JournalText(salt: order.secrets.salt(0), body: text), feed: feed(of: correction.department))
            correction.followedAt = order.at
            try store.put(correction)
            return receipt(for: dossier)
        }
    }

    /// Closed by a reviewer, not by its owner, once there is a follow-up.
    mutating func closeCorrection(_ reference: TicketReference, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        let dossier = try open(reference)
        try require(.review, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 2_000)
        let corrections = try stored { () throws(StoreFailure) in try store.corrections(of: dossier.ticket.id) }
        guard var correction = corrections.first(where: { $0.closedAt == nil }) else { throw .refused(.nothingWaiting) }
        if correction.owner == order.actor.person { throw .refused(.ownDecision) }
        guard correction.followUp != nil else { throw .refused(.missing(field: "follow-up")) }
        return try stored { () throws(StoreFailure) in
            correction.closedAt = order.at
            correction.closedBy = order.actor.person
            correction.nextAt = nil
            try store.put(correction)
            try journal(
                "correction_closed", dossier, by: order, reason: Reason("correction-closed", reason), feed: feed(of: correction.department))
            return receipt(for: dossier)
        }
    }

    /// Reminders of reviews, rungs of corrections and of sub-tasks whose time has come, at most `limit`.
    mutating func doLateWork(limit: Int, secrets: FreshSecrets, at now: Instant) throws(StoreFailure) -> Int {
        let reviews = try store.dueLateReviews(at: now, limit: limit)
        for review in reviews {
            try remind(review, Order(.takeNext(.late), by: .time, secrets: secrets, at: max(review.nextAt ?? now, review.notedAt)))
        }
        let corrections = try store.dueCorrections(at: now, limit: limit - reviews.count)
        for correction in corrections {
            try climb(correction, Order(.takeNext(.corrections), by: .time, secrets: secrets, at: correction.nextAt ?? now))
        }
        let done = reviews.count + corrections.count
        return done + (try doPartWork(limit: limit - done, secrets: secrets, at: now))
    }

    /// Puts off the first of it that the store will not take.
    ///
    /// - Returns: its ticket; nil where there was none.
    mutating func putOffLateWork(to later: Instant, at now: Instant) throws(StoreFailure) -> Int64? {
        if var review = try store.dueLateReviews(at: now, limit: 1).first {
            review.nextAt = later
            try store.put(review)
            return review.ticket
        }
        if var correction = try store.dueCorrections(at: now, limit: 1).first {
            correction.nextAt = later
            try store.put(correction)
            return correction.ticket
        }
        if var task = try store.dueSubTasks(at: now, limit: 1).first {
            task.nextAt = later
            try store.put(task)
            return task.ticket
        }
        return try skipRecount()
    }
}
