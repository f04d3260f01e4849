import Foundation
import HotlineCore
import HotlineStore
import Testing

/// Which numbers may have been given, whatever became of the rows (practice 33).
struct NumberBookTests {
    private final class Folder {
        let path = "/tmp/hotline-numbers-\(UInt64.random(in: .min ... .max))"
        var book: String { path + "/numbers" }

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false) }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private static let day = CivilDate(year: 2026, month: 3, day: 12)
    private static let morning = 9 * 3_600

    private static func give(_ book: inout NumberBook, _ next: Int, second: Int = morning, after days: Int = 0) throws -> Int {
        try book.give(next, on: try #require(day).adding(days: days), second: second).sequence
    }

    @Test func `a new house begins with one, and counts on`() throws {
        let folder = try Folder()
        var book = NumberBook(path: folder.book, isNew: true)
        for number in 1...600 { #expect(try Self.give(&book, number) == number) }
    }

    @Test func `after a stop nothing is left out`() throws {
        let folder = try Folder()
        var book = NumberBook(path: folder.book, isNew: true)
        for number in 1...3 { _ = try Self.give(&book, number) }
        try book.close(at: 3, on: try #require(Self.day))
        var next = NumberBook(path: folder.book, isNew: false)
        let given = try next.give(4, on: try #require(Self.day), second: 0)
        #expect(given.sequence == 4 && given.skipped == nil)
    }

    @Test(arguments: [1, 255, 256, 257, 700])
    func `whatever the rows forgot after a kill, no number comes twice, and the ones at risk are told`(given: Int) throws {
        let folder = try Folder()
        var book = NumberBook(path: folder.book, isNew: true)
        for number in 1...given { _ = try Self.give(&book, number) }
        // The rows are those of a backup that knew one ticket, or none.
        for known in [0, 1] {
            var restored = NumberBook(path: folder.book, isNew: known == 0)
            let first = try restored.give(known + 1, on: try #require(Self.day), second: Self.morning)
            #expect(first.sequence > given && first.sequence <= given + 2 * NumberBook.block)
            #expect(first.skipped == known + 1...first.sequence - 1)
            #expect(try restored.give(first.sequence + 1, on: try #require(Self.day), second: Self.morning).skipped == nil)
        }
    }

    @Test func `a book that is lost, torn or copied proves nothing, and the day goes on past any number that can have been given`() throws {
        let breaks: [(String) throws -> Void] = [
            { try FileManager.default.removeItem(atPath: $0) },
            { try Data("hotline-numbers 1".utf8).write(to: URL(fileURLWithPath: $0)) },
            {
                try FileManager.default.copyItem(atPath: $0, toPath: $0 + ".copy")
                try FileManager.default.removeItem(atPath: $0)
                try FileManager.default.moveItem(atPath: $0 + ".copy", toPath: $0)
            },
        ]
        for damage in breaks {
            let folder = try Folder()
            var book = NumberBook(path: folder.book, isNew: true)
            for number in 1...5 { _ = try Self.give(&book, number) }
            try damage(folder.book)
            var restored = NumberBook(path: folder.book, isNew: false)
            #expect(try Self.give(&restored, 3) == 4_240_000)
            #expect(try Self.give(&restored, 4_240_001) == 4_240_001)
            // The next day nothing can have been given.
            #expect(try Self.give(&restored, 1, after: 1) == 1)
            // Lost once more a minute later: past what was given in that minute.
            try damage(folder.book)
            var again = NumberBook(path: folder.book, isNew: false)
            #expect(try Self.give(&again, 3, second: Self.morning + 60) == 4_246_000)
        }
    }

    @Test func `the last second of a day still has numbers`() throws {
        let folder = try Folder()
        var book = NumberBook(path: folder.book, isNew: false)
        #expect(try Self.give(&book, 1, second: 86_399) == 9_639_900)
        #expect(9_639_900 < TicketNumber.lastSequence)
    }

    @Test func `a number whose block cannot be written is not given`() throws {
        let folder = try Folder()
        var book = NumberBook(path: folder.path + "/absent/numbers", isNew: true)
        #expect(throws: StoreFailure.self) { try Self.give(&book, 1) }
    }
}
