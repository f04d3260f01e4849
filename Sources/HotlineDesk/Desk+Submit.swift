import HotlineClassifier
import HotlineCore
import HotlineReports
import HotlineRouting
import HotlineStore

extension Desk {
    /// A submission becomes a ticket, once: mark, ticket, journal, assignment, clocks and notices in one transaction (design 3).
    mutating func submit(
        _ submission: Submission, _ decision: Decision?, isMore: Bool = false, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var submission = submission
        switch order.actor.door {
        case .console: try require(.create, of: order.actor)
        // Whoever of the department brings it received it, and nobody else (art. 12).
        case .api: submission.receivedBy = try requirePerson(.receive, of: order.actor)
        case .web, .chat, .file, .time, .tool: break
        }
        if let known = try known(submission.mark) {
            counting.take(Tally.Intake(submission.channel, .repeated))
            return known
        }
        try check(submission, decision, at: order.at)
        try requireReasonToLower(submission, decision, order)
        try requireCallFree(submission, isMore: isMore)
        if let call = submission.callID, submission.mark.door == .phoneLog,
            let ticket = try stored({ () throws(StoreFailure) in try store.ticket(ofCall: call) })
        {
            return try attach(submission, to: ticket, order)
        }
        if let ticket = try consoleTicket(of: submission) { return try attach(submission, to: ticket, order) }
        return try stored { () throws(StoreFailure) in try accept(submission, decision, mark: submission.mark, order) }
    }

    /// The answer for an input that was taken before.
    func known(_ mark: Mark) throws(DeskFailure) -> Receipt? {
        guard let before = try stored({ () throws(StoreFailure) in try store.submission(mark) }) else { return nil }
        guard before.bodyDigest == mark.bodyDigest else { throw .refused(.keyConflict) }
        var receipt = Receipt(ticket: before.ticket.map { number($0).description })
        receipt.isRepeated = true
        return receipt
    }

    func check(_ submission: Submission, _ decision: Decision?, at now: Instant) throws(DeskFailure) {
        try require(submission.content, "content", atMost: Submission.contentLimit)
        if let category = decision?.category, tables.routing.categoryRows[category] == nil {
            throw .refused(.unknownCategory(category.rawValue))
        }
        for place in [decision?.district, decision?.street, submission.districtClaimed, submission.streetClaimed] {
            if let place, tables.routing.placesByCode[place] == nil { throw .refused(.unknownPlace(place.rawValue)) }
        }
        if let department = decision?.department { _ = try requireDepartment(department, at: now) }
        if let venue = submission.venue { _ = try tables.requireVenue(venue) }
        if let receiver = submission.receivedBy, tables.routing.people[receiver] == nil {
            throw .refused(.unknownPerson(receiver.rawValue))
        }
    }

    /// One call is one matter: what comes with a known call's id belongs to that call's ticket (practice 32).
    private mutating func attach(_ submission: Submission, to ticket: Int64, _ order: Order) throws(DeskFailure) -> Receipt {
        try stored { () throws(StoreFailure) in
            guard var dossier = try read(ticket) else { return Receipt() }
            try store.insertSubmission(submission.mark, ticket: ticket, raw: submission.raw, at: order.at)
            counting.take(Tally.Intake(submission.channel, .attached))
            try journal(
                "attached", dossier, by: order, reason: Reason("attached-call", submission.callID ?? ""),
                text: JournalText(salt: order.secrets.salt(0), body: submission.content, goal: submission.goal, place: submission.placeText)
            )
            // Urgency is judged on every line as it comes (practice 2).
            let finding = order.matter(of: submission, nil, in: tables).finding
            try raise(&dossier, for: finding, order)
            if let call = submission.callID { try store.bind(call: call, to: ticket) }
            try save(&dossier, at: order.at)
            try hearFollower(dossier, finding: finding, order)
            if try join(submission, to: ticket, order), let heard = try read(ticket) { dossier = heard }
            var receipt = receipt(for: dossier)
            if finding.urgency.level == .critical { receipt.say = humanWords(ticket, finding) }
            return receipt
        }
    }

    /// Makes the ticket, and dispatches it at once where that needs no person.
    ///
    /// - Parameters:
    ///   - mark: nil for a chat, whose messages were marked one by one.
    ///   - isHeld: it goes under another ticket, and is dispatched by nobody.
    mutating func accept(
        _ submission: Submission, _ decision: Decision?, mark: Mark?, isHeld: Bool = false, _ order: Order
    ) throws(StoreFailure) -> Receipt {
        let now = order.at
        let prepared = order.matter(of: submission, decision, in: tables)
        let (finding, triage) = (prepared.finding, prepared.triage)
        let id = try nextTicket(order)
        let entry = try store.journalHeadID() + 1

        var ticket = TicketRow(
            id: id, state: .pending, urgency: triage.urgency, kind: triage.kind, kindClaimed: submission.kindClaimed,
            category: triage.category, channel: submission.channel, district: triage.district, street: triage.street,
            place: triage.place, isSecret: submission.secret, isVulnerable: !finding.vulnerable.isEmpty,
            isThreat: finding.urgency.threat, receivedAt: submission.receivedAt, textEntry: entry, routing: tables.version,
            finding: prepared.text)
        ticket.firstPerson =
            submission.receivedBy ?? submission.takenBy ?? order.actor.person ?? tables.routing.onCall(.hotline, at: now).people.first
        ticket.codeHash = store.digest(of: "code \(id) \(order.secrets.queryCode)")
        ticket.linkHash = store.digest(of: "link \(id) \(order.secrets.link.hexadecimal)")
        ticket.isCrossDistrict = triage.isCrossDistrict

        // Secret from its first row on: what is sealed is nobody's to read, nor a feed's to carry.
        let isDiscipline = isDiscipline(triage.category)
        if isDiscipline { ticket.isSecret = true }

        var dossier = Dossier(ticket, lead: nil, clocks: [])
        start(
            .statutory, round: 0, from: submission.receivedAt, limits: triage.limits,
            scope: WorkingCalendar.Scope(district: triage.district), in: &dossier)

        var parts: [AssignmentRow] = []
        var handlerReason: Reason?
        let isAutomatic = triage.isAutomatic && !isHeld && !isDiscipline
        if isAutomatic {
            dossier.turn(by: .accept, to: .awaitingDispatch, at: now)
            let chosen = try chooseHandler(in: triage.lead, rule: triage.route.handler, at: now)
            handlerReason = chosen.reason
            parts = begin(
                round: 1, of: &dossier, lead: triage.lead, co: triage.plan.companions.map(\.department), handler: chosen.handler,
                how: decision == nil ? "rule" : "person", isDesignated: false, by: order)
            dossier.turn(by: .dispatch, to: .awaitingSignature, at: now)
            // What was explained before there was a transfer proves nothing of the one to come.
            dossier.ticket.isTransferTold = submission.transferExplained
        } else {
            dossier.oweStart(of: .accept)
        }
        startOwed(in: &dossier, as: isAutomatic ? triage : nil, at: now)
        if ticket.urgency == .critical { dossier.ticket.ringAt = now }
        try plan(&dossier, fired: [], at: now)

        try store.insert(dossier.ticket)
        if dossier.ticket.isCrossDistrict { try store.update(dossier.ticket) }
        if let mark { try store.insertSubmission(mark, ticket: id, raw: submission.raw, at: now) }
        try store.insertPerson(submission.citizen, ticket: id)
        try store.insert(submission.attachments, of: id)
        try list(submission, of: id, at: now)
        counting.take(Tally.Intake(submission.channel, isAutomatic ? .dispatched : .waiting))
        if let call = submission.callID { try store.bind(call: call, to: id) }
        try insert(parts, of: dossier, plan: triage.plan, order)
        try writeParts(of: &dossier)
        try remember(prepared, of: dossier)
        try journalAcceptance(of: dossier, submission, triage, handlerReason, parts, order)
        try journalReception(of: dossier, submission, order)
        try recordVisit(of: &dossier, submission, was: finding.category.value, order)
        if parts.count > 1 { try tellUrgentParts(of: dossier, order) }
        if isDiscipline { try sealDiscipline(&dossier, order) }
        try noteLowering(of: dossier, from: finding.urgency.level, decision, order)
        if let decision, decision.isAccepted || decision.kind != nil || decision.category != nil { try learn(from: dossier, order) }
        try countFlagged(dossier, submission.citizen, order)

        if dossier.ticket.urgency >= .urgent || dossier.ticket.isThreat { ring(dossier, finding: finding) }
        if try join(submission, to: id, order), let heard = try read(id) { dossier = heard }
        try noticeBurst(of: dossier, by: submission.citizen, order)
        var receipt = receipt(for: dossier)
        receipt.queryCode = order.secrets.queryCode
        receipt.link = order.secrets.link.hexadecimal
        receipt.decided = triage.reasons + [handlerReason].compactMap { $0 } + [firstPersonReason(dossier)]
        receipt.mustTell = isAutomatic && submission.channel.isFaceToFace && !submission.transferExplained
        // At every door a person reads human words, with the number to call (practice 2).
        if dossier.ticket.urgency == .critical { receipt.say = humanWords(id, finding) }
        return receipt
    }

    private mutating func journalAcceptance(
        of dossier: Dossier, _ submission: Submission, _ triage: Triage, _ handlerReason: Reason?, _ parts: [AssignmentRow], _ order: Order
    ) throws(StoreFailure) {
        let text = JournalText(
            salt: order.secrets.salt(0), body: submission.content, goal: submission.goal, place: submission.placeText)
        // The department's feed begins with its dispatch: what stood before is the hotline's.
        var undispatched = dossier
        undispatched.setLead(nil)
        let received = try journal(
            parts.isEmpty ? "received" : TicketEvent.accept.rawValue, undispatched, by: order,
            reason: Reason(
                "received", submission.channel.chinese, tables.workNumber(dossier.ticket.firstPerson) ?? "",
                submission.mark.door.rawValue), text: text)
        // A chat that closed by itself: nobody waits for an answer, so the number goes out as a notice (design 9), before any other.
        if submission.channel == .chat, order.actor.door == .time {
            try tellCitizen(
                of: undispatched, subject: .chatTicket,
                arguments: ["ticket", number(dossier.ticket.id).description, "code", order.secrets.queryCode],
                citizen: submission.citizen, entry: received, order)
        }
        guard let lead = parts.first else { return }
        let dispatch = try journal(
            .dispatch, dossier, by: order,
            reason: Reason(
                "dispatched", tables.departmentName(lead.department), tables.workNumber(lead.handler) ?? "",
                triage.reasons.last { $0.slug.hasPrefix("route-") || $0.slug.hasPrefix("department-") }?.argument ?? "",
                handlerReason?.argument ?? ""))
        try tellDispatched(dossier, lead: lead, entry: dispatch, submission: submission, order)
    }

    /// Begins a round: the lead's and the co-departments' parts. Writes nothing, and moves neither state nor clocks.
    func begin(
        round: Int, of dossier: inout Dossier, lead: DepartmentCode, co: [DepartmentCode], handler: PersonID?, how: String,
        isDesignated: Bool, by order: Order
    ) -> [AssignmentRow] {
        dossier.ticket.round = round
        dossier.ticket.firstDepartment = Lifecycle.firstDepartment(dossier.ticket.firstDepartment, after: .dispatch, at: lead)
        let ladder = tables.routing.ladder(urgency: dossier.ticket.urgency, department: lead)
        let parts = ([lead] + co).enumerated().map { index, department in
            AssignmentRow(
                ticket: dossier.ticket.id, round: round, part: index, department: department, handler: index == 0 ? handler : nil,
                assignedAt: order.at, assignedBy: order.actor.person, how: how, isDesignated: isDesignated, ladder: ladder,
                routing: tables.version)
        }
        dossier.setLead(parts.first)
        return parts
    }

    /// The lead's person, by the loads that the Desk remembers.
    mutating func chooseHandler(
        in department: DepartmentCode, rule: HandlerRule, not accused: Accused = .nobody, at now: Instant
    ) throws(StoreFailure) -> (handler: PersonID?, reason: Reason) {
        let choice = HandlerChoice(
            in: department, rule: rule, not: accused, loads: try currentLoads(), tables: tables, at: now)
        return (choice.handler, choice.reason)
    }

    mutating func currentLoads() throws(StoreFailure) -> [PersonID: HandlerLoad] {
        if let loads { return loads }
        let read = try store.handlerLoads()
        loads = read
        return read
    }

    /// Writes a part of a round, and counts it with its handler's load.
    mutating func insert(_ part: AssignmentRow) throws(StoreFailure) {
        try store.insert(part)
        guard let handler = part.handler, loads != nil else { return }
        let before = loads?[handler] ?? HandlerLoad(open: 0, lastAssigned: part.assignedAt)
        loads?[handler] = HandlerLoad(open: before.open + 1, lastAssigned: max(before.lastAssigned, part.assignedAt))
    }

    /// Ends the current round's parts, and takes them off their handler's load.
    mutating func endRound(of dossier: inout Dossier, at now: Instant) throws(StoreFailure) {
        guard let lead = dossier.lead, lead.endedAt == nil else { return }
        dossier.changeLead { $0.endedAt = now }
        try stopAssigning(dossier)
        try endParts(of: dossier, at: now)
        try store.endAssignments(of: dossier.ticket.id, round: dossier.ticket.round, at: now)
        if let handler = lead.handler, let load = loads?[handler] {
            loads?[handler] = HandlerLoad(open: max(0, load.open - 1), lastAssigned: load.lastAssigned)
        }
    }

    /// Departments that have it no longer need not hear any more that they had it.
    private func stopAssigning(_ dossier: Dossier) throws(StoreFailure) {
        for notice in try store.notices(of: dossier.ticket.id)
        where notice.subject == NoticeID.assigned.rawValue && notice.isWaiting && notice.recipient.hasPrefix("department:") {
            try store.settle(notice.id, toldAt: nil, how: "withdrawn")
        }
    }

    func firstPersonReason(_ dossier: Dossier) -> Reason {
        let person = dossier.ticket.firstPerson
        return Reason("first-person", tables.workNumber(person) ?? "", person.flatMap { tables.routing.people[$0]?.name } ?? "")
    }

}

extension OnCallSource {
    var slug: String {
        switch self {
        case .board: "board"
        case .roster: "roster"
        case .table: "table"
        case .liaison: "liaison"
        case .above: "above"
        }
    }
}
