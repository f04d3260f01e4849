import HotlineCore
import HotlineRouting
import HotlineStore

/// Learned from returns: every one that is granted offers the row that would have sent the ticket right (domain 2.6).
extension Desk {
    /// The row as it is pasted into rules.csv, in its columns and quoted; under a number that stands just before the row which
    /// matched. Nothing is changed here: the table is a person's.
    func correction(after dossier: Dossier, reason: String, at now: Instant) throws(StoreFailure) -> [Reason] {
        guard let last = try store.returns(of: dossier.ticket.id).last, last.outcome == .granted else { return [] }
        let matched = routeNow(dossier.ticket, at: now).rule.order
        let below = tables.routing.rules.map(\.id.order).filter { $0 < matched }.max() ?? 0
        var told: [Reason] = []
        if below + 1 >= matched { told.append(Reason("correction-crowded", "\(matched)")) }
        let ticket = dossier.ticket
        let cells = [
            "\(max(below + 1, matched - 1))", "任意", coded(ticket.category?.rawValue, tables.category(ticket.category)?.name), "任意", "任意",
            coded(ticket.district?.rawValue, tables.placeName(ticket.district)),
            coded(ticket.street?.rawValue, tables.placeName(ticket.street)),
            coded(last.suggested.rawValue, tables.departmentName(last.suggested)), "", "值班", "否",
            "\(number(ticket.id)) 退单裁定：\(reason)", "", "",
        ]
        return told + [Reason("correction-offered", cells.map(CSVText.cell).joined(separator: ","))]
    }

    /// `0205 井盖缺失破损`; 任意 where nothing is known.
    private func coded(_ code: String?, _ name: String?) -> String {
        guard let code else { return "任意" }
        return [code, name].compactMap { $0 }.joined(separator: " ")
    }
}
