import Foundation
import HotlineCore
import HotlineStore
import Testing

/// A store in a file of its own, gone with the test.
final class TemporaryStore {
    let path = "/tmp/hotline-store-\(UInt64.random(in: .min ... .max)).db"
    static let key = JournalKey([UInt8](repeating: 3, count: 32))
    var store: Store

    init() throws { store = try Store.openWriter(path: path, journalKey: Self.key) }

    /// A store as the program that knew so many migrations left it, to be written with statements that it knew too.
    init(schema: Int) throws {
        let database = try Database(path: path, access: .readWrite, cacheKiB: 1_024)
        for migration in Schema.migrations.prefix(schema) { try database.execute(migration) }
        try database.execute("PRAGMA user_version = \(schema)")
        store = try Store(writingTo: database)
    }

    /// A store as the power left it.
    init(rows: Data, wal: Data) throws {
        try rows.write(to: URL(fileURLWithPath: path))
        try wal.write(to: URL(fileURLWithPath: path + "-wal"))
        store = try Store.openWriter(path: path, journalKey: Self.key)
    }

    deinit {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }

    static let now = Instant(seconds: 1_773_278_400)

    static func ticket(_ id: Int64, state: TicketState = .pending, next: Instant? = now) -> TicketRow {
        var ticket = TicketRow(
            id: id, state: state, urgency: .ordinary, kind: .request, kindClaimed: nil, category: "0205", channel: .web, district: nil,
            street: nil, place: nil, isSecret: false, isVulnerable: false, isThreat: false, receivedAt: now, textEntry: 1, routing: "v",
            finding: "{}")
        ticket.nextAt = next
        return ticket
    }

    static func entry(_ ticket: Int64?, _ slug: String = "noted", body: String? = nil, at instant: Instant = now) -> JournalEntry {
        JournalEntry(
            ticket: ticket, at: instant, event: "note", door: "console", person: "8001", actorDepartment: nil, origin: "unix:1000",
            reason: Reason(slug, "甲", "\"\\\n"), department: "SWJ",
            text: body.map { JournalText(salt: [1, 2, 3], body: $0, goal: "尽快", place: nil) })
    }

    func count(_ sql: StaticSQL) throws -> Int { try store.database.first(sql) { $0.int(0) } ?? -1 }
}
