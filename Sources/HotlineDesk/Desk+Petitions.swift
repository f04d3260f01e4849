import HotlineCore
import HotlineRouting
import HotlineStore

/// What a department asks for and somebody above it decides: an extension, or that the ticket be shelved (practice 8, domain 2.7).
extension Desk {
    mutating func late(_ reference: TicketReference, _ action: LateAction, _ order: Order) throws(DeskFailure) -> Receipt {
        switch action {
        case .askExtension(let length, let reason): try askExtension(reference, length: length, reason: reason, order)
        case .askShelving(let until, let reason): try askShelving(reference, until: until, reason: reason, order)
        case .decide(let granted, let reason): try decidePetition(reference, granted: granted, reason: reason, order)
        case .unshelve(let reason): try unshelve(reference, reason: reason, order)
        case .explain(let reason): try explain(reference, reason: reason, order)
        case .judge(let stands, let reason, let correction):
            try judge(reference, stands: stands, reason: reason, correction: correction, order)
        case .followUp(let text): try followUp(reference, text: text, order)
        case .closeCorrection(let reason): try closeCorrection(reference, reason: reason, order)
        }
    }

    /// Asked before due, with a length of at most what `deadlines.csv` says, else the original limit, and a reason that the citizen will read.
    private mutating func askExtension(
        _ reference: TicketReference, length typed: String, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let answer = try requirePetitionable(dossier, reason: reason, event: .requestExtension, order)
        let length = try readLength(typed, of: answer, in: dossier)
        let earlier = try stored { () throws(StoreFailure) in try store.petitions(of: dossier.ticket.id) }
        try requireNothingOpen(earlier)
        let granted = earlier.filter { $0.kind == .extension && $0.outcome == .effective }.count
        guard granted < mostExtensions(of: dossier, at: order.at) else { throw .refused(.alreadyAsked) }
        try advance(&dossier, by: .requestExtension, at: order.at)
        return try stored { () throws(StoreFailure) in
            let entry = try journal(
                .requestExtension, dossier, by: order, reason: Reason("extension-asked", length.chinese, "\(granted + 1)"), text: reason)
            try wait(for: .extension, length: length, until: nil, entry: entry, number: earlier.count + 1, answer, &dossier, order)
            return receipt(for: dossier)
        }
    }

    private mutating func askShelving(
        _ reference: TicketReference, until typed: String, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        let answer = try requirePetitionable(dossier, reason: reason, event: .shelve, order)
        let until = try readReviewDate(typed, of: dossier, at: order.at)
        // Nobody who is in danger is put aside before somebody has spoken to them (practice 1).
        if dossier.ticket.urgency == .critical, dossier.contactedSinceAcceptance == nil {
            throw .refused(.invalid(field: "urgency", value: Urgency.critical.chinese, expected: "先联系市民 contact the citizen first"))
        }
        let earlier = try stored { () throws(StoreFailure) in try store.petitions(of: dossier.ticket.id) }
        try requireNothingOpen(earlier)
        if earlier.filter({ $0.kind == .shelving && $0.outcome == .effective }).count >= settings.mostShelvings {
            throw .refused(.alreadyAsked)
        }
        return try stored { () throws(StoreFailure) in
            let entry = try journal(
                "shelving_asked", dossier, by: order, reason: Reason("shelving-asked", until.wallClock(in: zone)),
                text: JournalText(salt: order.secrets.salt(0), body: reason))
            try wait(for: .shelving, length: nil, until: until, entry: entry, number: earlier.count + 1, answer, &dossier, order)
            return receipt(for: dossier)
        }
    }

    var zone: Zone { tables.routing.calendar.zone }

    /// - Returns: the clock that is asked about.
    private func requirePetitionable(
        _ dossier: Dossier, reason: String, event: TicketEvent, _ order: Order
    ) throws(DeskFailure) -> ClockRow {
        try requireHolding(dossier, .extend, order.actor)
        try requirePlain(reason)
        _ = try Lifecycle.next(after: event, in: dossier.ticket.state).orRefuse()
        guard let answer = dossier.answerClock, answer.stoppedAt == nil else {
            throw .refused(.wrongState(event: event, state: dossier.ticket.state))
        }
        guard order.at < answer.due else { throw .refused(.windowOver) }
        return answer
    }

    /// The citizen reads it: no words of the house (practice 53).
    private func requirePlain(_ reason: String) throws(DeskFailure) {
        try require(reason, "reason", atMost: 500)
        guard Masking.text(reason) == reason else {
            throw .refused(.invalid(field: "reason", value: Masking.text(reason), expected: "不写电话、证件号 no telephone or identity number"))
        }
        if let word = Notice.wordsOfTheHouse.first(where: { reason.contains($0) }) {
            throw .refused(.invalid(field: "reason", value: word, expected: "市民看得懂的话 words that a citizen understands"))
        }
    }

    private func requireNothingOpen(_ petitions: [PetitionRow]) throws(DeskFailure) {
        if petitions.contains(where: { $0.outcome == .asked || $0.outcome == .granted }) { throw .refused(.alreadyAsked) }
    }

    private func readLength(_ typed: String, of answer: ClockRow, in dossier: Dossier) throws(DeskFailure) -> Limit {
        let calendar = tables.routing.calendar
        func extended(by limit: Limit) -> Instant {
            calendar.due(
                from: WorkingCalendar.Due(instant: answer.due, isProvisional: false), of: answer.allowance,
                after: [.extended(by: limit, at: answer.startedAt)], in: scope(of: answer.name, in: dossier)
            ).instant
        }
        let longest =
            limits(of: dossier.ticket, department: dossier.lead?.department, at: answer.startedAt).longestExtension ?? answer.allowance
        guard let limit = (try? CellParser.limit(typed)) ?? nil, extended(by: limit) > answer.due,
            extended(by: limit) <= extended(by: longest)
        else {
            let most = longest.chinese
            throw .refused(.invalid(field: "length", value: String(typed.prefix(40)), expected: "最多 \(most) at most \(most)"))
        }
        return limit
    }

    /// The opening of the day named, or of the next working day; the day is at most thirty days off.
    private func readReviewDate(_ typed: String, of dossier: Dossier, at now: Instant) throws(DeskFailure) -> Instant {
        let today = zone.date(of: now)
        let last = today.adding(days: settings.longestShelving)
        guard let date = try? CellParser.date(typed), date > today, date <= last else {
            throw .refused(
                .invalid(
                    field: "until", value: String(typed.prefix(40)),
                    expected: "\(today.adding(days: 1).written) – \(last.written)"))
        }
        guard let midnight = TimeOfDay(minutes: 0) else { preconditionFailure("every day has a beginning") }
        return tables.routing.calendar.due(
            after: zone.instant(date, midnight), workingMilliseconds: 0, in: WorkingCalendar.Scope(district: dossier.ticket.district)
        ).instant
    }

    /// Puts the petition into the hotline's room, whose limit runs from now, but never past the ticket's own due.
    private mutating func wait(
        for kind: PetitionRow.Kind, length: Limit?, until: Instant?, entry: Int64, number: Int, _ answer: ClockRow,
        _ dossier: inout Dossier, _ order: Order
    ) throws(StoreFailure) {
        try store.put(
            PetitionRow(
                ticket: dossier.ticket.id, number: number, kind: kind, round: dossier.ticket.round, clock: answer.name,
                department: dossier.lead?.department ?? .hotline, length: length, until: until, askedAt: order.at,
                askedBy: order.actor.person, askedEntry: entry, dueBefore: answer.due))
        let limit = limits(of: dossier.ticket, department: .hotline, at: order.at)[.extension]
        let ownDue = limit.map { tables.routing.calendar.due(after: order.at, $0, in: scope(of: .extension, in: dossier)) }
        let due = ownDue.flatMap { $0.instant < answer.due ? $0 : nil }
        dossier.start(
            ClockRow(
                ticket: dossier.ticket.id, round: dossier.ticket.round, name: .extension, startedAt: order.at,
                due: due ?? WorkingCalendar.Due(instant: answer.due, isProvisional: answer.isProvisional),
                allowance: limit ?? answer.allowance))
        // A second petition climbs the room's ladder again.
        for rung in tables.routing.ladders[.ownRooms] ?? [] where rung.anchor == .extension {
            try store.unfire(rung.id, of: dossier.ticket.id, round: dossier.ticket.round)
        }
        try save(&dossier, at: order.at)
    }

    /// Decided above the department, with a reason. An extension waits until the citizen has been told.
    private mutating func decidePetition(
        _ reference: TicketReference, granted: Bool, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        try requireAbove(dossier, .rule, order.actor)
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 500)
        let petitions = try stored { () throws(StoreFailure) in try store.petitions(of: dossier.ticket.id) }
        guard var petition = petitions.last(where: { $0.outcome == .asked }) else { throw .refused(.nothingWaiting) }
        if let asker = petition.askedBy, asker == order.actor.person { throw .refused(.ownDecision) }
        guard let answer = dossier.answerClock, order.at < answer.due else { throw .refused(.windowOver) }
        let isLast =
            petitions.filter { $0.kind == .extension && $0.outcome == .effective }.count + 1
            >= mostExtensions(of: dossier, at: order.at)
        if granted, petition.kind == .extension ? isLast : true { try requireLeader(order.actor, petition.kind) }
        petition.decidedAt = order.at
        petition.decidedBy = order.actor.person
        dossier.stop(.extension, at: order.at)
        switch (petition.kind, granted) {
        case (.extension, true):
            try advance(&dossier, by: .grantExtension, at: order.at)
            return try stored { () throws(StoreFailure) in try grantExtension(&petition, reason: reason, &dossier, order) }
        case (.shelving, true):
            _ = try Lifecycle.next(after: .shelve, in: dossier.ticket.state).orRefuse()
            return try stored { () throws(StoreFailure) in try grantShelving(&petition, reason: reason, &dossier, order) }
        case (_, false):
            if petition.kind == .extension { try advance(&dossier, by: .refuseExtension, at: order.at) }
            petition.outcome = .refused
            return try stored { () throws(StoreFailure) in
                try withdrawNotices(of: petition, isOver: false)
                try journal(
                    petition.kind == .extension ? TicketEvent.refuseExtension.rawValue : "shelving_refused", dossier, by: order,
                    reason: Reason("petition-refused", petition.matter.argument, reason))
                try store.put(petition)
                try save(&dossier, at: order.at)
                return receipt(for: dossier)
            }
        }
    }

    /// Extensions of one ticket: as many as its row of `deadlines.csv` says, else as the installation does.
    private func mostExtensions(of dossier: Dossier, at now: Instant) -> Int {
        limits(of: dossier.ticket, department: dossier.lead?.department, at: now).mostExtensions ?? settings.mostExtensions
    }

    /// The last extension there is, and every shelving, needs 分管领导 or the department that manages the hotline (domain 2.7).
    private func requireLeader(_ actor: Actor, _ kind: PetitionRow.Kind) throws(DeskFailure) {
        let roles = actor.person.flatMap { tables.routing.people[$0]?.roles } ?? []
        guard roles.contains(.leader) || roles.contains(.management) else {
            throw .refused(
                .invalid(
                    field: "approver", value: tables.workNumber(actor.person) ?? "",
                    expected: kind == .extension
                        ? "分管领导或热线管理部门：本单已延期过 a leader or the management, as it was extended before"
                        : "分管领导或热线管理部门 a leader or the management"))
        }
    }

    private mutating func grantExtension(
        _ petition: inout PetitionRow, reason: String, _ dossier: inout Dossier, _ order: Order
    ) throws(StoreFailure) -> Receipt {
        guard let answer = dossier.answerClock, let length = petition.length else { return receipt(for: dossier) }
        let due = tables.routing.calendar.due(
            from: WorkingCalendar.Due(instant: answer.due, isProvisional: answer.isProvisional), of: answer.allowance,
            after: [.extended(by: length, at: order.at)], in: scope(of: answer.name, in: dossier)
        ).instant
        let entry = try journal(
            .grantExtension, dossier, by: order, reason: Reason("extension-granted", length.chinese, reason, due.wallClock(in: zone)))
        petition.outcome = .granted
        petition.toldEntry = entry
        petition.dueAfter = due
        try store.put(petition)
        try withdrawNotices(of: petition, isOver: false)
        try tellCitizen(
            of: dossier, subject: .extended,
            arguments: [
                "ticket", number(dossier.ticket.id).description, "length", length.chinese, "reason", try text(of: petition), "due",
                due.wallClock(in: zone),
            ], citizen: nil, entry: entry, order)
        try save(&dossier, at: order.at)
        return receipt(for: dossier)
    }

    private func text(of petition: PetitionRow) throws(StoreFailure) -> String { try store.text(of: petition.askedEntry)?.body ?? "" }

    /// It stands still once the citizen has been told until when, as an extension does (practice 17).
    private mutating func grantShelving(
        _ petition: inout PetitionRow, reason: String, _ dossier: inout Dossier, _ order: Order
    ) throws(StoreFailure) -> Receipt {
        guard let until = petition.until else { return receipt(for: dossier) }
        let entry = try journal(
            "shelving_granted", dossier, by: order, reason: Reason("shelving-granted", until.wallClock(in: zone), reason))
        petition.outcome = .granted
        petition.toldEntry = entry
        try store.put(petition)
        try withdrawNotices(of: petition, isOver: false)
        try tellCitizen(
            of: dossier, subject: .shelvedUntil,
            arguments: [
                "ticket", number(dossier.ticket.id).description, "due", until.wallClock(in: zone), "reason", try text(of: petition),
            ], citizen: nil, entry: entry, order)
        try save(&dossier, at: order.at)
        return receipt(for: dossier)
    }

    /// Back to 办理中 before the date: by the department, or by whoever may shelve.
    private mutating func unshelve(_ reference: TicketReference, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var dossier = try open(reference)
        if isDepartments(order.actor) { try requireHolding(dossier, .extend, order.actor) } else { try require(.rule, of: order.actor) }
        try requireFree(dossier, for: order.actor, at: order.at)
        try require(reason, "reason", atMost: 500)
        try advance(&dossier, by: .unshelve, at: order.at)
        return try stored { () throws(StoreFailure) in
            try settlePauses(&dossier)
            let entry = try journal(.unshelve, dossier, by: order, reason: Reason("unshelved", reason))
            try tellResumed(dossier, entry: entry, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// The date that the citizen was told has moved later (practice 17).
    mutating func tellResumed(_ dossier: Dossier, entry: Int64, _ order: Order) throws(StoreFailure) {
        for petition in try store.petitions(of: dossier.ticket.id) where petition.kind == .shelving && petition.outcome == .effective {
            try withdrawNotices(of: petition, isOver: true)
        }
        guard let answer = dossier.answerClock, answer.stoppedAt == nil else { return }
        try tellMoved(dossier, to: answer.due, why: "已重新开始办理", entry: entry, order)
    }

    mutating func tellMoved(_ dossier: Dossier, to due: Instant, why: String, entry: Int64, _ order: Order) throws(StoreFailure) {
        try tellCitizen(
            of: dossier, subject: .dueMoved,
            arguments: ["ticket", number(dossier.ticket.id).description, "due", due.wallClock(in: zone), "reason", why],
            citizen: nil, entry: entry, order)
    }
}

extension PetitionRow {
    /// 延期 3工作日, 挂账到 2026-04-10 09:00.
    var matter: Reason {
        switch kind {
        case .extension: Reason("petition-for-time", length?.chinese ?? "")
        case .shelving: Reason("petition-for-shelving", until?.wallClock() ?? "")
        }
    }
}

extension CivilDate {
    /// 2026-03-12.
    var written: String { pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2) }
}
