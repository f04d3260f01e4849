import HotlineCore
import HotlineStore
import Testing

struct FailureTests {
    private static func failure(_ body: () throws(StoreFailure) -> Void) -> StoreFailure? {
        do throws(StoreFailure) {
            try body()
            return nil
        } catch { return error }
    }

    private static func isGuilty(_ failure: StoreFailure?) -> Bool {
        if case .guilty = failure { true } else { false }
    }

    @Test(arguments: [TicketState.pending, .supplementing, .awaitingDispatch, .awaitingSignature, .inProgress, .awaitingArchive, .shelved])
    func `an open ticket without a next moment cannot be written`(state: TicketState) throws {
        let house = try TemporaryStore()
        #expect(
            Self.isGuilty(
                Self.failure { () throws(StoreFailure) in try house.store.insert(TemporaryStore.ticket(1, state: state, next: nil)) }))
        try house.store.insert(TemporaryStore.ticket(1, state: state))
        #expect(
            Self.isGuilty(
                Self.failure { () throws(StoreFailure) in try house.store.update(TemporaryStore.ticket(1, state: state, next: nil)) }))
        #expect(try house.store.ticketCount() == 1)
    }

    @Test(arguments: TicketState.allCases.filter { !$0.isOpen }) func `a closed one needs none`(state: TicketState) throws {
        let house = try TemporaryStore()
        try house.store.insert(TemporaryStore.ticket(1, state: state, next: nil))
        #expect(try house.store.nextMoment() == nil)
    }

    @Test func `a mark stands once, whatever became of its input`() throws {
        let house = try TemporaryStore()
        let mark = Mark.chat("wx", messageID: "m1")
        try house.store.insertSubmission(mark, ticket: nil, raw: "a", at: TemporaryStore.now)
        #expect(
            Self.isGuilty(
                Self.failure { () throws(StoreFailure) in
                    try house.store.insertSubmission(mark, ticket: nil, raw: "b", at: TemporaryStore.now)
                }))
        #expect(try house.count("SELECT count(*) FROM submissions") == 1)
    }

    @Test(arguments: [
        (Mark.chat("wx", messageID: "a"), Mark.chat("w", messageID: "xa")),
        (Mark.chat("wx", messageID: "a"), Mark.chat("wx", messageID: "b")),
        (Mark.form(id: "a", bodyDigest: ""), Mark.chat("", messageID: "a")),
        (Mark.phoneLog("a", fieldsDigest: "b"), Mark.console("a", key: "b")),
        (Mark.api("t", key: "k", bodyDigest: "1"), Mark.api("tk", key: "", bodyDigest: "1")),
    ])
    func `marks of different inputs differ`(a: Mark, b: Mark) { #expect(Store.key(of: a) != Store.key(of: b)) }

    @Test func `the same key with another body is the same mark`() {
        #expect(Store.key(of: .form(id: "a", bodyDigest: "1")) == Store.key(of: .form(id: "a", bodyDigest: "2")))
    }

    @Test func `a full disk is full, and after there is room it goes on`() throws {
        let house = try TemporaryStore()
        let pages = try house.count("PRAGMA page_count")
        try house.store.database.execute("PRAGMA max_page_count = \(pages)")
        let text = String(repeating: "井", count: 20_000)
        try house.store.begin()
        let failure = Self.failure { () throws(StoreFailure) in
            for number in 1...100 { try house.store.append(TemporaryStore.entry(nil, body: text + "\(number)")) }
        }
        guard case .full = failure else {
            Issue.record("it was \(String(describing: failure))")
            return
        }
        house.store.rollback()
        #expect(house.store.database.isAutocommit)
        #expect(try house.count("SELECT count(*) FROM entries") == 0)
        try house.store.database.execute("PRAGMA max_page_count = \(pages + 1_000)")
        #expect(try house.store.append(TemporaryStore.entry(nil, body: text)) == 1)
        #expect(try house.store.verifyJournal().faults == [])
    }

    @Test func `a file system that takes nothing has no room, and of one that is not there nothing is known`() {
        #expect(DiskRoom.bytes(at: "/proc") == 0)
        #expect(DiskRoom.bytes(at: "/nowhere") == nil)
    }

    @Test func `a lock held by another is unavailable, not lost`() throws {
        let house = try TemporaryStore()
        let other = try Store.openCheckpointer(path: house.path)
        try other.execute("PRAGMA busy_timeout = 1; BEGIN IMMEDIATE")
        try house.store.database.execute("PRAGMA busy_timeout = 1")
        let failure = Self.failure { () throws(StoreFailure) in try house.store.begin() }
        guard case .unavailable = failure else {
            Issue.record("it was \(String(describing: failure))")
            return
        }
        other.rollback()
        try house.store.begin()
        try house.store.commit()
    }

    @Test func `a reader cannot write, and reads on after it was refused`() throws {
        let house = try TemporaryStore()
        try house.store.insert(TemporaryStore.ticket(1))
        var reader = try Store.openReader(path: house.path, journalKey: TemporaryStore.key)
        #expect(throws: StoreFailure.self) { try reader.append(TemporaryStore.entry(nil)) }
        #expect(try reader.ticketCount() == 1)
        let counts = try reader.snapshot { store throws(StoreFailure) in
            let first = try store.ticketCount()
            try house.store.insert(TemporaryStore.ticket(2))
            return [first, try store.ticketCount()]
        }
        #expect(counts == [1, 1])
        #expect(try reader.ticketCount() == 2)
    }

    @Test func `a snapshot that failed leaves its reader usable`() throws {
        let house = try TemporaryStore()
        let reader = try Store.openReader(path: house.path, journalKey: TemporaryStore.key)
        #expect(throws: StoreFailure.self) {
            try reader.snapshot { store throws(StoreFailure) in try store.insert(TemporaryStore.ticket(1)) }
        }
        #expect(reader.database.isAutocommit)
        #expect(try reader.snapshot { store throws(StoreFailure) in try store.ticketCount() } == 0)
    }

    @Test func `a row of another table's that is not there is refused`() throws {
        let house = try TemporaryStore()
        #expect(Self.isGuilty(Self.failure { () throws(StoreFailure) in try house.store.bind(call: "c", to: 77) }))
    }

    @Test func `a statement is compiled once, and is free again after a failure`() throws {
        let house = try TemporaryStore()
        for id in 1...3 { try house.store.insert(TemporaryStore.ticket(Int64(id))) }
        #expect(Self.isGuilty(Self.failure { () throws(StoreFailure) in try house.store.insert(TemporaryStore.ticket(3)) }))
        try house.store.insert(TemporaryStore.ticket(4))
        #expect(try house.store.ticketCount() == 4)
    }
}
