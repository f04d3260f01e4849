import Foundation
import HotlineCore
import HotlineStore
import Testing

/// The power fails while a transaction is being written: its part of the WAL ends anywhere (design 6).
struct TornWriteTests {
    private static let headerLength = 32
    private static let frameLength = 24 + 4_096
    /// Bytes on either side of a frame's beginning and end that are all tried.
    private static let edge = 40
    /// Inside a page a cut is like any other there: a frame counts whole or not at all.
    private static let stride = 97

    private static func transaction(_ number: Int64, into house: TemporaryStore) throws {
        try house.store.begin()
        try house.store.insertSubmission(.chat("wx", messageID: "m\(number)"), ticket: nil, raw: "路灯不亮", at: TemporaryStore.now)
        try house.store.append(TemporaryStore.entry(nil, body: "路灯不亮"))
        try house.store.insert(TemporaryStore.ticket(number))
        try house.store.commit()
    }

    private static func count(_ store: Store) throws -> [Int] {
        try store.snapshot { store throws(StoreFailure) in
            [
                try store.ticketCount(), try store.database.first("SELECT count(*) FROM submissions") { $0.int(0) } ?? -1,
                try store.database.first("SELECT count(*) FROM entries") { $0.int(0) } ?? -1,
            ]
        }
    }

    @Test func `a WAL cut anywhere in its last transaction holds it whole or not at all, and the journal is clean`() throws {
        let house = try TemporaryStore()
        try Self.transaction(1, into: house)
        try house.store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try Self.transaction(2, into: house)
        let torn = house.path + ".torn"
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: torn + suffix) } }
        let rows = try Data(contentsOf: URL(fileURLWithPath: house.path))
        let wal = try Data(contentsOf: URL(fileURLWithPath: house.path + "-wal"))
        #expect((wal.count - Self.headerLength) % Self.frameLength == 0 && wal.count > Self.headerLength + Self.frameLength)
        try rows.write(to: URL(fileURLWithPath: torn))

        var whole: [Int] = []
        for length in 0...wal.count {
            let place = (length + Self.frameLength - Self.headerLength) % Self.frameLength
            guard place <= Self.edge || place >= Self.frameLength - Self.edge || length % Self.stride == 0 else { continue }
            try wal.prefix(length).write(to: URL(fileURLWithPath: torn + "-wal"))
            try? FileManager.default.removeItem(atPath: torn + "-shm")
            let reader = try Store.openReader(path: torn, journalKey: TemporaryStore.key)
            let seen = try Self.count(reader)
            if seen == [2, 2, 2] { whole.append(length) } else if seen != [1, 1, 1] { Issue.record("cut at \(length): \(seen)") }
        }
        #expect(whole == [wal.count])
    }

    @Test func `what recovery leaves of a torn transaction can be written on, and sent again`() throws {
        let house = try TemporaryStore()
        try Self.transaction(1, into: house)
        try house.store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try Self.transaction(2, into: house)
        let rows = try Data(contentsOf: URL(fileURLWithPath: house.path))
        let wal = try Data(contentsOf: URL(fileURLWithPath: house.path + "-wal"))
        let ends = Swift.stride(from: Self.headerLength, through: wal.count, by: Self.frameLength)
        for length in ends.flatMap({ [$0 - 1, $0, $0 + 1] }) where length <= wal.count {
            let torn = try TemporaryStore(rows: rows, wal: wal.prefix(length))
            let isWhole = length == wal.count
            #expect(try Self.count(torn.store) == (isWhole ? [2, 2, 2] : [1, 1, 1]), "cut at \(length)")
            if !isWhole { try Self.transaction(2, into: torn) }
            #expect(try Self.count(torn.store) == [2, 2, 2], "cut at \(length)")
            #expect(try torn.store.verifyJournal().faults == [], "cut at \(length)")
        }
    }
}
