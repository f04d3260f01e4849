import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// A department's digests: its own people's, or by name for whoever stands above it.
    func digest(of named: DepartmentCode?, by actor: Actor, at now: Instant) throws(DeskFailure) -> DigestView {
        try require(.see, of: actor)
        let bound = scope(of: actor)
        guard let department = named ?? bound else { throw .refused(.missing(field: "department")) }
        guard tables.routing.departments[department] != nil else { throw .refused(.unknownDepartment(department.rawValue)) }
        if let bound, bound != department, !tables.routing.isWithin(department, bound) { throw .refused(.notYours) }
        let (waiting, last, listed) = try stored { () throws(StoreFailure) in
            let last = try store.lastDigest(of: department)
            return (
                try store.digestWaiting(for: department, due: nil, limit: Desk.digestLines), last,
                try last.map { last throws(StoreFailure) in try store.lines(ofDigest: last.entry, of: department) } ?? []
            )
        }
        let told = try last.map { last throws(DeskFailure) in
            DigestView.Page(entry: last.entry, at: last.at, lines: try digestLines(listed, for: department, by: actor, at: now))
        }
        let next = try waiting.map(\.dueAt).min().map { due throws(DeskFailure) in
            DigestView.Page(entry: nil, at: due, lines: try digestLines(waiting, for: department, by: actor, at: now))
        }
        return DigestView(department: tables.departmentName(department), told: told, waiting: next)
    }

    /// A line for each rung of each ticket, with whom it is for; none of a ticket that the department may not see.
    func digestLines(
        _ rows: [DigestLineRow], for department: DepartmentCode, by actor: Actor, at now: Instant
    ) throws(DeskFailure) -> [DigestView.Line] {
        var entries: [Int64] = []
        for row in rows where !entries.contains(row.entry) { entries.append(row.entry) }
        var lines: [DigestView.Line] = []
        for entry in entries {
            let own = rows.filter { $0.entry == entry }
            guard let first = own.first else { continue }
            let found = try stored { () throws(StoreFailure) in try read(first.ticket) }
            guard let dossier = found, let sight = try feedSight(of: dossier, for: department, by: actor) else { continue }
            let shown = try stored { () throws(StoreFailure) in try line(of: dossier, as: sight, at: now) }
            lines.append(
                DigestView.Line(
                    rung: first.rung, at: first.at, people: own.map { tables.workNumber($0.person) }, ticket: shown))
        }
        return lines
    }
}
