import HotlineCore
import HotlineStore
import Testing

struct JournalTests {
    private static func filled() throws -> TemporaryStore {
        let house = try TemporaryStore()
        for number in 1...5 {
            try house.store.append(TemporaryStore.entry(nil, "noted", body: number == 3 ? "井盖不见了" : nil))
        }
        return house
    }

    @Test func `an untouched chain verifies, across pages and openings`() throws {
        let house = try TemporaryStore()
        try house.store.begin()
        for number in 1...4_100 { try house.store.append(TemporaryStore.entry(nil, body: number % 700 == 0 ? "字 \(number)" : nil)) }
        try house.store.commit()
        let verdict = try house.store.verifyJournal()
        #expect(verdict.entries == 4_100)
        #expect(verdict.faults == [])
        house.store = try Store.openWriter(path: house.path, journalKey: TemporaryStore.key)
        #expect(try house.store.append(TemporaryStore.entry(nil)) == 4_101)
        #expect(try house.store.verifyJournal().faults == [])
    }

    @Test(arguments: [
        ("UPDATE entries SET slug = 'redo' WHERE id = 3", ["entry 3 was altered, or the key is another"]),
        ("UPDATE entries SET at = at + 1 WHERE id = 5", ["entry 5 was altered, or the key is another"]),
        ("UPDATE entries SET person = NULL WHERE id = 1", ["entry 1 was altered, or the key is another"]),
        ("UPDATE entries SET origin = 'unix:0' WHERE id = 2", ["entry 2 was altered, or the key is another"]),
        ("UPDATE entries SET department = NULL WHERE id = 2", ["entry 2 was altered, or the key is another"]),
        ("UPDATE entries SET arguments = '[]' WHERE id = 4", ["entry 4 was altered, or the key is another"]),
        ("UPDATE entries SET ticket = 7 WHERE id = 4", ["entry 4 was altered, or the key is another"]),
        ("UPDATE texts SET body = '井盖很好' WHERE entry = 3", ["the text of entry 3 was altered"]),
        ("UPDATE texts SET goal = NULL WHERE entry = 3", ["the text of entry 3 was altered"]),
        ("UPDATE texts SET salt = x'00' WHERE entry = 3", ["the text of entry 3 was altered"]),
        ("INSERT INTO texts(entry, salt, body) VALUES (2, x'01', '加上的')", ["the text of entry 2 was altered"]),
        ("DELETE FROM entries WHERE id = 2", ["entry 2 is missing", "entry 3 was altered, or the key is another"]),
        (
            "DELETE FROM texts; UPDATE entries SET text_digest = NULL WHERE id = 3", ["entry 3 was altered, or the key is another"]
        ),
    ])
    func `whatever is changed is found`(change: String, faults: [String]) throws {
        let house = try Self.filled()
        try house.store.database.execute(change)
        #expect(try house.store.verifyJournal().faults == faults)
    }

    @Test func `a text that was lawfully erased leaves the chain whole`() throws {
        let house = try Self.filled()
        try house.store.database.execute("DELETE FROM texts WHERE entry = 3")
        #expect(try house.store.verifyJournal().faults == [])
        #expect(try house.store.text(of: 3) == nil)
    }

    @Test func `another key knows nothing of the chain, and the list of faults ends`() throws {
        let house = try Self.filled()
        let stranger = try Store.openReader(path: house.path, journalKey: JournalKey([UInt8](repeating: 4, count: 32)))
        #expect(try stranger.verifyJournal(most: 2).faults.count == 2)
    }

    @Test func `a number that was rolled back is given again`() throws {
        let house = try Self.filled()
        try house.store.begin()
        #expect(try house.store.append(TemporaryStore.entry(nil)) == 6)
        house.store.rollback()
        #expect(try house.store.append(TemporaryStore.entry(nil)) == 6)
        #expect(try house.store.verifyJournal().faults == [])
    }

    @Test func `an entry reads as it was written`() throws {
        let house = try TemporaryStore()
        try house.store.append(TemporaryStore.entry(9, "noted", body: "井\u{0}盖"))
        let entry = try #require(try house.store.entries(of: 9).first)
        #expect(entry.reason == Reason("noted", "甲", "\"\\\n"))
        #expect(entry.body == "井\u{0}盖")
        #expect(entry.person == "8001")
    }

    @Test(arguments: [[], [""], ["a", "b"], ["“\"”\\", "\n\u{1}\u{1F}", "井盖"], ["{0}", "null"]])
    func `arguments are JSON that SQLite reads as well`(arguments: [String]) throws {
        let house = try TemporaryStore()
        let text = ArgumentList.encode(arguments)
        #expect(ArgumentList.decode(text) == arguments)
        #expect(try house.store.database.first("SELECT json_array_length(?)", .text(text)) { $0.int(0) } == arguments.count)
    }

    @Test(arguments: ["", "{}", "[1]", "[\"a\"", "null"]) func `what is no list of arguments reads as none`(text: String) {
        #expect(ArgumentList.decode(text) == [])
    }
}
