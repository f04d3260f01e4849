import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// What became of a ticket's time: petitions, pauses, lateness and corrections, oldest first. Empty for most.
    func lateStory(of ticket: TicketRow) throws(StoreFailure) -> [Reason] {
        func short(_ instant: Instant?) -> String { instant?.wallClock(in: zone) ?? "—" }
        var lines = try store.petitions(of: ticket.id).map { petition in
            let what = [
                petition.matter.argument, short(petition.askedAt), tables.workNumber(petition.askedBy) ?? "—", petition.outcome.chinese,
                tables.workNumber(petition.decidedBy) ?? "—",
            ]
            guard petition.kind == .extension else { return Reason(slug: "shelving-line", arguments: what) }
            return Reason(slug: "petition-line", arguments: what + [short(petition.dueBefore), short(petition.dueAfter)])
        }
        lines += try store.pauses(of: ticket.id).map { pause in
            Reason("pause-line", pause.name.chinese, pause.cause.chinese, short(pause.beganAt), short(pause.endedAt))
        }
        for review in try store.lateReviews(of: ticket.id) {
            let why = try review.explanation.flatMap { entry throws(StoreFailure) in try store.text(of: entry).map { Masking.text($0.body) }
            }
            let verdict = review.verdict.map { $0 == .stands ? "成立" : "不成立" } ?? "待复核"
            lines.append(
                Reason("late-line", review.lateness(in: tables).argument, why ?? "—", verdict, tables.workNumber(review.judgedBy) ?? "—"))
        }
        for correction in try store.corrections(of: ticket.id) {
            let task = Masking.text(try store.text(of: correction.task)?.body ?? "")
            let done = try correction.followUp.flatMap { entry throws(StoreFailure) in
                try store.text(of: entry).map { Masking.text($0.body) }
            }
            lines.append(
                Reason(
                    "correction-line", tables.workNumber(correction.owner), task, short(correction.due), done ?? "—",
                    correction.closedAt.map { short($0) } ?? "未了结"))
        }
        return lines
    }

    /// Who had the ticket for how long, in their own working days, and how much of it lay past its due: each department's own
    /// days, and what went by in the hotline's own rooms (practice 15).
    func daysLost(_ reference: TicketReference, by actor: Actor, at now: Instant) throws(DeskFailure) -> Explanation {
        let dossier = try open(reference, by: actor)
        return try stored { () throws(StoreFailure) in
            let stays = try stays(of: dossier.ticket, at: now)
            let late = try store.lateReviews(of: dossier.ticket.id).first { $0.kind == .late }
            var parts = [
                Explanation.Part(heading: Reason("why-days"), lines: days(stays, after: late?.due, in: dossier.ticket.district))
            ]
            let story = try lateStory(of: dossier.ticket)
            if !story.isEmpty { parts.append(Explanation.Part(heading: Reason("why-late"), lines: story)) }
            return Explanation(ticket: number(dossier.ticket.id), parts: parts)
        }
    }

    /// Entries read for a ticket's stays: its whole life, and more than any has.
    private static let entriesRead = 20_000

    /// The stretches of a ticket's life up to its answer.
    func stays(of ticket: TicketRow, at now: Instant) throws(StoreFailure) -> [TicketStay] {
        var stays: [TicketStay] = []
        var state = TicketState.pending
        var department: DepartmentCode?
        var since = ticket.receivedAt
        func close(_ until: Instant) {
            guard let holder = TicketStay.Holder(state, department: department), since < until else { return }
            stays.append(TicketStay(holder: holder, from: since, until: until))
        }
        for entry in try store.entries(of: ticket.id, limit: Self.entriesRead) {
            guard let event = TicketEvent(rawValue: entry.event) else { continue }
            // A call that the hotline made itself signs for nobody.
            if event == .contact, entry.actorDepartment == nil, entry.person.flatMap({ tables.routing.people[$0]?.department }) == .hotline
            {
                continue
            }
            let next = Lifecycle.destination(of: event, from: state)
            if event == .dispatch || event == .designate || next != state {
                close(entry.at)
                since = max(since, entry.at)
                state = next
            }
            if event == .dispatch || event == .designate { department = entry.department }
        }
        close(ticket.closedAt ?? now)
        return stays
    }

    private func days(_ stays: [TicketStay], after due: Instant?, in district: PlaceCode?) -> [Reason] {
        hoursPast(stays, after: due, in: district).map { Reason("days-line", name(of: $0.holder), hours($0.all), hours($0.late)) }
    }

    /// Working milliseconds by holder: all, and those past the due.
    func hoursPast(
        _ stays: [TicketStay], after due: Instant?, in district: PlaceCode?
    ) -> [(holder: TicketStay.Holder, all: Int64, late: Int64)] {
        var sums: [(holder: TicketStay.Holder, all: Int64, late: Int64)] = []
        let calendar = tables.routing.calendar
        for stay in stays {
            let scope = WorkingCalendar.Scope(district: district, department: stay.holder.hours)
            let all = calendar.workingMilliseconds(from: stay.from, to: stay.until, in: scope)
            let late = due.map { calendar.workingMilliseconds(from: max($0, stay.from), to: stay.until, in: scope) } ?? 0
            if let index = sums.firstIndex(where: { $0.holder == stay.holder }) {
                sums[index].all += all
                sums[index].late += late
            } else {
                sums.append((stay.holder, all, late))
            }
        }
        return sums
    }

    /// As an argument of a reason.
    func name(of holder: TicketStay.Holder) -> String {
        switch holder {
        case .department(let code): tables.departmentName(code)
        case .hotline(let state): Reason("held-by-hotline", state.chinese).argument
        case .nobody(let cause): Reason("held-by-nobody", cause.chinese).argument
        }
    }

    /// Working hours with one decimal.
    func hours(_ milliseconds: Int64) -> String {
        let tenths = (milliseconds + 180_000) / 360_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}

/// A stretch of a ticket's life with whoever had it then.
struct TicketStay {
    enum Holder: Hashable {
        case department(DepartmentCode)
        /// In one of the hotline's own rooms.
        case hotline(TicketState)
        case nobody(PauseCause)

        /// - Returns: nil once the citizen has the answer.
        init?(_ state: TicketState, department: DepartmentCode?) {
            switch state {
            case .pending, .awaitingDispatch, .following, .returnReview, .awaitingReview, .withdrawalReview, .objectionReview:
                self = .hotline(state)
            case .awaitingSignature, .inProgress: self = .department(department ?? .hotline)
            case .shelved: self = .nobody(.shelved)
            case .supplementing, .awaitingCitizen: self = .nobody(.waitingForCitizen)
            case .awaitingCallback, .awaitingRating, .awaitingArchive, .archived, .declined, .handedOver, .merged: return nil
            }
        }

        /// A department's own hours; the city's elsewhere, by which the promise runs too.
        var hours: DepartmentCode? {
            if case .department(let code) = self { return code }
            return nil
        }
    }

    let holder: Holder
    let from: Instant
    let until: Instant
}

extension PetitionRow.Outcome {
    var chinese: String {
        switch self {
        case .asked: "待审批"
        case .granted: "已同意，待告知市民"
        case .effective: "已生效"
        case .refused: "不同意"
        case .lapsed: "未生效"
        }
    }
}
