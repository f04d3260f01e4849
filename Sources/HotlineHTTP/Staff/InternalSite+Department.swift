import HotlineCore
import HotlineDesk

/// A department's own pages beside its tickets: each is read anew, whether one comes by a link or from a form.
extension InternalSite {
    /// What a page of the department waits for.
    package enum DepartmentAsked: Sendable {
        case matters(TicketList.Name?)
        /// The matter that comes after this number.
        case next(String)
        case duty
        /// The duty is there, the leaves are asked for.
        case leaves(DutyView)
        case suggestions
    }

    mutating func turn(
        to page: DepartmentPageName, list: TicketList.Name? = nil, _ outcome: FormOutcome, _ visit: StaffVisit, at now: Instant
    ) -> HTTPOutcome<Pending> {
        guard page == .matters || visit.holder.isBound else { return .respond(StaffPage.problem(.notYours, visit: visit)) }
        guard visit.holder.rights.contains(page.right) else {
            return .respond(StaffPage.problem(.notPermitted(verb: page.right.rawValue), visit: visit))
        }
        let department = visit.holder.department
        let (query, asked): (Query, DepartmentAsked)
        switch page {
        case .matters:
            (query, asked) = (.departmentDesk(ListFilter(list: list, limit: ListFilter.most), by: visit.actor), .matters(list))
        case .duty: (query, asked) = (.duty(.duty(department), by: visit.actor), .duty)
        case .suggestions: (query, asked) = (.suggestions(department, by: visit.actor), .suggestions)
        case .receive:
            let page = ReceivePage(visit: visit, key: drawKey(), outcome: outcome)
            return .respond(.page(page.html, status: outcome.status, in: visit.language))
        }
        return .ask(.query(query, at: now), .staff(.page(visit, .department(asked, outcome))))
    }

    /// Leads to the matter after one that was seen to. The list is only looked through: nothing on it counts as told.
    func turn(toNextAfter number: String, _ visit: StaffVisit, at now: Instant) -> HTTPOutcome<Pending> {
        let query = Query.list(ListFilter(list: nil, limit: ListFilter.most), by: visit.actor)
        return .ask(.query(query, at: now), .staff(.page(visit, .department(.next(number), FormOutcome()))))
    }

    /// The one below in the list; its first where this one has left it or was the last; the list itself where there is no other.
    private static func page(after number: String, in list: TicketList) -> String {
        let numbers = list.lines.map(\.number)
        let below = numbers.firstIndex(of: number).map { numbers.dropFirst($0 + 1) } ?? []
        return (below.first ?? numbers.first { $0 != number }).map(StaffRoute.path(ofTicket:)) ?? "/department"
    }

    mutating func show(
        _ answer: DeskAnswer, _ asked: DepartmentAsked, _ outcome: FormOutcome, to visit: StaffVisit, at now: Instant
    ) -> HTTPOutcome<Pending> {
        let html: HTML
        switch (asked, answer) {
        case (.matters(let list), .departmentDesk(let desk)):
            html =
                DepartmentPage(
                    desk: desk, list: list, visit: visit, zone: settings.zone, key: drawKey(), outcome: outcome, now: now
                ).html
        case (.next(let number), .list(let list)):
            return .respond(Self.moved(to: "\(Self.page(after: number, in: list))?\(visit.tongue)"))
        case (.duty, .duty(.duty(let view))):
            return .ask(.query(.duty(.leaves, by: visit.actor), at: now), .staff(.page(visit, .department(.leaves(view), outcome))))
        case (.leaves(let view), .duty(.leaves(let leaves))):
            html =
                DutyPage(
                    duty: view, leaves: leaves, visit: visit, zone: settings.zone, key: drawKey(), outcome: outcome, now: now
                ).html
        case (.suggestions, .suggestions(let lines)):
            html = SuggestionsPage(lines: lines, visit: visit, zone: settings.zone, key: drawKey(), outcome: outcome).html
        case (_, .refused(let refusal)): return .respond(StaffPage.problem(refusal, visit: visit))
        default: return .respond(StaffPage.problem(.tryLater(.failure), visit: visit))
        }
        return .respond(.page(html, status: outcome.status, in: visit.language))
    }

    /// After a form: its page, by an address that can be asked for again, unless what was answered is told once.
    mutating func show(_ receipt: Receipt, of form: DepartmentForm, to visit: StaffVisit, at now: Instant) -> HTTPOutcome<Pending> {
        switch form {
        case .pull, .receive: turn(to: form.page, FormOutcome(done: form, receipt: receipt), visit, at: now)
        case .duty, .cancelDuty, .leave, .cancelLeave, .followUp:
            .respond(Self.moved(to: "\(form.page.path)?done=\(PercentEncoding.encoded(form.rawValue))&\(visit.tongue)"))
        }
    }
}
