import HotlineClassifier
import HotlineCore
import HotlineStore

/// What is remembered of each ticket as it comes in, so that look-alikes are found and a burst is seen now, not next month.
extension Desk {
    /// Every consoles' ring about one class and street comes once in this time.
    static let burstQuietMilliseconds: Int64 = 3_600_000

    /// One row for a matter with a class or a place, four bands for one with neither; none for what is never offered.
    func remember(_ matter: PreparedMatter, of dossier: Dossier) throws(StoreFailure) {
        let ticket = dossier.ticket
        guard !ticket.isSecret, ticket.kind != .report else { return }
        for bucket in Likeness.buckets(category: ticket.category, place: ticket.street ?? ticket.district, matter.signature) {
            try store.remember(likeness: matter.signatureBytes, of: ticket.id, in: bucket)
            // Now and then is enough for a bucket to stay at its thirty days.
            if ticket.id % 16 == 0 {
                let date = tables.routing.calendar.zone.date(of: ticket.receivedAt).adding(days: -Likeness.days)
                try store.forgetLikenesses(in: bucket, before: TicketNumber.sixDigits(of: date).lowerBound)
            }
        }
    }

    /// Offers an incident where five different callers have called within an hour about one class and street, unless one is open.
    mutating func noticeBurst(of dossier: Dossier, by citizen: Citizen, _ order: Order) throws(StoreFailure) {
        guard let category = dossier.ticket.category, let street = dossier.ticket.street, !dossier.ticket.isSecret else { return }
        let caller =
            citizen.phone?.number ?? citizen.chat.map { $0.gateway.rawValue + " " + $0.user } ?? "\(dossier.ticket.id)"
        if recent == nil { recent = RecentCallers(try store.recentCallers(limit: RecentCallers.readLimit), at: order.at) }
        let pair = RecentCallers.Pair(category: category, street: street)
        guard let count = recent?.add(caller, to: pair, at: order.at), count >= RecentCallers.threshold,
            recent?.isQuiet(pair, at: order.at) == false
        else { return }
        recent?.quiet(pair, at: order.at)
        if let last = try store.burst(of: category, in: street),
            order.at.milliseconds - last.rungAt.milliseconds < Self.burstQuietMilliseconds
        {
            return
        }
        if try isUnderIncident(category, street) { return }
        try store.put(BurstRow(category: category, street: street, rungAt: order.at, ticket: dossier.ticket.id, callers: count))
        let reason = Reason(
            "burst", tables.placeName(street) ?? street.rawValue, category.rawValue + " " + (tables.category(category)?.name ?? ""),
            "\(count)")
        try journal("burst", quiet(dossier), by: order, reason: reason)
        push(.ring(to: nil, ticket: number(dossier.ticket.id), urgency: .urgent, reason: reason))
    }

    func isUnderIncident(_ category: CategoryCode, _ street: PlaceCode) throws(StoreFailure) -> Bool {
        for incident in try store.openIncidents(limit: Self.incidentLimit) {
            guard let ticket = try store.ticket(incident.ticket) else { continue }
            if ticket.category == category,
                ticket.street == street || (ticket.street == nil && ticket.district == tables.routing.district(of: street))
            {
                return true
            }
        }
        return false
    }

    /// For an entry that stands in no department's feed.
    private func quiet(_ dossier: Dossier) -> Dossier {
        var quiet = dossier
        quiet.setLead(nil)
        return quiet
    }
}
