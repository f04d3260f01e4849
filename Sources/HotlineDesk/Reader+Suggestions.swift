import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    private static let suggestionsListed = 200
    /// Each costs the reading of a ticket's whole history.
    private static let latenessesListed = 40

    /// A department reads its own; the house reads all, or one department's.
    func suggestions(to named: DepartmentCode?, by actor: Actor) throws(DeskFailure) -> [SuggestionLine] {
        let bound = try boundDepartment(named, actor)
        return try stored { () throws(StoreFailure) in
            let rows: [SuggestionRow]
            if let bound {
                rows = try store.suggestions(to: bound, limit: Self.suggestionsListed)
            } else {
                rows = try store.suggestions(limit: Self.suggestionsListed)
            }
            return try rows.map { row throws(StoreFailure) in try suggestionLine(row) }
        }
    }

    private func suggestionLine(_ row: SuggestionRow) throws(StoreFailure) -> SuggestionLine {
        SuggestionLine(
            id: row.id, department: tables.departmentName(row.department), ticket: row.ticket.map(number),
            by: tables.workNumber(row.madeBy) ?? "—", madeAt: row.madeAt, text: try store.text(of: row.entry)?.body ?? "",
            followUp: try row.followUp.flatMap { entry throws(StoreFailure) in try store.text(of: entry)?.body },
            followedAt: row.followedAt, closedAt: row.closedAt)
    }

    /// Every late ticket of a department, whose time it was, why, and whether the reason stands (practice 15).
    func lateAccount(of named: DepartmentCode, by actor: Actor, at now: Instant) throws(DeskFailure) -> LateAccount {
        guard let department = try boundDepartment(named, actor) else { throw .refused(.missing(field: "department")) }
        return try stored { () throws(StoreFailure) in
            let ids = try store.lateReviews(in: department, limit: Self.latenessesListed + 1)
            var lines: [LateAccount.Line] = []
            var total: Int64 = 0
            for id in ids.prefix(Self.latenessesListed) {
                guard let dossier = try read(id), !tables.isHidden(dossier, from: actor) else { continue }
                for review in try store.lateReviews(of: id) where review.kind == .late && review.department == department {
                    let stays = try stays(of: dossier.ticket, at: now)
                    let sums = hoursPast(stays, after: review.due, in: dossier.ticket.district)
                    total += sums.first { $0.holder == .department(department) }?.late ?? 0
                    lines.append(
                        LateAccount.Line(
                            ticket: number(id), what: review.lateness(in: tables),
                            hours: sums.filter { $0.late > 0 }.map {
                                Reason("days-line", self.name(of: $0.holder), hours($0.all), hours($0.late))
                            },
                            explanation: try review.explanation.flatMap { entry throws(StoreFailure) in try store.text(of: entry)?.body },
                            verdict: review.verdict.map { $0 == .stands ? "成立" : "不成立" } ?? "待复核"))
                }
            }
            return LateAccount(
                department: tables.departmentName(department), lines: lines, total: hours(total),
                hasMore: ids.count > Self.latenessesListed)
        }
    }

    /// The department asked for, where the actor may read of it; nil for the whole house.
    private func boundDepartment(_ named: DepartmentCode?, _ actor: Actor) throws(DeskFailure) -> DepartmentCode? {
        let person = try tables.require(.see, of: actor)
        let own = actor.department ?? person?.department ?? .hotline
        if let named, tables.routing.departments[named] == nil { throw .refused(.unknownDepartment(named.rawValue)) }
        guard own != .hotline else { return named }
        let asked = named ?? own
        guard tables.routing.isWithin(asked, own) else { throw .refused(.notYours) }
        return asked
    }
}
