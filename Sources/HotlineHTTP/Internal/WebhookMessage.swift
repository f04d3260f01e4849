import HotlineCore
import HotlineDesk

/// A page of a feed as it is pushed: the body that fetching it would answer, signed (Standard Webhooks 1.0).
package struct WebhookMessage: Sendable {
    package let fields: [(name: String, value: String)]
    package let body: [UInt8]

    /// - Parameter now: by it the receiver tells a message of today from one that somebody recorded.
    package init(_ page: FeedPage, for errand: WebhookErrand, signedWith secret: WebhookSecret, zone: Zone, at now: Instant) {
        body = HTTPResponse.json(PushedFeed.body.json(page, JSONPen(language: .chinese, zone: zone))).body
        // A page that has grown since it was last tried is another message: whoever drops what it knows must not drop what is new.
        let id = "wh\(errand.id)-\(errand.after)-\(errand.upTo)"
        let seconds = now.milliseconds / 1_000
        let body = body
        fields =
            [("Content-Type", "application/json")]
            + PushedFeed.Field.allCases.map { field in
                let value =
                    switch field {
                    case .agent: "hotline"
                    case .id: id
                    case .timestamp: "\(seconds)"
                    case .signature: secret.signature(id: id, seconds: seconds, body: body)
                    }
                return (field.rawValue, value)
            }
    }
}
