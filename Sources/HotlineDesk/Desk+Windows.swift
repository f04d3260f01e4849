import HotlineCore
import HotlineRouting
import HotlineStore

/// On site: the venue at whose window a matter was taken stands with it. At the window for what cannot be got done, 办不成事
/// (art. 6), the matter is of that class and the venue's department answers for it.
extension Desk {
    mutating func recordVisit(of dossier: inout Dossier, _ submission: Submission, was category: CategoryCode?, _ order: Order)
        throws(StoreFailure)
    {
        guard let named = submission.venue, let venue = tables.venue(named: named) else { return }
        try store.insertVisit(to: venue.code, of: dossier.ticket.id)
        guard tables.isDifficult(named) else { return }
        try change(&dossier) { $0.venue = venue.code }
        try journalPrivately(
            "difficult", dossier,
            reason: Reason(
                "difficult", venue.name, venue.difficultWindow, tables.category(category)?.name ?? "—",
                tables.category(dossier.ticket.category)?.name ?? "—"), text: nil, order)
    }
}

extension Tables {
    /// By its code, or by its 办不成事窗口.
    func venue(named name: String) -> Venue? { routing.venues.first { $0.code == name || $0.difficultWindow == name } }

    func requireVenue(_ name: String) throws(DeskFailure) -> Venue {
        if let venue = venue(named: name) { return venue }
        let known = routing.venues.map(\.code).joined(separator: ", ")
        throw .refused(.invalid(field: "venue", value: String(name.prefix(40)), expected: known))
    }

    func isDifficult(_ name: String) -> Bool { routing.venues.contains { $0.difficultWindow == name } }

    /// What the 办不成事窗口 decides where nobody has.
    func decision(_ decision: Decision?, atWindow name: String?) -> Decision? {
        guard let name, isDifficult(name), let venue = venue(named: name) else { return decision }
        var decided = decision ?? Decision()
        if decided.category == nil, routing.categoryRows[Desk.difficultCategory] != nil { decided.category = Desk.difficultCategory }
        decided.department = decided.department ?? venue.department
        return decided
    }
}
