import HotlineCore
import HotlineRouting
import HotlineStore

/// 逾期复核 (art. 13 ¶5): each lateness and each extension is looked at again, by somebody who did not approve it.
extension Desk {
    /// A department explains its lateness within this; then it is judged without.
    static let explanationLimit = Limit.workingDays(1)

    /// The answer is late: it enters the list, and whoever has it is asked why.
    mutating func noteLateness(_ dossier: inout Dossier, _ order: Order) throws(StoreFailure) {
        guard let clock = dossier.lateClock else { return }
        try lapseUntold(dossier, order)
        // A return request waits for our ruling: that time is ours (practice 15).
        let holder = dossier.ticket.state.isWithDepartment ? dossier.lead?.department ?? .hotline : .hotline
        let by = tables.routing.calendar.due(after: order.at, Self.explanationLimit, in: WorkingCalendar.Scope(department: holder)).instant
        let number = try store.lateReviews(of: dossier.ticket.id).count + 1
        try store.put(
            LateReviewRow(
                ticket: dossier.ticket.id, number: number, kind: .late, round: dossier.ticket.round, clock: clock.name, department: holder,
                due: clock.due, notedAt: order.at, explainBy: by))
        let entry = try journal(
            "late", dossier, by: order,
            reason: Reason("late", clock.name.chinese, clock.due.wallClock(in: zone), name(of: holder), by.wallClock(in: zone)))
        try tell(explainers(of: holder, dossier, at: order.at), of: dossier, subject: .late, due: by, entry: entry, at: order.at)
    }

    /// An extension that took effect is looked at again too.
    mutating func noteExtended(_ dossier: Dossier, _ petition: PetitionRow, _ order: Order) throws(StoreFailure) {
        let number = try store.lateReviews(of: dossier.ticket.id).count + 1
        var review = LateReviewRow(
            ticket: dossier.ticket.id, number: number, kind: .extended, round: petition.round, clock: petition.clock,
            department: petition.department, due: petition.dueBefore, notedAt: order.at, explainBy: reviewBy(dossier.ticket, at: order.at))
        // It was explained when it was asked for.
        review.explanation = petition.askedEntry
        try store.put(review)
    }

    func name(of department: DepartmentCode) -> String { tables.departmentName(department) }

    /// The limit of the reviewers' room, one working day where no table sets one.
    private func reviewBy(_ ticket: TicketRow, at now: Instant) -> Instant {
        let limit = limits(of: ticket, department: .hotline, at: now)[.review] ?? .workingDays(1)
        return tables.routing.calendar.due(after: now, limit, in: WorkingCalendar.Scope(department: .hotline)).instant
    }

    private func explainers(of department: DepartmentCode, _ dossier: Dossier, at now: Instant) -> [PersonID] {
        guard department != .hotline else { return tables.routing.recipients(.supervisor, department: .hotline, handler: nil, at: now) }
        let handler = dossier.lead?.department == department ? dossier.lead?.handler : nil
        var people: [PersonID] = []
        for recipient in [LadderRecipient.handler, .liaison] {
            for person in tables.routing.recipients(recipient, department: department, handler: handler, at: now)
            where !people.contains(person) { people.append(person) }
        }
        return people
    }

    private mutating func tell(
        _ people: [PersonID], of dossier: Dossier, subject: NoticeID, due: Instant, entry: Int64, at now: Instant
    ) throws(StoreFailure) {
        try tell(
            people, of: dossier, subject: subject,
            arguments: [
                "ticket", number(dossier.ticket.id).description, "department", tables.departmentName(dossier.lead?.department) ?? "", "due",
                due.wallClock(in: zone),
            ], entry: entry, isUrgent: false, at: now)
    }

    /// The department that was late says why; until it is judged it may say more.
    mutating func explain(_ reference: TicketReference, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let person = order.actor.person.flatMap { tables.routing.people[$0] }
        let acting = order.actor.department ?? person?.department ?? .hotline
        try require(acting == .hotline ? .note : .extend, of: order.actor)
        let reviews = try stored { () throws(StoreFailure) in try store.lateReviews(of: dossier.ticket.id) }
        let own = reviews.filter { $0.kind == .late && tables.routing.isWithin($0.department, acting) }
        if own.isEmpty { try requireHandOn(dossier, acting == .hotline ? .note : .extend, order.actor) }
        guard var review = own.last(where: { $0.verdict == nil }) else { throw .refused(.nothingWaiting) }
        try require(reason, "reason", atMost: 2_000)
        return try stored { () throws(StoreFailure) in
            review.explanation = try journal(
                "late_explained", dossier, by: order, reason: Reason("late-explained", name(of: review.department)),
                text: JournalText(salt: order.secrets.salt(0), body: reason))
            review.nextAt = reviewBy(dossier.ticket, at: order.at)
            try store.put(review)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// 成立 or 不成立, with a reason, by a reviewer who neither asked for nor approved anything here. What does not stand is put
    /// right: by an owner, until a day.
    mutating func judge(
        _ reference: TicketReference, stands: Bool, reason: String, correction: LateAction.Correction?, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        let dossier = try open(reference)
        try require(.review, of: order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 2_000)
        let (reviews, petitions) = try stored { () throws(StoreFailure) in
            (try store.lateReviews(of: dossier.ticket.id), try store.petitions(of: dossier.ticket.id))
        }
        guard var review = reviews.first(where: { $0.verdict == nil }) else { throw .refused(.nothingWaiting) }
        if petitions.contains(where: { $0.decidedBy == order.actor.person || $0.askedBy == order.actor.person }) {
            throw .refused(.ownDecision)
        }
        if review.kind == .late, review.explanation == nil, order.at < review.explainBy {
            throw .refused(.missing(field: "explain-late"))
        }
        var due: Instant?
        if let correction { due = try requireCorrection(correction, of: review, at: order.at) }
        if !stands, correction == nil { throw .refused(.missing(field: "owner, due, task")) }
        return try stored { () throws(StoreFailure) in
            review.verdict = stands ? .stands : .fails
            review.judgedAt = order.at
            review.judgedBy = order.actor.person
            review.nextAt = nil
            review.judgement = try journal(
                "late_judged", dossier, by: order,
                reason: Reason("late-judged", review.lateness(in: tables).argument, stands ? "成立" : "不成立", reason))
            try store.put(review)
            if let correction, let due { try setCorrection(correction, due: due, of: review, dossier, order) }
            return receipt(for: dossier)
        }
    }

    /// Reminds whoever owes the next step of a review: the department's chief representative, or the supervisor; daily.
    mutating func remind(_ review: LateReviewRow, _ order: Order) throws(StoreFailure) {
        guard let dossier = try read(review.ticket) else { return }
        let isUnexplained = review.kind == .late && review.explanation == nil && review.department != .hotline
        var people = tables.routing.recipients(.supervisor, department: .hotline, handler: nil, at: order.at)
        if isUnexplained {
            people =
                tables.routing.recipients(.chiefRepresentative, department: review.department, handler: nil, at: order.at) + people
        }
        var next = review
        next.nextAt = tables.routing.calendar.due(after: order.at, .workingDays(1)).instant
        try store.put(next)
        let told = tables.workNumbers(people)
        let entry = try journal(
            "late_reminder", dossier, by: order,
            reason: Reason(
                slug: isUnexplained ? "late-unexplained" : "late-unjudged", arguments: [review.lateness(in: tables).argument, told]))
        try tell(people, of: dossier, subject: isUnexplained ? .late : .lateReview, due: review.due, entry: entry, at: order.at)
    }
}

extension LateReviewRow {
    /// 承诺办结 2026-03-19 17:00 逾期（棠下街道办事处）.
    func lateness(in tables: Tables) -> Reason {
        Reason(
            slug: kind == .late ? "lateness" : "lateness-extended",
            arguments: [clock.chinese, due.wallClock(in: tables.routing.calendar.zone), tables.departmentName(department)])
    }
}
