import HotlineCore
import HotlineStore

extension Reader {
    /// Changes in one message, as in a page that is fetched without saying how many.
    private static let webhookPage = 50

    func webhooks(_ query: WebhookQuery, by actor: Actor, at now: Instant) throws(DeskFailure) -> WebhookAnswer {
        switch query {
        case .list:
            try require(.webhook, of: actor)
            return .list(
                try stored { () throws(StoreFailure) in try store.webhooks(limit: Desk.mostWebhooks) }.map { row in
                    WebhookLine(
                        id: row.id, department: row.department, url: row.url, cursor: row.cursor, failures: row.failures,
                        nextAt: row.nextAt, outcome: row.outcome, outcomeAt: row.outcomeAt, madeBy: row.madeBy)
                })
        case .due(let besides, let limit):
            guard actor.door == .time else { throw .refused(.notPermitted(verb: Verb.webhook.rawValue)) }
            var errands: [WebhookErrand] = []
            for row in try stored({ () throws(StoreFailure) in try store.webhooksReady(at: now, limit: Desk.mostWebhooks) })
            where errands.count < limit && !besides.contains(row.id) {
                if let errand = try errand(for: row, at: now) { errands.append(errand) }
            }
            return .due(errands)
        }
    }

    /// What there is to send to a receiver; nil where its department's feed has nothing new.
    private func errand(for row: WebhookRow, at now: Instant) throws(DeskFailure) -> WebhookErrand? {
        func settled(_ outcome: WebhookOutcome, upTo entry: Int64) -> WebhookErrand {
            WebhookErrand(id: row.id, after: row.cursor, upTo: entry, work: .settled(outcome))
        }
        let department = tables.routing.heir(of: row.department, on: zone.date(of: now))
        let request = FeedRequest(department: department, after: row.cursor, limit: Self.webhookPage)
        let page: FeedPage
        do throws(DeskFailure) {
            // As the department's own system would fetch it.
            page = try feed(request, by: Actor(door: .api, department: department, origin: "webhook \(row.id)"), at: now)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            return settled(.failed(refusal.codes.slug), upTo: row.cursor)
        }
        guard page.isEmpty, !row.isAsked else {
            return WebhookErrand(
                id: row.id, after: row.cursor, upTo: page.cursor,
                work: .post(page, to: row.url, store.webhookSecret(row.id)))
        }
        return page.cursor > row.cursor ? settled(.nothingToTell, upTo: page.cursor) : nil
    }

    /// How the webhooks stand: those that deliver, those that fail, those that are off.
    func webhookStanding() throws(StoreFailure) -> (well: Int, failing: [WebhookRow], off: [WebhookRow]) {
        let all = try store.webhooks(limit: Desk.mostWebhooks)
        let off = all.filter { $0.nextAt == nil }
        let failing = all.filter { $0.nextAt != nil && $0.failures > 0 }
        return (all.count - off.count - failing.count, failing, off)
    }
}
