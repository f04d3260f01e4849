import HotlineCore
import HotlineDesk

/// `Authorization: Bearer …` (RFC 6750 §2.1).
enum BearerToken {
    /// Our tokens have 64 characters; a field ten times as long is nobody's token.
    private static let limit = 640

    /// - Returns: nil where there is none, several, or another scheme.
    static func token(of request: HTTPRequest) -> String? {
        guard let value = request.value(of: "authorization"), value.utf8.count <= limit else { return nil }
        let parts = value.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer", !parts[1].contains(",") else { return nil }
        return String(parts[1])
    }
}

/// Who a connection's last token was, so that a department that polls is not looked up each time.
struct KnownToken {
    /// Seconds after which a token is looked up again: one that has ended, or whose person has left, dies on open connections too.
    private static let life: Int64 = 60

    private let digest: Digest256
    private let since: Instant
    let identity: Identity

    init(digest: Digest256, identity: Identity, at now: Instant) {
        self.digest = digest
        self.identity = identity
        since = now
    }

    /// By which it is revoked.
    var id: String { TokenID.of(digest) }

    /// Compared by hash and in constant time; the token itself is not kept.
    func isStill(_ other: Digest256, at now: Instant) -> Bool {
        digest.matches(other) && now >= since && now < since.adding(seconds: Self.life)
    }
}
