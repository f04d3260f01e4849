import Foundation
import HotlineCore
import HotlineStore
import Testing

/// The words of the journal in a file of their own.
struct WordIndexTests {
    @Test(
        arguments: [
            ("井盖松动", ["井盖", "盖松", "松动"]), ("井", ["井"]), ("No5 路灯", ["no5", "路灯"]), ("路灯，坏了", ["路灯", "坏了"]), ("", []), ("，。", []),
        ] as [(String, [String])])
    func `a text is its pairs of characters, and words of letters and digits`(text: String, tokens: [String]) {
        #expect(WordIndex.tokens(of: text) == tokens)
    }

    private final class Place {
        let house: TemporaryStore
        var path: String { house.path + ".words" }

        init() throws {
            house = try TemporaryStore()
            for (ticket, text) in [(1, "门口的井盖松动"), (2, "路灯不亮，井盖也松"), (3, "噪音扰民，请致电12000000001")] {
                try house.store.insert(TemporaryStore.ticket(Int64(ticket)))
                try add(text, to: Int64(ticket))
            }
        }

        func add(_ text: String, to ticket: Int64) throws {
            try house.store.append(
                JournalEntry(
                    ticket: ticket, at: TemporaryStore.now, event: "note", door: "console", person: "8001", actorDepartment: nil,
                    origin: "",
                    reason: Reason("noted"), department: nil,
                    text: JournalText(salt: [UInt8](repeating: 1, count: 16), body: text)))
        }

        func open() throws -> WordIndex {
            let index = try WordIndex.open(path: path)
            while try index.feed(from: house.store) {}
            return index
        }

        deinit { for suffix in ["", "-journal"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    }

    @Test func `two characters find every ticket that has them, the newest first, and a phrase only its own`() throws {
        let place = try Place()
        let index = try place.open()
        #expect(try index.tickets(with: ["井盖"], limit: 9) == [2, 1])
        #expect(try index.tickets(with: ["井盖松动"], limit: 9) == [1])
        #expect(try index.tickets(with: ["井盖", "路灯"], limit: 9) == [2])
        #expect(try index.tickets(with: ["水浸"], limit: 9) == [])
        #expect(try index.tickets(with: [], limit: 9) == [])
        #expect(index.upTo == 3)
    }

    @Test(arguments: ["\"", "井盖\" OR \"噪音", "*", "NEAR(", "pairs:井盖"])
    func `what is typed is looked for and never obeyed`(words: String) throws {
        let index = try Place().open()
        #expect(try index.tickets(with: [words], limit: 9) == [])
    }

    @Test func `no telephone number stands in it`() throws {
        let index = try Place().open()
        #expect(try index.tickets(with: ["噪音扰民"], limit: 9) == [3])
        #expect(try index.tickets(with: ["12000000001"], limit: 9) == [])
    }

    @Test func `what is added is found after the next feeding, and what is wiped is gone from the file`() throws {
        let place = try Place()
        let index = try place.open()
        try place.add("龙眼树倒伏", to: 1)
        #expect(try index.tickets(with: ["倒伏"], limit: 9) == [])
        while try index.feed(from: place.house.store) {}
        #expect(try index.tickets(with: ["倒伏"], limit: 9) == [1])
        #expect(try Data(contentsOf: URL(filePath: place.path)).range(of: Data("眼树".utf8)) != nil)
        try place.house.store.eraseTexts(of: 1)
        while try index.feed(from: place.house.store) {}
        #expect(try index.tickets(with: ["倒伏"], limit: 9) == [])
        #expect(try index.tickets(with: ["井盖"], limit: 9) == [2])
        // What is to be overwritten is remembered over a restart.
        let later = try WordIndex.open(path: place.path)
        while try later.purgeStep() {}
        #expect(try Data(contentsOf: URL(filePath: place.path)).range(of: Data("眼树".utf8)) == nil)
        #expect(try later.tickets(with: ["井盖"], limit: 9) == [2])
        #expect(try !later.purgeStep())
    }

    @Test func `one that is missing or damaged is made again from the journal`() throws {
        let place = try Place()
        _ = try place.open()
        try FileManager.default.removeItem(atPath: place.path)
        #expect(try place.open().tickets(with: ["井盖"], limit: 9) == [2, 1])
        try Data(repeating: 0x41, count: 4_096).write(to: URL(filePath: place.path))
        #expect(try place.open().tickets(with: ["井盖"], limit: 9) == [2, 1])
    }

    @Test func `a journal put back from a copy is read anew`() throws {
        let place = try Place()
        _ = try place.open()
        let other = try Place()
        try other.house.store.database.execute("DELETE FROM texts WHERE entry > 1; DELETE FROM entries WHERE id > 1")
        let index = try WordIndex.open(path: place.path)
        while try index.feed(from: other.house.store) {}
        #expect(try index.tickets(with: ["井盖"], limit: 9) == [1])
    }

    @Test func `a journal of another life is read anew, however long it is`() throws {
        let place = try Place()
        try place.add("井盖又松", to: 3)
        _ = try place.open()
        let other = try Place()
        try other.add("树枝伸出路面", to: 3)
        try other.add("树枝掉落", to: 3)
        let index = try WordIndex.open(path: place.path)
        while try index.feed(from: other.house.store) {}
        #expect(try index.tickets(with: ["井盖"], limit: 9) == [2, 1])
        #expect(try index.tickets(with: ["树枝"], limit: 9) == [3])
    }
}
