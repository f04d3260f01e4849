/// What the messages of one webhook are signed with (Standard Webhooks 1.0, symmetric signatures).
package struct WebhookSecret: Hashable, Sendable {
    private let key: [UInt8]

    /// - Parameter key: 24 to 64 bytes that nobody guesses.
    package init(_ key: [UInt8]) {
        precondition((24...64).contains(key.count), "Standard Webhooks asks for 24 to 64 bytes")
        self.key = key
    }

    /// As its receiver keeps it.
    package var text: String { "whsec_" + Base64.encode(key) }

    /// The value of `webhook-signature`.
    ///
    /// - Parameter seconds: since 1970, as `webhook-timestamp` says it.
    package func signature(id: String, seconds: Int64, body: [UInt8]) -> String {
        "v1," + Base64.encode(HMAC.sha256(key: key, Array("\(id).\(seconds).".utf8) + body).bytes)
    }
}
