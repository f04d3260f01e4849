import HotlineCore

/// One receiver of a department's feed.
package struct WebhookRow: Sendable, Hashable {
    package let id: Int64
    package let department: DepartmentCode
    package let url: String
    /// The last entry that was acknowledged.
    package var cursor: Int64
    /// Deliveries since the last one that was acknowledged.
    package var failures: Int
    /// Nothing is sent before; nil for one that is switched off.
    package var nextAt: Instant?
    /// Somebody wants a message now.
    package var isAsked: Bool
    /// How the last delivery ended, as `WebhookOutcome` writes it; nil before the first.
    package var outcome: String?
    package var outcomeAt: Instant?
    package let madeBy: String
    package let madeAt: Instant
}

extension Store {
    package func webhook(_ id: Int64) throws(StoreFailure) -> WebhookRow? { try webhooks(id: id, readyAt: nil, limit: 1).first }

    /// All of them, by number.
    package func webhooks(limit: Int) throws(StoreFailure) -> [WebhookRow] { try webhooks(id: nil, readyAt: nil, limit: limit) }

    /// Those that may be sent something, whoever has waited longest first.
    package func webhooksReady(at now: Instant, limit: Int) throws(StoreFailure) -> [WebhookRow] {
        try webhooks(id: nil, readyAt: now, limit: limit)
    }

    /// A city has some dozens, so that no index is needed.
    private func webhooks(id: Int64?, readyAt now: Instant?, limit: Int) throws(StoreFailure) -> [WebhookRow] {
        try database.all(
            """
            SELECT id, department, url, cursor, failures, next_at, is_asked, outcome, outcome_at, made_by, made_at FROM webhooks
            WHERE (?1 IS NULL OR id = ?1) AND (?2 IS NULL OR next_at <= ?2)
            ORDER BY CASE WHEN ?2 IS NULL THEN id ELSE next_at END, id LIMIT ?3
            """, .integer(id), .instant(now), .integer(limit), row: WebhookRow.init)
    }

    /// - Returns: its number; nil where the department has this receiver already.
    package func insertWebhook(
        of department: DepartmentCode, to url: String, after cursor: Int64, by maker: String, at now: Instant
    ) throws(StoreFailure) -> Int64? {
        try database.run(
            """
            INSERT INTO webhooks(department, url, cursor, next_at, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """, .code(department), .text(url), .integer(cursor), .instant(now), .text(maker), .instant(now))
        guard database.changes > 0 else { return nil }
        return try database.first("SELECT last_insert_rowid()") { $0.integer(0) }
    }

    package func update(_ webhook: WebhookRow) throws(StoreFailure) {
        try database.run(
            """
            UPDATE webhooks SET cursor = ?, failures = ?, next_at = ?, is_asked = ?, outcome = ?, outcome_at = ? WHERE id = ?
            """,
            .integer(webhook.cursor), .integer(webhook.failures), .instant(webhook.nextAt), .flag(webhook.isAsked),
            .text(webhook.outcome), .instant(webhook.outcomeAt), .integer(webhook.id))
    }

    package func deleteWebhook(_ id: Int64) throws(StoreFailure) {
        try database.run("DELETE FROM webhooks WHERE id = ?", .integer(id))
    }
}

extension WebhookRow {
    fileprivate init(_ row: Statement) {
        id = row.integer(0)
        department = DepartmentCode(rawValue: row.text(1))
        url = row.text(2)
        cursor = row.integer(3)
        failures = row.int(4)
        nextAt = row.optionalInstant(5)
        isAsked = row.flag(6)
        outcome = row.optionalText(7)
        outcomeAt = row.optionalInstant(8)
        madeBy = row.text(9)
        madeAt = row.instant(10)
    }
}
