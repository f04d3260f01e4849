import HotlineCore

/// A citizen's chat: many short messages, one matter.
package struct ChatSessionRow: Sendable {
    package let id: Int64
    package let address: ChatAddress
    package let openedAt: Instant
    package var lastAt: Instant
    /// When its quiet will have lasted long enough; nil once it is closed.
    package var quietAt: Instant?
    package var ticket: Int64?
    /// It was asked for the place or the phone once, and is not asked again.
    package var isAsked = false
}

extension Store {
    /// The newest session of a user, open or closed.
    package func chatSession(of address: ChatAddress) throws(StoreFailure) -> ChatSessionRow? {
        try database.first(
            """
            SELECT id, gateway, chat_user, opened_at, last_at, quiet_at, ticket, is_asked FROM chat_sessions
            WHERE gateway = ? AND chat_user = ? ORDER BY id DESC LIMIT 1
            """, .code(address.gateway), .text(address.user), row: Self.session)
    }

    /// Sessions whose quiet has lasted, longest first.
    package func quietSessions(at now: Instant, limit: Int) throws(StoreFailure) -> [ChatSessionRow] {
        try database.all(
            """
            SELECT id, gateway, chat_user, opened_at, last_at, quiet_at, ticket, is_asked FROM chat_sessions
            WHERE quiet_at <= ? ORDER BY quiet_at LIMIT ?
            """, .instant(now), .integer(limit), row: Self.session)
    }

    package func nextQuiet() throws(StoreFailure) -> Instant? {
        try database.first("SELECT min(quiet_at) FROM chat_sessions WHERE quiet_at IS NOT NULL") { $0.optionalInstant(0) } ?? nil
    }

    package func openChatSession(_ address: ChatAddress, quietAt: Instant, at now: Instant) throws(StoreFailure) -> ChatSessionRow {
        try database.run(
            "INSERT INTO chat_sessions(gateway, chat_user, opened_at, last_at, quiet_at) VALUES (?, ?, ?, ?, ?)",
            .code(address.gateway), .text(address.user), .instant(now), .instant(now), .instant(quietAt))
        let id = try database.first("SELECT last_insert_rowid()") { $0.integer(0) } ?? 0
        return ChatSessionRow(id: id, address: address, openedAt: now, lastAt: now, quietAt: quietAt, ticket: nil)
    }

    package func update(_ session: ChatSessionRow) throws(StoreFailure) {
        try database.run(
            "UPDATE chat_sessions SET last_at = ?, quiet_at = ?, ticket = ?, is_asked = ? WHERE id = ?", .instant(session.lastAt),
            .instant(session.quietAt), .integer(session.ticket), .flag(session.isAsked), .integer(session.id))
    }

    package func addChatMessage(_ text: String, sentAt: Instant, to session: Int64) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO chat_messages(session, position, sent_at, body)
            SELECT ?, coalesce(max(position), 0) + 1, ?, ? FROM chat_messages WHERE session = ?
            """, .integer(session), .instant(sentAt), .text(text), .integer(session))
    }

    /// How many messages a session has, and the characters of all of them, each with a line break behind it.
    package func chatExtent(of session: Int64) throws(StoreFailure) -> (messages: Int, characters: Int) {
        try database.first(
            "SELECT count(*), coalesce(sum(length(body) + 1), 0) FROM chat_messages WHERE session = ?", .integer(session)
        ) { ($0.int(0), $0.int(1)) } ?? (0, 0)
    }

    /// A session's messages as they were sent, whatever the order in which they came.
    package func chatMessages(of session: Int64) throws(StoreFailure) -> [(sentAt: Instant, text: String)] {
        try database.all(
            "SELECT sent_at, body FROM chat_messages WHERE session = ? ORDER BY sent_at, position", .integer(session)
        ) { ($0.instant(0), $0.text(1)) }
    }

    package func setKind(_ kind: GatewayKind, of gateway: GatewayName, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO gateways(name, kind, greeted_at) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET kind = excluded.kind, greeted_at = excluded.greeted_at
            """, .code(gateway), .text(kind.rawValue), .instant(now))
    }

    package func kind(of gateway: GatewayName) throws(StoreFailure) -> GatewayKind? {
        try database.first("SELECT kind FROM gateways WHERE name = ?", .code(gateway)) { GatewayKind(rawValue: $0.text(0)) } ?? nil
    }

    /// The gateway of a kind that greeted last. Every ticket asks, and a sort of these few rows would cost ten times their reading.
    package func gateway(of kind: GatewayKind) throws(StoreFailure) -> GatewayName? {
        try database.first("SELECT name, max(greeted_at) FROM gateways WHERE kind = ?", .text(kind.rawValue)) { $0.optionalCode(0) } ?? nil
    }

    private static func session(_ row: Statement) -> ChatSessionRow {
        ChatSessionRow(
            id: row.integer(0), address: ChatAddress(gateway: row.code(1), user: row.text(2)), openedAt: row.instant(3),
            lastAt: row.instant(4), quietAt: row.optionalInstant(5), ticket: row.optionalInteger(6), isAsked: row.flag(7))
    }
}
