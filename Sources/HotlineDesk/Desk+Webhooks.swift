import HotlineCore
import HotlineStore
import HotlineSystem

/// A webhook is the feed, pushed: the same pages in the same order, and an answer of 2xx moves the cursor.
extension Desk {
    /// Of all departments together; the courier looks at each of them every second.
    package static let mostWebhooks = 500
    /// The wait after the first failure; each further one waits twice as long, at most an hour, for ever.
    static let firstRetryMilliseconds: Int64 = 5_000
    static let longestRetryMilliseconds: Int64 = 3_600_000

    mutating func webhook(_ action: WebhookAction, _ order: Order) throws(DeskFailure) -> Receipt {
        switch action {
        case .add(let department, let url): return try addWebhook(of: department, to: url, order)
        case .remove(let id):
            let webhook = try webhook(id, order)
            try stored { () throws(StoreFailure) in try store.deleteWebhook(id) }
            return try note("webhook-removed", webhook, order)
        case .test(let id):
            var webhook = try webhook(id, order)
            webhook.isAsked = true
            webhook.nextAt = order.at
            try stored { () throws(StoreFailure) in try store.update(webhook) }
            return try note("webhook-tested", webhook, order)
        case .delivered(let id, let after, let upTo, let outcome):
            guard order.actor.door == .time else { throw .refused(.notPermitted(verb: Verb.webhook.rawValue)) }
            try stored { () throws(StoreFailure) in try settle(id, after: after, upTo: upTo, outcome, order) }
            return Receipt()
        }
    }

    private mutating func addWebhook(of code: DepartmentCode, to url: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.webhook, of: order.actor)
        let department = try requireDepartment(code, at: order.at)
        guard let address = WebAddress(url) else {
            throw .refused(.invalid(field: "url", value: String(url.prefix(80)), expected: "https://…"))
        }
        if let expected = settings.webhooks.objection(to: address) {
            throw .refused(.invalid(field: "url", value: String(url.prefix(80)), expected: expected))
        }
        let count = try stored { () throws(StoreFailure) in try store.webhooks(limit: Self.mostWebhooks).count }
        guard count < Self.mostWebhooks else {
            throw .refused(.invalid(field: "webhook", value: "\(count)", expected: "≤ \(Self.mostWebhooks)"))
        }
        let made = try stored { () throws(StoreFailure) in
            try store.insertWebhook(
                of: department.code, to: address.description, after: try store.feedCursor(of: department.code),
                by: order.actor.person?.rawValue ?? order.actor.origin, at: order.at)
        }
        guard let made, let webhook = try stored({ () throws(StoreFailure) in try store.webhook(made) }) else {
            throw .refused(.invalid(field: "url", value: String(url.prefix(80)), expected: "还没有的地址 one that it does not have yet"))
        }
        var receipt = try note("webhook-added", webhook, order)
        receipt.secret = store.webhookSecret(made).text
        return receipt
    }

    private func webhook(_ id: Int64, _ order: Order) throws(DeskFailure) -> WebhookRow {
        try require(.webhook, of: order.actor)
        guard let webhook = try stored({ () throws(StoreFailure) in try store.webhook(id) }) else {
            throw .refused(.invalid(field: "webhook", value: "\(id)", expected: "webhook list 里的编号 a number of webhook list"))
        }
        return webhook
    }

    /// The address stays out of the journal: what a receiver puts into its path may be a secret.
    private mutating func note(_ slug: String, _ webhook: WebhookRow, _ order: Order) throws(DeskFailure) -> Receipt {
        let reason = Reason(slug, "\(webhook.id)", webhook.department.rawValue)
        return try stored { () throws(StoreFailure) in
            try journalPrivately("webhook", nil, reason: reason, text: nil, order)
            var receipt = Receipt()
            receipt.decided = [reason]
            return receipt
        }
    }

    /// What was sent from another cursor than the row's is an answer of yesterday, and says nothing.
    private mutating func settle(
        _ id: Int64, after: Int64, upTo: Int64, _ outcome: WebhookOutcome, _ order: Order
    ) throws(StoreFailure) {
        guard var webhook = try store.webhook(id), webhook.cursor == after else { return }
        webhook.outcome = outcome.word
        webhook.outcomeAt = order.at
        webhook.isAsked = false
        switch outcome {
        case .acknowledged, .nothingToTell:
            webhook.cursor = max(after, upTo)
            webhook.failures = 0
            webhook.nextAt = order.at
            if outcome == .acknowledged, upTo > after {
                try feedFetched(by: heir(of: webhook.department, at: order.at), upTo: upTo, at: order.at)
            }
        case .failed:
            webhook.failures += 1
            webhook.nextAt = Instant(milliseconds: order.at.milliseconds + Self.retryMilliseconds(after: webhook.failures))
        case .gone:
            webhook.failures += 1
            webhook.nextAt = nil
            try journalPrivately(
                "webhook", nil, reason: Reason("webhook-off", "\(id)", webhook.department.rawValue), text: nil, order)
        }
        try store.update(webhook)
    }

    private func heir(of department: DepartmentCode, at now: Instant) -> DepartmentCode {
        tables.routing.heir(of: department, on: tables.routing.calendar.zone.date(of: now))
    }

    static func retryMilliseconds(after failures: Int) -> Int64 {
        min(firstRetryMilliseconds << Int64(min(max(failures, 1) - 1, 16)), longestRetryMilliseconds)
    }
}
