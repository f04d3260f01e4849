import Foundation
import HotlineCore
import HotlineDesk
import HotlineStore
import Synchronization
import Testing

/// A backup comes back: what was told since to citizens is told to nobody else (practice 33).
struct RestoreTests {
    private final class Site {
        let folder = "/tmp/hotline-restore-\(UInt64.random(in: .min ... .max))"
        private(set) var service: DeskService?
        private var forms = 0

        init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false) }
        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func start(_ now: Instant) throws {
            service = try DeskService(
                path: folder + "/hotline.db", journalKey: JournalKey([UInt8](repeating: 7, count: 32)), tables: SampleTables.shipped,
                folder: SampleTables.folder, routingDirectory: "/nonexistent",
                settings: DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ"))),
                clock: .simulated(startingAt: now.milliseconds), hooks: DeskService.Hooks())
        }

        /// Ends as a kill does: nothing is closed, only the files are left.
        func kill() { service = nil }

        /// Forms of other people, and the numbers that they are told.
        func take(_ count: Int, _ now: Instant) throws -> [String] {
            try (0..<count).map { _ in
                forms += 1
                let answer = Mutex<DeskAnswer?>(nil)
                let waiting = DispatchSemaphore(value: 0)
                let order = Order(
                    .submit(House.form(Matter.lamp, id: "f\(forms)", now), nil), by: Who.web,
                    secrets: FreshSecrets(queryCode: "604913", link: [UInt8](repeating: 5, count: 16)), at: now)
                try #require(service).handle(.order(order)) { given in
                    answer.withLock { $0 = given }
                    waiting.signal()
                }
                waiting.wait()
                guard case .done(let receipt)? = answer.withLock({ $0 }) else { throw CocoaError(.fileReadUnknown) }
                return try #require(receipt.ticket)
            }
        }

        func backUp() throws {
            let database = try Store.openCheckpointer(path: folder + "/hotline.db")
            try database.execute("VACUUM INTO '\(folder)/backup.db'")
        }

        func restore() throws {
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: folder + "/hotline.db" + suffix) }
            try FileManager.default.copyItem(atPath: folder + "/backup.db", toPath: folder + "/hotline.db")
        }

        func journal() throws -> [Reason] {
            let reader = try Store.openReader(path: folder + "/hotline.db", journalKey: JournalKey([UInt8](repeating: 7, count: 32)))
            return try reader.database.all("SELECT slug, arguments FROM entries WHERE event = 'numbers' ORDER BY id") {
                Reason(slug: $0.text(0), arguments: $0.text(1).split(separator: "\"").filter { $0.hasPrefix("GZ") }.map(String.init))
            }
        }
    }

    @Test(arguments: [false, true])
    func `after a restore no number is issued twice, with the book of numbers or without it`(isBookLost: Bool) throws {
        let site = try Site()
        let morning = at("2026-03-12T09:20")
        try site.start(morning)
        var told = try site.take(4, morning)
        try site.backUp()
        told += try site.take(6, morning)
        site.kill()
        try site.restore()
        if isBookLost { try FileManager.default.removeItem(atPath: site.folder + "/numbers") }
        try site.start(at("2026-03-12T10:20"))
        told += try site.take(5, at("2026-03-12T10:20"))
        #expect(Set(told).count == told.count)
        let skipped = try site.journal()
        #expect(skipped.map(\.slug) == ["numbers-skipped"])
        // From the first that the backup did not know.
        #expect(skipped.first?.arguments.first == told[4])
        #expect(skipped.first?.words(in: .chinese).contains("不再使用") == true)
    }

    @Test func `a stop and a start leave no number out`() throws {
        let site = try Site()
        let morning = at("2026-03-12T09:20")
        try site.start(morning)
        let told = try site.take(2, morning)
        site.service?.closeNumbers()
        site.kill()
        try site.start(morning)
        #expect(try told + site.take(1, morning) == ["GZ202603120000010", "GZ202603120000028", "GZ202603120000036"])
        #expect(try site.journal() == [])
    }
}
