import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Testing

/// A Desk on a database of its own, gone with the test. Everything it is asked carries its literal instant.
final class House {
    let path: String
    let key = JournalKey([UInt8](repeating: 7, count: 32))
    let settings: DeskSettings
    private(set) var tables: Tables
    private let folder: RoutingFolder
    var desk: Desk
    private var drawn: UInt64 = 0
    private(set) var pushes: [DeskPush] = []

    /// - Parameter digest: off, where a test looks at single notices.
    init(_ folder: RoutingFolder? = nil, sms: GatewayName? = nil, digest: DigestTime = .off, opened now: Instant = at("2026-03-02T08:00"))
        throws
    {
        path = "/tmp/hotline-desk-\(UInt64.random(in: .min ... .max)).db"
        self.folder = folder ?? SampleTables.folder
        tables = folder.map(SampleTables.load) ?? SampleTables.shipped
        var settings = DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ")))
        settings.smsGateway = sms
        settings.digest = digest
        self.settings = settings
        desk = Desk(store: try Self.open(path, key), tables: tables, settings: settings)
        try desk.adopt(tables, folder: self.folder, at: now)
    }

    deinit {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }

    var store: Store { desk.store }

    /// Another set of random values each time, the same in every run.
    func secrets() -> FreshSecrets {
        drawn += 1
        return FreshSecrets(
            queryCode: pad(Int(drawn % 1_000_000), 6), link: (0..<16).map { UInt8(truncatingIfNeeded: drawn >> (($0 % 8) * 8)) })
    }

    func perform(_ action: Action, by actor: Actor, key: Mark? = nil, _ now: Instant) throws -> Result<Receipt, Refusal> {
        try desk.begin()
        let outcome = try desk.perform(Order(action, by: actor, key: key, secrets: secrets(), at: now))
        try desk.commit(at: now)
        pushes += desk.takePushes()
        return outcome
    }

    @discardableResult
    func done(_ action: Action, by actor: Actor, key: Mark? = nil, _ now: Instant, _ place: SourceLocation = #_sourceLocation) throws
        -> Receipt
    {
        switch try perform(action, by: actor, key: key, now) {
        case .success(let receipt): return receipt
        case .failure(let refusal):
            Issue.record("refused: \(refusal.words(in: .english))", sourceLocation: place)
            throw refusal
        }
    }

    /// The refusal, after looking that nothing was written.
    func refused(_ action: Action, by actor: Actor, _ now: Instant, _ place: SourceLocation = #_sourceLocation) throws -> Refusal? {
        let before = try rows()
        guard case .failure(let refusal) = try perform(action, by: actor, now) else {
            Issue.record("it was not refused", sourceLocation: place)
            return nil
        }
        #expect(try rows() == before, "a refusal has written", sourceLocation: place)
        return refusal
    }

    /// One tick of the heartbeat, in slices until nothing is due.
    @discardableResult
    func tick(_ now: Instant, limit: Int = 64) throws -> Int {
        var total = 0
        for _ in 0..<10_000 {
            try desk.begin()
            let due = try desk.tick(limit: limit, secrets: secrets(), at: now)
            try desk.commit(at: now)
            pushes += desk.takePushes()
            total += due
            if due < limit { return total }
        }
        preconditionFailure("a tick without end at \(now.iso8601())")
    }

    /// Time passes as with `clock set`: from due to due.
    func pass(to end: Instant, each step: () throws -> Void = {}) throws {
        for _ in 0..<100_000 {
            guard let next = try desk.nextMoment(), next <= end else {
                try tick(end)
                return
            }
            try tick(next)
            try step()
        }
        preconditionFailure("time does not pass")
    }

    /// The daemon ends and starts again.
    func restart() throws {
        desk = Desk(store: try Self.open(path, key), tables: tables, settings: settings)
    }

    /// Without the flush: these tests end the Desk, not the machine.
    private static func open(_ path: String, _ key: JournalKey) throws -> Store {
        let store = try Store.openWriter(path: path, journalKey: key)
        try store.database.execute("PRAGMA synchronous = OFF")
        return store
    }

    func adopt(_ folder: RoutingFolder, _ now: Instant) throws {
        let loaded = SampleTables.load(folder)
        try desk.adopt(loaded, folder: folder, at: now)
        tables = loaded
    }

    func takePushes() -> [DeskPush] {
        defer { pushes = [] }
        return pushes
    }

    func ask(_ query: Query, _ now: Instant) throws -> DeskAnswer {
        try Reader(store: store, tables: tables, settings: settings).answer(query, at: now)
    }

    func id(_ receipt: Receipt) throws -> Int64 { try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) }).body }

    func reference(_ receipt: Receipt) throws -> TicketReference {
        .number(try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) }))
    }

    func ticket(_ receipt: Receipt) throws -> TicketRow { try #require(try store.ticket(id(receipt))) }
    func lead(_ receipt: Receipt) throws -> AssignmentRow {
        let ticket = try ticket(receipt)
        return try #require(try store.lead(of: ticket.id, round: ticket.round))
    }

    func clocks(_ receipt: Receipt) throws -> [ClockName: ClockRow] {
        Dictionary(try store.clocks(of: id(receipt)).map { ($0.name, $0) }) { _, later in later }
    }

    func events(_ receipt: Receipt) throws -> [String] { try store.entries(of: id(receipt)).map(\.event) }

    /// The rungs climbed, told and passed over, with their instants: `L0 2026-03-12 10:50`, `(L1-2 …)` where passed over.
    func rungs(_ receipt: Receipt) throws -> [String] {
        try store.database.all(
            "SELECT rung, fired_at, is_passed_over FROM rungs WHERE ticket = ? ORDER BY fired_at, rung", .integer(id(receipt))
        ) { row in
            let words = row.text(0) + " " + row.instant(1).wallClock()
            return row.flag(2) ? "(\(words))" : words
        }
    }

    func notices(_ receipt: Receipt) throws -> [OutboxRow] { try store.notices(of: id(receipt)) }
}
