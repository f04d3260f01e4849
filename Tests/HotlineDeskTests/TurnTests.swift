import HotlineCore
import HotlineDesk
import HotlineStore
import Synchronization
import Testing

/// The turn: what waits is done together, committed once and answered after it; and what happens when the store says no.
struct TurnTests {
    /// Answers in the order in which they came.
    private final class Answers: Sendable {
        private let all = Mutex<[(name: String, answer: DeskAnswer)]>([])

        var given: [(name: String, answer: DeskAnswer)] { all.withLock { $0 } }
        func take(_ name: String, _ answer: DeskAnswer) { all.withLock { $0.append((name, answer)) } }

        var words: [String] {
            given.map { name, answer in
                switch answer {
                case .done(let receipt): "\(name) \(receipt.ticket == nil ? "reject" : "done")"
                case .refused(let refusal): "\(name) \(refusal.codes.slug)"
                default: "\(name) ?"
                }
            }
        }
    }

    private struct Line {
        let house: House
        var turns: Turns
        let answers = Answers()

        init() throws {
            house = try House()
            turns = Turns(desk: house.desk, latest: at("2026-03-12T08:00"))
        }

        mutating func form(_ name: String, citizen: String = "测试甲", text: String = Matter.lamp, _ now: Instant = at("2026-03-12T09:20"))
            -> Refusal?
        {
            var submission = House.form(text, id: name, now)
            submission.citizen.name = citizen
            return wait(name, .submit(submission, nil), by: Who.web, now)
        }

        mutating func record(_ name: String, offset: Int64, citizen: String = "示例乙", text: String = Matter.lamp) -> Refusal? {
            var submission = House.record(text, digest: name, called: at("2026-03-12T09:00"))
            submission.citizen.name = citizen
            let line = House.line(.record(submission), offset: offset, to: offset + 100)
            return wait(name, .fileLine(line), by: Who.file, at("2026-03-12T09:20"))
        }

        mutating func wait(_ name: String, _ action: Action, by actor: Actor, _ now: Instant) -> Refusal? {
            let order = Order(action, by: actor, secrets: house.secrets(), at: now)
            let answers = answers
            return turns.enqueue(Waiting(order: order) { answers.take(name, $0) })
        }

        mutating func run() {
            for _ in 0..<10_000 where turns.waiting > 0 { _ = turns.turn() }
        }

        func count(_ sql: StaticSQL) throws -> Int { try turns.desk.store.database.first(sql) { $0.int(0) } ?? -1 }

        /// Rows that the store refuses, as a broken constraint would: whoever is called 出错.
        func forbid() throws {
            try turns.desk.store.database.execute(
                """
                CREATE TRIGGER forbidden BEFORE INSERT ON persons WHEN NEW.name = '出错'
                BEGIN SELECT RAISE(ABORT, 'forbidden'); END
                """)
        }
    }

    @Test func `people's orders come before file lines, each line in its order`() throws {
        var line = try Line()
        for number in 1...3 { #expect(line.record("file\(number)", offset: Int64(number) * 100) == nil) }
        for number in 1...3 { #expect(line.form("form\(number)") == nil) }
        line.run()
        #expect(line.answers.words == ["form1 done", "form2 done", "form3 done", "file1 done", "file2 done", "file3 done"])
    }

    @Test func `whoever asks whether it is ready hears of a tick that does not end`() throws {
        var line = try Line()
        #expect(line.turns.unreadiness(at: .max) == nil)
        line.turns.tickEnded(at: 5)
        #expect(line.turns.unreadiness(at: 5 + Turns.tickPatienceNanoseconds) == nil)
        #expect(line.turns.unreadiness(at: 6 + Turns.tickPatienceNanoseconds) == "tick late")
        line.turns.tickEnded(at: 6 + Turns.tickPatienceNanoseconds)
        #expect(line.turns.unreadiness(at: 6 + Turns.tickPatienceNanoseconds) == nil)
    }

    @Test func `only the guilty one is refused, and nothing of it remains`() throws {
        var line = try Line()
        try line.forbid()
        for name in ["a", "b", "c", "d"] { _ = line.form(name, citizen: name == "c" ? "出错" : "测试甲") }
        line.run()
        #expect(line.answers.words == ["a done", "b done", "c malformed", "d done"])
        #expect(try line.count("SELECT count(*) FROM tickets") == 3)
        #expect(try line.count("SELECT max(id) % 1000 FROM tickets") == 3)
        #expect(try line.count("SELECT count(*) FROM submissions") == 3)
        #expect(try line.turns.desk.store.verifyJournal().faults == [])
    }

    @Test func `a file's guilty line is a reject with the cursor past it, and the file goes on`() throws {
        var line = try Line()
        try line.forbid()
        for number in 1...3 { _ = line.record("r\(number)", offset: Int64(number) * 100, citizen: number == 2 ? "出错" : "示例乙") }
        line.run()
        #expect(line.answers.words == ["r1 done", "r2 reject", "r3 done"])
        #expect(try line.turns.desk.store.rejectCount() == 1)
        #expect(try line.turns.desk.store.cursors(of: "agents").map(\.offset) == [400])
        let slug = try line.turns.desk.store.database.first("SELECT slug FROM rejects WHERE position = 200") { $0.text(0) }
        #expect(slug == "reject-store")
    }

    @Test func `a guilty line at the end of a file leaves its cursor past it`() throws {
        var line = try Line()
        try line.forbid()
        _ = line.record("r1", offset: 100, citizen: "出错")
        line.run()
        #expect(try line.turns.desk.store.cursors(of: "agents").map(\.offset) == [200])
        #expect(try line.count("SELECT count(*) FROM tickets") == 0)
    }

    @Test func `when the disk is full everybody is refused, nothing remains, and after room is made it goes on`() throws {
        var line = try Line()
        let long = String(repeating: "井盖松动", count: 2_900)
        let pages = try line.count("PRAGMA page_count")
        try line.turns.desk.store.database.execute("PRAGMA max_page_count = \(pages + 4)")
        for number in 1...40 { _ = line.form("f\(number)", text: long) }
        line.run()
        let refused = line.answers.words.filter { $0.hasSuffix("store-full") }.count
        #expect(refused > 30)
        #expect(try line.count("SELECT count(*) FROM tickets") == 40 - refused)
        #expect(line.turns.failure != nil)
        #expect(line.turns.unreadiness(at: 0) == line.turns.failure?.words)
        #expect(!line.turns.isLost)
        #expect(line.turns.desk.store.database.isAutocommit)
        try line.turns.desk.store.database.execute("PRAGMA max_page_count = \(pages + 10_000)")
        for number in 1...40 { _ = line.form("f\(number)", text: long) }
        line.run()
        #expect(try line.count("SELECT count(*) FROM tickets") == 40)
        #expect(line.turns.failure == nil)
        #expect(try line.turns.desk.store.verifyJournal().faults == [])
    }

    @Test func `a lock that another holds is try later, and then it goes on`() throws {
        var line = try Line()
        try line.turns.desk.store.database.execute("PRAGMA busy_timeout = 1")
        let other = try Store.openCheckpointer(path: line.house.path)
        try other.execute("BEGIN IMMEDIATE")
        _ = line.form("a")
        line.run()
        other.rollback()
        _ = line.form("a")
        line.run()
        #expect(line.answers.words == ["a store-failure", "a done"])
    }

    @Test func `a store that is no store any more ends everything, and says that the outcome is unknown`() throws {
        var line = try Line()
        _ = line.form("a")
        line.run()
        try line.turns.desk.store.database.execute("DROP TABLE texts")
        _ = line.form("b")
        _ = line.form("c")
        line.run()
        #expect(line.answers.words == ["a done", "b outcome-unknown", "c outcome-unknown"])
        #expect(line.turns.isLost)
        #expect(line.form("d") == .outcomeUnknown)
        #expect(line.turns.tickSlice(limit: 1, secrets: line.house.secrets(), at: at("2026-03-12T10:00")) == nil)
    }

    @Test func `past the limit of a line its door is told to come again, and the other line is not`() throws {
        var line = try Line()
        let limit = line.turns.desk.settings.waitingLimit
        for number in 0..<limit { #expect(line.record("r\(number)", offset: 0) == nil) }
        #expect(line.record("one too many", offset: 0) == .tryLater(.busy))
        #expect(line.form("a person") == nil)
        #expect(line.turns.waiting == limit + 1)
    }

    @Test func `a turn ends, so that nobody waits for all the others`() throws {
        var line = try Line()
        for number in 0..<2_000 {
            _ = line.wait("n\(number)", .note(.suffix("0000"), text: "x", until: nil), by: Who.operator, at("2026-03-12T09:20"))
        }
        var turns = 0
        while line.turns.waiting > 0 {
            let before = line.turns.waiting
            _ = line.turns.turn()
            turns += 1
            #expect(before - line.turns.waiting <= Turns.orderLimit)
        }
        #expect(turns >= 2_000 / Turns.orderLimit)
        #expect(line.answers.given.count == 2_000)
    }

    @Test func `while it stops nothing new is taken, and what waits is done`() throws {
        var line = try Line()
        _ = line.form("a")
        line.turns.isStopping = true
        #expect(line.form("b") == .tryLater(.stopping))
        line.run()
        #expect(line.answers.words == ["a done"])
    }

    @Test func `time does not go backwards`() throws {
        var line = try Line()
        _ = line.form("late", at("2026-03-12T09:30"))
        _ = line.form("early", at("2026-03-12T09:20"))
        line.run()
        #expect(
            try line.turns.desk.store.database.all("SELECT at FROM entries ORDER BY id") { $0.instant(0) }.allSatisfy {
                $0 == at("2026-03-12T09:30")
            })
        #expect(line.turns.latest == at("2026-03-12T09:30"))
    }

    @Test func `one thing that the store will not take does not stop time for what is due behind it`() throws {
        let house = try House()
        let receipts = try (1...3).map { try house.web(Matter.vague, id: "\($0)", at("2026-03-12T09:20")) }
        let guilty = try house.id(receipts[0])
        try house.store.database.execute(
            """
            CREATE TRIGGER forbidden BEFORE INSERT ON rungs WHEN NEW.ticket = \(guilty)
            BEGIN SELECT RAISE(ABORT, 'forbidden'); END
            """)
        var turns = Turns(desk: house.desk, latest: at("2026-03-12T09:20"))
        let slice = turns.tickSlice(limit: 64, secrets: house.secrets(), at: at("2026-03-12T10:20"))
        // Three tickets, and the two notices that came of the good ones.
        #expect(slice?.due == 5)
        #expect(turns.failure == nil)
        #expect(try receipts.map { try house.rungs($0).count } == [0, 1, 1])
        #expect(try house.ticket(receipts[0]).nextAt == at("2026-03-12T10:25"))
        #expect(try house.store.entries(of: guilty).last?.reason.slug == "put-off")
        try house.store.database.execute("DROP TRIGGER forbidden")
        #expect(turns.tickSlice(limit: 64, secrets: house.secrets(), at: at("2026-03-12T10:25"))?.due == 2)
        #expect(try house.rungs(receipts[0]) == ["R-受理-1 2026-03-12 10:20"])
    }
}
