import Foundation
import HotlineCore
import HotlineStore
import Testing

/// The power fails while a transaction is being written: its part of the WAL ends anywhere (design 6).
struct TornWriteTests {
    private static let headerLength = 32
    private static let frameLength = 24 + 4_096
    /// Rows and journal are read at every cut; all pages only at each of so many, and where a frame ends, since that takes ten times as long.
    private static let pageStride = 97

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

    @Test func `a WAL cut at every offset of its last transaction holds it whole or not at all, and the journal is clean`() throws {
        let house = try TemporaryStore()
        try Self.transaction(1, into: house)
        try house.store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try Self.transaction(2, into: house)
        let rows = try Data(contentsOf: URL(fileURLWithPath: house.path))
        let wal = try Data(contentsOf: URL(fileURLWithPath: house.path + "-wal"))
        #expect((wal.count - Self.headerLength) % Self.frameLength == 0 && wal.count > Self.headerLength + Self.frameLength)

        let torn = try TornStore(rows: rows, wal: wal)
        var whole: [Int] = []
        for length in stride(from: wal.count, through: 0, by: -1) {
            try torn.cut(to: length)
            let seen = try Self.count(torn.reader)
            if seen == [2, 2, 2] { whole.append(length) } else if seen != [1, 1, 1] { Issue.record("cut at \(length): \(seen)") }
            let faults = try torn.reader.verifyJournal().faults
            if !faults.isEmpty { Issue.record("cut at \(length): \(faults)") }
            guard length % Self.pageStride == 0 || (length - Self.headerLength) % Self.frameLength == 0 else { continue }
            let damage = try torn.reader.damage()
            if !damage.isEmpty { Issue.record("cut at \(length): \(damage)") }
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

/// A store as the power left it, cut shorter and shorter, seen by one reader: a file is never written anew, and the schema never read
/// anew, so that every offset takes a tenth of a millisecond.
private final class TornStore {
    private let path = "/tmp/hotline-torn-\(UInt64.random(in: .min ... .max)).db"
    private let wal: FileHandle
    private let index: FileHandle
    let reader: Store
    /// The two copies of the header and what checkpoints say of themselves, at the beginning of the `-shm` file (SQLite, walformat).
    private static let indexHeader = Data(count: 136)

    init(rows: Data, wal bytes: Data) throws {
        try rows.write(to: URL(fileURLWithPath: path))
        try bytes.write(to: URL(fileURLWithPath: path + "-wal"))
        reader = try Store.openReader(path: path, journalKey: TemporaryStore.key)
        _ = try reader.ticketCount()
        wal = try FileHandle(forUpdating: URL(fileURLWithPath: path + "-wal"))
        index = try FileHandle(forUpdating: URL(fileURLWithPath: path + "-shm"))
    }

    deinit { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }

    /// Without its header the index of the WAL is made anew at the next look, from the WAL alone: recovery, as after a start.
    func cut(to length: Int) throws {
        try wal.truncate(atOffset: UInt64(length))
        try index.seek(toOffset: 0)
        try index.write(contentsOf: Self.indexHeader)
    }
}
