import HotlineCore
import HotlineSystem

/// What is done to webhooks: a department's feed, pushed to an address of its own instead of fetched.
package enum WebhookAction: Hashable, Sendable {
    /// The address as it was typed.
    case add(DepartmentCode, url: String)
    case remove(Int64)
    /// Sends now whatever there is, be it an empty page; one that was switched off is on again.
    case test(Int64)
    /// How a delivery ended: it held what came after one entry, up to another.
    case delivered(Int64, after: Int64, upTo: Int64, WebhookOutcome)
}

/// How a delivery ended.
package enum WebhookOutcome: Hashable, Sendable {
    /// Any 2xx: what was on the page is told (practice 7).
    case acknowledged
    /// Nothing of what was new was for the department's eyes, so nothing was sent.
    case nothingToTell
    /// 410: nobody wants it there any more (Standard Webhooks).
    case gone
    /// A status, or one word for why there was none.
    case failed(String)

    /// As the row keeps it.
    var word: String {
        switch self {
        case .acknowledged, .nothingToTell: "ok"
        case .gone: "gone"
        case .failed(let why): why
        }
    }
}

package enum WebhookQuery: Hashable, Sendable {
    case list
    /// What is to be sent now, but for those on their way.
    case due(besides: Set<Int64>, limit: Int)
}

package enum WebhookAnswer: Sendable {
    case list([WebhookLine])
    case due([WebhookErrand])
}

package struct WebhookLine: Hashable, Sendable {
    package let id: Int64
    package let department: DepartmentCode
    package let url: String
    package let cursor: Int64
    package let failures: Int
    /// Nil for one that is switched off.
    package let nextAt: Instant?
    package let outcome: String?
    package let outcomeAt: Instant?
    package let madeBy: String

    package init(
        id: Int64, department: DepartmentCode, url: String, cursor: Int64, failures: Int, nextAt: Instant?, outcome: String?,
        outcomeAt: Instant?, madeBy: String
    ) {
        self.id = id
        self.department = department
        self.url = url
        self.cursor = cursor
        self.failures = failures
        self.nextAt = nextAt
        self.outcome = outcome
        self.outcomeAt = outcomeAt
        self.madeBy = madeBy
    }
}

/// One thing to be done for a webhook, and what is to be reported of it.
package struct WebhookErrand: Sendable {
    package enum Work: Sendable {
        case post(FeedPage, to: String, WebhookSecret)
        /// Without a word outside: this is how it ends.
        case settled(WebhookOutcome)
    }

    package let id: Int64
    package let after: Int64
    package let upTo: Int64
    package let work: Work

    package init(id: Int64, after: Int64, upTo: Int64, work: Work) {
        self.id = id
        self.after = after
        self.upTo = upTo
        self.work = work
    }

    package func report(_ outcome: WebhookOutcome) -> Action { .webhook(.delivered(id, after: after, upTo: upTo, outcome)) }
}

/// Where webhooks may go. The one place that decides it, when one is made and again before each delivery.
package struct WebhookRules: Hashable, Sendable {
    /// Plain HTTP beyond this machine.
    package var allowPlaintext = false
    /// Somebody here speaks TLS for us.
    package var hasProxy = false
    /// Where this daemon listens: it does not talk to itself.
    package var ownDoors: Set<Endpoint> = []

    package init() {}

    /// What an address should be instead; nil where it is good.
    package func objection(to address: WebAddress) -> String? {
        if address.isForbidden { return "承办单位的接收地址 a department's receiver" }
        if isOwn(address) { return "不是本程序的监听 no listener of this program" }
        if address.isEncrypted { return hasProxy ? nil : "先在设置里写 webhook_proxy the setting webhook_proxy first" }
        guard address.endpoint != nil else { return "https:// 或数字地址 https:// or a numeric address" }
        return address.isLoopback || allowPlaintext ? nil : "https://"
    }

    private func isOwn(_ address: WebAddress) -> Bool {
        ownDoors.contains { door in
            guard case .tcp(let host, let port) = door, port == address.port else { return false }
            return address.isLoopback || address.host == host
        }
    }
}
