import Foundation
import HotlineCore
import HotlineStore

/// What the messages of one webhook are signed with (Standard Webhooks 1.0, symmetric signatures).
package struct WebhookSecret: Hashable, Sendable {
    private let key: [UInt8]

    /// - Parameter key: 24 to 64 bytes that nobody guesses.
    package init(_ key: [UInt8]) {
        precondition((24...64).contains(key.count), "Standard Webhooks asks for 24 to 64 bytes")
        self.key = key
    }

    /// As its receiver keeps it.
    package var text: String { "whsec_" + Data(key).base64EncodedString() }

    /// The value of `webhook-signature`.
    ///
    /// - Parameter seconds: since 1970, as `webhook-timestamp` says it.
    package func signature(id: String, seconds: Int64, body: [UInt8]) -> String {
        "v1," + Data(HMAC.sha256(key: key, Array("\(id).\(seconds).".utf8) + body).bytes).base64EncodedString()
    }
}

extension Store {
    /// Made from the journal's key and the row's number, so that the rows hold no secret.
    package func webhookSecret(_ id: Int64) -> WebhookSecret { WebhookSecret(digest(of: "webhook \(id)")) }
}
