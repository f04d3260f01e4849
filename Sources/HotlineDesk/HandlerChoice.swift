import HotlineCore
import HotlineRouting
import HotlineStore

/// Who of a department has a ticket: the person that the rule names, else of those on call whose hands are not full the least loaded,
/// then the longest idle; the liaison where nobody is on call (design 7). Where all are full, work does not wait for a free hand: the
/// least loaded has it, and the reason says so. The same for a proposal and for what is stored.
struct HandlerChoice {
    /// nil where nobody is there that day.
    let handler: PersonID?
    let reason: Reason

    init(
        in department: DepartmentCode, rule: HandlerRule, not accused: Accused = .nobody, loads: [PersonID: HandlerLoad], tables: Tables,
        at now: Instant
    ) {
        if case .person(let named) = rule,
            let person = tables.routing.present(named, on: tables.routing.calendar.zone.date(of: now)),
            !tables.isAccused(person, by: accused)
        {
            handler = person
            reason = Reason("handler-rule", tables.workNumber(person))
            return
        }
        let onCall = tables.routing.onCall(department, at: now)
        let idle = HandlerLoad(open: 0, lastAssigned: Instant(milliseconds: 0))
        let eligible = tables.eligible(onCall.people, not: accused)
        let free = eligible.filter { person in onCall.capacities[person].map { (loads[person] ?? idle).open < $0 } ?? true }
        handler = (free.isEmpty ? eligible : free).min { a, b in
            let (first, second) = (loads[a] ?? idle, loads[b] ?? idle)
            return (first.open, first.lastAssigned, a) < (second.open, second.lastAssigned, b)
        }
        guard let handler else {
            reason = Reason("handler-nobody", tables.departmentName(department))
            return
        }
        let open = (loads[handler] ?? idle).open
        let words = [tables.workNumber(handler), "\(open)", "\(onCall.people.count)"]
        let full = eligible.count - free.count
        if full == 0 {
            reason = Reason(slug: "handler-" + onCall.source.slug, arguments: words)
        } else {
            reason = Reason(slug: free.isEmpty ? "handler-all-full" : "handler-not-full", arguments: words + ["\(full)"])
        }
    }
}
