import HotlineCore
import HotlineStore

extension Reader {
    /// Tickets read for one answer before those that the asker may not see are left out.
    private static let looked = 1_000

    /// - Parameters:
    ///   - matches: tickets whose words fit, newest first; nil where no words are looked for.
    ///   - upTo: the entry up to which the words are known.
    func find(
        _ query: FindQuery, among matches: [Int64]?, upTo: Int64?, by actor: Actor, at now: Instant
    ) throws(DeskFailure) -> Found {
        try require(.see, of: actor)
        guard !query.isEmpty else { throw .refused(.missing(field: "find")) }
        if let department = query.department, tables.routing.departments[department] == nil {
            throw .refused(.unknownDepartment(department.rawValue))
        }
        if let category = query.category, tables.routing.categoryRows[category] == nil {
            throw .refused(.unknownCategory(category.rawValue))
        }
        let to = query.to ?? zone.date(of: now)
        let from = query.from ?? to.adding(days: -FindQuery.daysBack)
        guard from <= to else { throw .refused(.invalid(field: "from", value: from.iso8601, expected: "≤ " + to.iso8601)) }
        let limit = min(max(query.limit, 1), ListFilter.most)
        // Words and numbers tell what is in a ticket: who reads only its restatement does not learn by asking.
        let least: Sight = matches == nil && query.phone == nil ? .restated : .masked
        var lines: [TicketLine] = []
        let (ids, reached) = try candidates(query, among: matches, days: from...to)
        for id in ids where lines.count <= limit {
            guard let dossier = try stored({ () throws(StoreFailure) in try read(id) }), fits(dossier, query, days: from...to) else {
                continue
            }
            let sight = try sight(of: dossier, by: actor)
            guard sight >= least else { continue }
            lines.append(try stored { () throws(StoreFailure) in try line(of: dossier, as: sight, at: now) })
        }
        return Found(
            list: TicketList(lines: Array(lines.prefix(limit)), hasMore: lines.count > limit || reached != nil), upTo: upTo,
            from: reached.flatMap { TicketNumber(prefix: settings.prefix, body: $0)?.date } ?? from, to: to)
    }

    /// - Returns: with the lowest number that was looked at, where the days hold more than one answer looks through.
    private func candidates(
        _ query: FindQuery, among matches: [Int64]?, days: ClosedRange<CivilDate>
    ) throws(DeskFailure) -> (ids: [Int64], reached: Int64?) {
        try stored { () throws(StoreFailure) in
            if matches == nil, let phone = query.phone { return (try store.tickets(ofPhone: phone, limit: Self.looked), nil) }
            let first = TicketNumber.sixDigits(of: days.lowerBound).lowerBound
            var conditions = FindConditions(ids: first...TicketNumber.sixDigits(of: days.upperBound).upperBound)
            conditions.department = query.department
            conditions.state = query.state
            conditions.kind = query.kind
            conditions.category = query.category
            if let matches { return (try store.those(of: matches, like: conditions), nil) }
            return try store.find(conditions, limit: Self.looked)
        }
    }

    private func fits(_ dossier: Dossier, _ query: FindQuery, days: ClosedRange<CivilDate>) -> Bool {
        let ticket = dossier.ticket
        return days.contains(zone.date(of: ticket.receivedAt)) && query.state.map { $0 == ticket.state } ?? true
            && query.kind.map { $0 == ticket.kind } ?? true && query.category.map { $0 == ticket.category } ?? true
            && query.department.map { $0 == dossier.lead?.department } ?? true
            && (query.phone == nil || query.words.isEmpty || isOf(query.phone, ticket))
    }

    private func isOf(_ phone: Phone?, _ ticket: TicketRow) -> Bool {
        guard let phone, let person = try? store.person(of: ticket.id) else { return false }
        return person.phone?.number == phone.number
    }
}
