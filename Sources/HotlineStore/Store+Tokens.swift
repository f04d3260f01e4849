import HotlineCore

/// What a token speaks for.
package struct TokenRow: Sendable, Hashable {
    /// The first eight digits of its hash: by these a person names it, and nobody learns the token from them.
    package let id: String
    /// person, department or gateway.
    package let kind: String
    package let subject: String
    package let issuedAt: Instant
    package let issuedBy: String
    /// From then on it opens nothing; nil for one without an end.
    package let expiresAt: Instant?
    package let revokedAt: Instant?

    package func isValid(at now: Instant) -> Bool { revokedAt == nil && expiresAt.map { now < $0 } ?? true }
}

extension Store {
    package func token(hash: [UInt8]) throws(StoreFailure) -> TokenRow? {
        try database.first(
            "SELECT hash, subject_kind, subject, issued_at, issued_by, expires_at, revoked_at FROM tokens WHERE hash = ?", .blob(hash),
            row: TokenRow.init)
    }

    package func insertToken(
        hash: [UInt8], kind: String, subject: String, by issuer: String, until expiry: Instant? = nil, at now: Instant
    ) throws(StoreFailure) {
        try database.run(
            "INSERT INTO tokens(hash, subject_kind, subject, issued_at, issued_by, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
            .blob(hash), .text(kind), .text(subject), .instant(now), .text(issuer), .instant(expiry))
    }

    /// Those that still open something, the newest first.
    package func validTokens(at now: Instant, limit: Int) throws(StoreFailure) -> [TokenRow] {
        try database.all(
            """
            SELECT hash, subject_kind, subject, issued_at, issued_by, expires_at, revoked_at FROM tokens
            WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?) ORDER BY issued_at DESC LIMIT ?
            """, .instant(now), .integer(limit), row: TokenRow.init)
    }

    /// Ends the tokens whose hash begins so.
    ///
    /// - Parameter id: eight lower-case hexadecimal digits.
    /// - Returns: what they spoke for; more than one only where two hashes begin alike.
    package func revokeToken(_ id: String, at now: Instant) throws(StoreFailure) -> [TokenRow] {
        let found = try database.all(
            """
            SELECT hash, subject_kind, subject, issued_at, issued_by, expires_at, revoked_at FROM tokens
            WHERE lower(hex(substr(hash, 1, 4))) = ? AND revoked_at IS NULL
            """, .text(id), row: TokenRow.init)
        try database.run(
            "UPDATE tokens SET revoked_at = ? WHERE lower(hex(substr(hash, 1, 4))) = ? AND revoked_at IS NULL", .instant(now), .text(id))
        return found
    }
}

extension TokenRow {
    fileprivate init(_ row: Statement) {
        id = row.blob(0).prefix(4).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
        kind = row.text(1)
        subject = row.text(2)
        issuedAt = row.instant(3)
        issuedBy = row.text(4)
        expiresAt = row.optionalInstant(5)
        revokedAt = row.optionalInstant(6)
    }
}
