import HotlineCore

extension Store {
    /// What was answered under a retry key, and the digest of the body it came with.
    package func answered(under mark: Mark) throws(StoreFailure) -> (bodyDigest: String, receipt: String)? {
        try database.first("SELECT body_digest, receipt FROM idempotency WHERE mark = ?", .blob(Self.key(of: mark))) {
            ($0.text(0), $0.text(1))
        }
    }

    package func remember(_ receipt: String, under mark: Mark, at now: Instant) throws(StoreFailure) {
        try database.run(
            "INSERT INTO idempotency(mark, body_digest, receipt, at) VALUES (?, ?, ?, ?)",
            .blob(Self.key(of: mark)), .text(mark.bodyDigest), .text(receipt), .instant(now))
    }

    /// Forgets keys older than an instant, at most `limit` at once.
    package func forgetKeys(before instant: Instant, limit: Int) throws(StoreFailure) {
        try database.run(
            "DELETE FROM idempotency WHERE mark IN (SELECT mark FROM idempotency WHERE at < ? ORDER BY at LIMIT ?)",
            .instant(instant), .integer(limit))
    }

    package func remember(routing version: RoutingVersion, bytes: [UInt8], at now: Instant) throws(StoreFailure) {
        try database.run(
            "INSERT INTO routing_versions(version, loaded_at, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            .code(version), .instant(now), .blob(bytes))
    }

    package func routingBytes(of version: RoutingVersion) throws(StoreFailure) -> [UInt8]? {
        try database.first("SELECT bytes FROM routing_versions WHERE version = ?", .code(version)) { $0.blob(0) }
    }
}
