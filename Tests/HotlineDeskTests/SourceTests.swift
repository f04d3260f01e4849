import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// The shipped source `agents` may be silent for four hours before 08:00, half an hour from then on, two hours from 20:00;
/// `agents-csv` for ever.
struct SourceTests {
    private static func standing(_ source: SourceName, isBehind: Bool = false, _ problem: Reason? = nil) -> SourceStanding {
        SourceStanding(
            source: source, files: [SourceStanding.File(path: "agents.tsv", read: 120, size: 240)], count: 1, isBehind: isBehind,
            problem: problem)
    }

    private static func report(_ house: House, _ now: Instant, isBehind: Bool = false, _ problem: Reason? = nil) throws {
        let standings = [standing("agents", isBehind: isBehind, problem), standing("agents-csv"), standing("of-no-table")]
        try house.done(.sources(standings), by: Who.file, now)
    }

    private static func line(_ house: House, _ digest: String, _ now: Instant) throws {
        try house.phone(Matter.lamp, digest: digest, called: now, now)
    }

    /// The notices about sources: whom, by which way, with what.
    private static func notices(_ house: House) throws -> [String] {
        try house.store.database.all(
            "SELECT recipient || ' ' || way || ' ' || subject || ' ' || arguments FROM outbox WHERE ticket IS NULL ORDER BY id"
        ) { $0.text(0) }
    }

    @Test func `a silence is told to the duty once, and the next one again`() throws {
        let house = try House()
        try Self.report(house, at("2026-03-12T09:00"))
        try Self.line(house, "1", at("2026-03-12T09:10"))
        try Self.report(house, at("2026-03-12T09:39:59"))
        #expect(try Self.notices(house) == [])
        try Self.report(house, at("2026-03-12T09:40"))
        let first = #"person:8401 console source-silent ["agents","2026-03-12 09:10","30分钟"]"#
        #expect(try Self.notices(house) == [first])
        try Self.report(house, at("2026-03-12T12:00"))
        try house.restart()
        try Self.report(house, at("2026-03-12T20:30"))
        #expect(try Self.notices(house) == [first])
        try Self.line(house, "2", at("2026-03-12T20:40"))
        try Self.report(house, at("2026-03-12T20:41"))
        try Self.report(house, at("2026-03-12T22:39:59"))
        #expect(try Self.notices(house) == [first])
        try Self.report(house, at("2026-03-12T22:40"))
        // By night somebody else is on duty.
        #expect(try Self.notices(house) == [first, #"person:8402 console source-silent ["agents","2026-03-12 20:40","2小时"]"#])
        let journal = try house.store.database.all("SELECT slug FROM entries WHERE event = 'source' ORDER BY id") { $0.text(0) }
        #expect(journal == ["source-silent", "source-heard", "source-silent"])
    }

    @Test(arguments: [
        // The last line, the report, whether it is an alarm: the hour's own limit counts from the hour's beginning at the earliest.
        ("2026-03-12T05:00", "2026-03-12T07:59", false), ("2026-03-12T05:00", "2026-03-12T08:29", false),
        ("2026-03-12T05:00", "2026-03-12T08:30", true), ("2026-03-12T08:05", "2026-03-12T08:34", false),
        ("2026-03-12T08:05", "2026-03-12T08:35", true), ("2026-03-11T23:50", "2026-03-12T03:59", false),
        ("2026-03-11T23:50", "2026-03-12T04:00", true), ("2026-03-12T19:40", "2026-03-12T20:11", false),
        ("2026-03-12T19:40", "2026-03-12T21:59", false), ("2026-03-12T19:40", "2026-03-12T22:00", true),
    ])
    func `each hour has its own limit`(heard: String, now: String, isAlarm: Bool) throws {
        let house = try House()
        try Self.report(house, at("2026-03-11T22:00"))
        try Self.line(house, "1", at(heard))
        try Self.report(house, at(now))
        #expect(try !Self.notices(house).isEmpty == isAlarm)
    }

    @Test func `a source that was never heard is silent from when it was first watched, restarts or not`() throws {
        let house = try House()
        try Self.report(house, at("2026-03-12T09:00"))
        try house.restart()
        try Self.report(house, at("2026-03-12T09:29"))
        #expect(try Self.notices(house) == [])
        try Self.report(house, at("2026-03-12T09:30"))
        #expect(try Self.notices(house).count == 1)
    }

    @Test func `what waits for the Desk is not silent, what cannot be read is`() throws {
        let house = try House()
        try Self.report(house, at("2026-03-12T09:00"))
        try Self.report(house, at("2026-03-12T11:00"), isBehind: true, Reason("source-held", "agents", "store-full"))
        #expect(try Self.notices(house) == [])
        try Self.report(house, at("2026-03-12T11:00"), Reason("source-moved", "agents", "agents-*.tsv"))
        #expect(try Self.notices(house).count == 1)
    }

    @Test func `it rings at the duty's console, names no ticket, and stands on their list until it was shown`() throws {
        let house = try House()
        try Self.report(house, at("2026-03-12T09:00"))
        try Self.report(house, at("2026-03-12T09:30"))
        _ = house.takePushes()
        try house.tick(at("2026-03-12T09:30"))
        let reason = Reason("source-silent", "agents", "2026-03-12 09:00", "30分钟")
        #expect(house.takePushes() == [.ring(to: "person:8401", ticket: nil, urgency: .ordinary, reason: reason)])
        #expect(reason.words(in: .chinese) == "来源 agents 自 2026-03-12 09:00 起没有记录，已超过 30分钟，请查看")
        try house.pass(to: at("2026-03-12T12:00"))
        #expect(house.takePushes().isEmpty)
        let duty = Actor(door: .console, person: "8401")
        guard case .notices(let notices) = try house.ask(.untold(by: duty), at("2026-03-12T12:00")) else {
            Issue.record("no list")
            return
        }
        #expect(notices.map { "\($0.ticket) \($0.subject) \($0.recipient)" } == ["agents source-silent 8401"])
        try house.desk.begin()
        try house.desk.noticesSeen(notices.map(\.id), by: "8401", at: at("2026-03-12T12:01"))
        try house.desk.commit(at: at("2026-03-12T12:01"))
        guard case .notices([]) = try house.ask(.untold(by: duty), at("2026-03-12T12:02")) else {
            Issue.record("it stands there still")
            return
        }
    }

    @Test func `status shows each source with its file, its cursor, its last line, its rejects, and why it waits`() throws {
        let house = try House()
        try Self.report(house, at("2026-03-12T09:00"))
        try Self.line(house, "1", at("2026-03-12T09:10"))
        try house.done(
            .fileLine(House.line(.reject(reason: Reason("reject-empty"), raw: [0xFF]), offset: 60)), by: Who.file, at("2026-03-12T09:11"))
        try Self.report(house, at("2026-03-12T09:41"))
        let problem = Reason("source-unreadable", "agents", "agents.tsv", "open: Permission denied (13)")
        let nothing = SourceStanding(
            source: "agents-csv", files: [], count: 0, isBehind: false, problem: Reason("source-no-file", "agents-csv", "agents-*.csv"))
        let reader = Reader(
            store: house.store, tables: house.tables, settings: house.settings,
            standing: Standing(sources: [Self.standing("agents", problem), nothing]))
        guard case .status(let status) = try reader.answer(.status(by: Who.operator), at: at("2026-03-12T09:42")) else {
            Issue.record("no status")
            return
        }
        #expect(
            Self.sources(in: status, .english) == [
                "source agents: agents.tsv 120/240 bytes, last line 2026-03-12 09:11, rejects 1, waits: cannot be read",
                "source agents-csv: rejects 0, waits: no file yet", "source portal: not looked at yet",
            ])
        #expect(
            Self.sources(in: status, .chinese) == [
                "source agents: agents.tsv 120/240 字节、最近一行 2026-03-12 09:11、没有收下 1、等着：读不了",
                "source agents-csv: 没有收下 0、等着：还没有文件", "source portal: 还没有看过",
            ])
        #expect(
            status.warnings.filter { $0.slug.hasPrefix("source") } == [
                problem, Reason("source-silent-since", "agents", "2026-03-12 09:11"),
            ])
        guard case .status(let before) = try house.ask(.status(by: Who.operator), at("2026-03-12T09:42")) else {
            Issue.record("no status")
            return
        }
        #expect(Self.sources(in: before, .english).first == "source agents: not looked at yet")
    }

    private static func sources(in status: StatusReport, _ language: Language) -> [String] {
        status.figures.filter { $0.name.hasPrefix("source ") }.map { "\($0.name): \(HouseWords.value($0.value, in: language))" }
    }
}
