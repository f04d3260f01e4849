import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    /// Moves of a leave that are listed.
    private static let movesListed = 200

    func answer(_ query: DutyQuery, by actor: Actor, at now: Instant) throws(DeskFailure) -> DutyAnswer {
        switch query {
        case .duty(let department): .duty(try duty(of: department, by: actor, at: now))
        case .leaves: .leaves(try leaves(by: actor, at: now))
        }
    }

    private func duty(of asked: DepartmentCode?, by actor: Actor, at now: Instant) throws(DeskFailure) -> DutyView {
        let person = try tables.require(.see, of: actor)
        let own = actor.department ?? person?.department ?? .hotline
        let code = asked ?? own
        guard own == .hotline || tables.routing.isWithin(code, own) else { throw .refused(.notYours) }
        guard let department = tables.routing.departments[code] else { throw .refused(.unknownDepartment(code.rawValue)) }
        let onCall = tables.routing.onCall(code, at: now)
        let set = try stored { () throws(StoreFailure) in try store.duties(notOverBefore: now) }
        return DutyView(
            department: department.name, onCall: onCall.people.map(named), source: onCall.source.slug,
            set: set.filter { $0.department == code }.map { DutyView.Line(id: $0.id, person: named($0.person), hours: $0.hours) })
    }

    /// One's own; with the right to set them, those of one's department too. A leave stays listed for a month after its end, for
    /// whoever comes back.
    private func leaves(by actor: Actor, at now: Instant) throws(DeskFailure) -> [LeaveLine] {
        let person = try tables.require(.see, of: actor)
        let maySetAll = Rights.allows(person?.roles ?? [], .duty)
        let own = actor.department ?? person?.department
        return try stored { () throws(StoreFailure) in
            let rows = try store.leaves(notOverBefore: zone.date(of: now).adding(days: -30)).filter { leave in
                leave.person == actor.person || (maySetAll && own.map { tables.routing.isWithin(leave.department, $0) } ?? false)
            }
            return try rows.map { row throws(StoreFailure) in
                LeaveLine(
                    id: row.id, person: named(row.person), first: row.days.lowerBound, last: row.days.upperBound,
                    deputy: (row.deputy ?? tables.routing.people[row.person]?.deputy).map(named),
                    moves: try moves(of: row, by: actor, at: now))
            }
        }
    }

    private func moves(of leave: LeaveRow, by actor: Actor, at now: Instant) throws(StoreFailure) -> [LeaveLine.Move] {
        var moves: [LeaveLine.Move] = []
        for move in try store.moves(ofLeave: leave.id, limit: Self.movesListed) {
            guard let dossier = try read(move.ticket), !tables.isHidden(dossier, from: actor) else { continue }
            moves.append(LeaveLine.Move(ticket: try line(of: dossier, at: now), to: named(move.to)))
        }
        return moves
    }

    /// `8007 示例庚`.
    private func named(_ person: PersonID) -> String {
        guard let found = tables.routing.people[person] else { return person.rawValue }
        return found.workNumber + " " + found.name
    }
}
