import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Synchronization
import Testing

/// The Desk behind its queues: a request goes in, one answer comes back, after the commit.
struct ServiceTests {
    final class Door: Sendable {
        let service: DeskService
        private let folder = "/tmp/hotline-service-\(UInt64.random(in: .min ... .max))"
        var path: String { folder + "/hotline.db" }
        var attachments: String { folder + "/attachments" }

        init(_ now: Instant, _ routing: RoutingFolder = SampleTables.folder) throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let key = JournalKey([UInt8](repeating: 7, count: 32))
            var settings = DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ")))
            settings.digest = .off
            service = try DeskService(
                path: folder + "/hotline.db", journalKey: key, tables: SampleTables.load(routing), folder: routing,
                routingDirectory: "/nonexistent",
                settings: settings,
                clock: .simulated(startingAt: now.milliseconds), hooks: DeskService.Hooks())
        }

        deinit {
            try? FileManager.default.removeItem(atPath: folder)
        }

        /// Asks and waits for the answer, as a connection does.
        func ask(_ request: DeskRequest) -> DeskAnswer {
            let answer = Mutex<DeskAnswer?>(nil)
            let waiting = DispatchSemaphore(value: 0)
            service.handle(request) { given in
                answer.withLock { $0 = given }
                waiting.signal()
            }
            waiting.wait()
            return answer.withLock { $0 } ?? .refused(.outcomeUnknown)
        }

        func order(_ action: Action, by actor: Actor, _ now: Instant) -> DeskAnswer {
            let secrets = FreshSecrets(queryCode: "604913", link: [UInt8](repeating: 5, count: 16))
            return ask(.order(Order(action, by: actor, secrets: secrets, at: now)))
        }

        func web(_ text: String, id: String, _ now: Instant) -> Receipt? {
            if case .done(let receipt) = order(.submit(House.form(text, id: id, now), nil), by: Who.web, now) { receipt } else { nil }
        }
    }

    @Test func `practice 9: out of office nobody reloads, moves the clock or confirms it`() throws {
        let door = try Door(at("2026-03-13T09:20"), SampleTables.leaving("8801", on: "2026-03-12"))
        let asked: [DeskRequest] = [
            .reload(directory: nil, by: Who.administrator, at: at("2026-03-13T09:20")),
            .clock(.advance(milliseconds: 1_000), by: Who.administrator), .clock(.confirm, by: Who.administrator),
        ]
        for request in asked {
            guard case .refused(.termOver("8801")) = door.ask(request) else {
                Issue.record("\(request) was not refused")
                continue
            }
        }
        guard case .clock = door.ask(.clock(.show, by: Who.administrator)) else {
            Issue.record("everybody reads the clock")
            return
        }
    }

    @Test func `one reads what one wrote`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        let receipt = try #require(door.web(Matter.looseCover, id: "1", at("2026-03-12T09:20")))
        let number = try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) })
        guard case .ticket(let detail) = door.ask(.query(.show(.number(number), by: Who.operator), at: at("2026-03-12T09:21"))) else {
            Issue.record("not shown")
            return
        }
        #expect(detail.content == Matter.looseCover)
    }

    @Test func `status shows the sources as they were reported last`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        for read in [Int64(120), 240] {
            let file = SourceStanding.File(path: "agents.tsv", read: read, size: 240)
            let standing = SourceStanding(source: "agents", files: [file], count: 1, isBehind: false, problem: nil)
            guard case .done = door.order(.sources([standing]), by: Who.file, at("2026-03-12T09:20")) else {
                Issue.record("not taken")
                return
            }
            guard case .status(let status) = door.ask(.query(.status(by: Who.operator), at: at("2026-03-12T09:21"))) else {
                Issue.record("no status")
                return
            }
            let value = status.figures.first { $0.name == "source agents" }?.value ?? ""
            #expect(HouseWords.value(value, in: .english) == "agents.tsv \(read)/240 bytes, rejects 0")
        }
    }

    @Test func `a holder's look is journalled, the hotline's masked one is not`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        let receipt = try #require(door.web(Matter.looseCover, id: "1", at("2026-03-12T09:20")))
        let number = try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) })
        func looks() -> Int {
            guard case .ticket(let detail) = door.ask(.query(.show(.number(number), by: Who.operator), at: at("2026-03-12T09:30"))) else {
                return -1
            }
            return detail.entries.filter { $0.event == "looked" }.count
        }
        #expect(looks() == 0)
        _ = door.ask(.query(.show(.number(number), by: Who.jiangnan), at: at("2026-03-12T09:25")))
        // An order waits behind the entry that the look makes.
        _ = door.order(.note(.number(number), text: "x", until: nil), by: Who.operator, at("2026-03-12T09:26"))
        #expect(looks() == 1)
    }

    @Test func `a feed is told when its own department fetches it, not when the hotline looks on`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        let receipt = try #require(door.web(Matter.looseCover, id: "1", at("2026-03-12T09:20")))
        let number = try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) })
        _ = door.ask(.clock(.set(at("2026-03-12T10:50")), by: Who.administrator))
        func told() -> Instant? {
            guard case .ticket(let detail) = door.ask(.query(.show(.number(number), by: Who.operator), at: at("2026-03-12T11:00"))) else {
                return nil
            }
            return detail.notices.first { $0.way == "feed" }?.toldAt
        }
        // The fetch happens with the note before it: Desk time does not go back.
        for (actor, expected) in [(Who.operator, nil), (Who.jiangnan, at("2026-03-12T10:56"))] as [(Actor, Instant?)] {
            _ = door.ask(.query(.feed(FeedRequest(department: "440105004"), by: actor), at: at("2026-03-12T10:55")))
            _ = door.order(.note(.number(number), text: "x", until: nil), by: Who.operator, at("2026-03-12T10:56"))
            #expect(told() == expected)
        }
    }

    @Test func `the simulated clock steps from due to due and answers when all is done`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        let receipt = try #require(door.web(Matter.looseCover, id: "1", at("2026-03-12T09:20")))
        guard case .clock(let now, true, let raised) = door.ask(.clock(.set(at("2026-03-13T18:00")), by: Who.administrator)) else {
            Issue.record("the clock did not move")
            return
        }
        #expect(now == at("2026-03-13T18:00"))
        #expect(raised > 0)
        let number = try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) })
        guard case .ticket(let detail) = door.ask(.query(.show(.number(number), by: Who.operator), at: now)) else { return }
        let rungs = detail.entries.filter { $0.event == "rung" }.map { $0.reason.arguments[0] + " " + $0.at.wallClock() }
        #expect(rungs == ["L0 2026-03-12 10:50", "L1 2026-03-12 13:20", "L2 2026-03-13 17:00"])
    }

    @Test func `the clock goes forward only, and only for an administrator`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        guard case .refused(.clockBackwards) = door.ask(.clock(.set(at("2026-03-12T09:19")), by: Who.administrator)) else {
            Issue.record("it went back")
            return
        }
        guard case .refused(.clockBackwards) = door.ask(.clock(.advance(milliseconds: -1), by: Who.administrator)) else {
            Issue.record("it went back")
            return
        }
        guard case .refused(.notPermitted(verb: "clock")) = door.ask(.clock(.advance(milliseconds: 1), by: Who.operator)) else {
            Issue.record("an operator moved it")
            return
        }
    }

    @Test func `after five wrong codes even the right one waits for a quarter of an hour`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        let receipt = try #require(door.web(Matter.looseCover, id: "1", at("2026-03-12T09:20")))
        func ask(_ code: String, _ now: Instant) -> String {
            let request = ProgressRequest(number: receipt.ticket ?? "", proof: .code(code, lastFour: "0001"), address: "127.0.0.1")
            return switch door.ask(.query(.progress(request), at: now)) {
            case .progress: "shown"
            case .refused(let refusal): refusal.codes.slug
            default: "?"
            }
        }
        #expect(ask("604913", at("2026-03-12T09:21")) == "shown")
        for _ in 0..<5 { #expect(ask("000000", at("2026-03-12T09:22")) == "no-such-ticket") }
        #expect(ask("604913", at("2026-03-12T09:23")) == "too-many-requests")
        #expect(ask("604913", at("2026-03-12T09:35")) == "shown")
    }

    @Test func `a sentence of expectations that comes out wrong refuses the reload, and the old tables stay`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        let path = "/tmp/hotline-reload-\(UInt64.random(in: .min ... .max))"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        for (name, bytes) in SampleTables.adding(["\(Matter.looseCover),感谢,任意,任意,任意"], to: "expectations.csv").files {
            try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
        }
        let answer = door.ask(.reload(directory: path, by: Who.administrator, at: at("2026-03-12T09:21")))
        guard case .refused(.reloadRefused(let problems)) = answer else {
            Issue.record("it was reloaded: \(answer)")
            return
        }
        #expect(problems.count == 1 && problems[0].hasPrefix("routing/expectations.csv:") && problems[0].contains("应为 感谢"))
        guard case .status(let status) = door.ask(.query(.status(by: Who.administrator), at: at("2026-03-12T09:22"))) else {
            Issue.record("no status")
            return
        }
        #expect(status.figures.contains { $0.name == "routing" && SampleTables.shipped.version.rawValue.hasPrefix($0.value) })
        #expect(status.warnings.contains { $0.slug == "tables-refused" })
    }

    @Test func `practice 49: a reload despite its expectations is told until they hold, and names who and why in the journal`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        let path = "/tmp/hotline-reload-\(UInt64.random(in: .min ... .max))"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        func write(_ folder: RoutingFolder) throws {
            for (name, bytes) in folder.files { try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name)) }
        }
        func reload(despite: String? = nil, _ now: Instant) -> String {
            switch door.ask(.reload(directory: path, despite: despite, by: Who.administrator, at: now)) {
            case .reloaded(_, _, let overridden): "reloaded, \(overridden.count) overridden"
            case .refused(let refusal): refusal.codes.slug
            default: "?"
            }
        }
        func standing(_ now: Instant) -> [String] {
            guard case .status(let status) = door.ask(.query(.status(by: Who.administrator), at: now)),
                case .board(let board) = door.ask(.query(.board(by: Who.administrator), at: now)),
                case .metrics(let metrics) = door.ask(.query(.metrics(by: Who.administrator), at: now))
            else { return ["?"] }
            #expect(board.warnings == status.warnings)
            return status.warnings.filter { $0.slug == "override-stands" }.flatMap { $0.arguments.dropFirst(2) }
                + ["\(metrics.overriddenExpectations)"]
        }
        try write(SampleTables.adding(["\(Matter.looseCover),感谢,任意,任意,任意"], to: "expectations.csv"))
        #expect(reload(at("2026-03-12T09:21")) == "reload-refused")
        #expect(reload(despite: "", at("2026-03-12T09:21")) == "invalid-value")
        #expect(reload(despite: String(repeating: "好", count: 201), at("2026-03-12T09:21")) == "invalid-value")
        #expect(standing(at("2026-03-12T09:21")) == ["0"])
        #expect(reload(despite: "例句明早改", at("2026-03-12T09:22")) == "reloaded, 1 overridden")
        #expect(standing(at("2026-03-12T09:22")) == ["1", "例句明早改", "1"])
        #expect(reload(at("2026-03-12T09:23")) == "reloaded, 1 overridden")
        #expect(standing(at("2026-03-12T09:23")) == ["1", "例句明早改", "1"])
        try write(SampleTables.adding(["\(Matter.looseCover),感谢,任意,任意,任意", "路灯不亮,感谢,任意,任意,任意"], to: "expectations.csv"))
        #expect(reload(at("2026-03-12T09:24")) == "reload-refused")
        #expect(standing(at("2026-03-12T09:24")) == ["1", "例句明早改", "1"])
        try write(SampleTables.folder)
        #expect(reload(at("2026-03-12T09:25")) == "reloaded, 0 overridden")
        #expect(standing(at("2026-03-12T09:25")) == ["0"])
    }

    @Test(arguments: [("49-despite-sentence", "reloaded, 1 overridden"), ("49-despite-nothing-else", "reload-refused")])
    func `practice 49: despite overrides sentences and no wrong cell`(name: String, outcome: String) throws {
        let changed = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "BadRouting/" + name)
        let path = "/tmp/hotline-reload-\(UInt64.random(in: .min ... .max))"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let files = SampleTables.folder.files.merging(try RoutingFolder.read(directory: changed.path()).files) { _, changed in changed }
        for (file, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + file)) }
        let door = try Door(at("2026-03-12T09:20"))
        func reload(despite: String?) -> String {
            switch door.ask(.reload(directory: path, despite: despite, by: Who.administrator, at: at("2026-03-12T09:21"))) {
            case .reloaded(_, _, let overridden): "reloaded, \(overridden.count) overridden"
            case .refused(let refusal): refusal.codes.slug
            default: "?"
            }
        }
        #expect(reload(despite: nil) == "reload-refused")
        #expect(reload(despite: "例句明早改") == outcome)
    }

    @Test func `a reload of what is no folder keeps the old tables`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        guard case .refused(.reloadRefused) = door.ask(.reload(directory: nil, by: Who.administrator, at: at("2026-03-12T09:21"))) else {
            Issue.record("it was loaded")
            return
        }
        guard case .refused(.notPermitted) = door.ask(.reload(directory: nil, by: Who.operator, at: at("2026-03-12T09:21"))) else {
            Issue.record("an operator reloaded")
            return
        }
        #expect(door.web(Matter.lamp, id: "1", at("2026-03-12T09:22")) != nil)
    }

    @Test func `a hundred doors at once each get their own answer, and each matter is one ticket`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        let numbers = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 100) { index in
            let receipt = door.web(Matter.lamp, id: "f\(index % 50)", at("2026-03-12T09:20"))
            numbers.withLock { $0.append(receipt?.ticket ?? "none") }
        }
        let all = numbers.withLock { $0 }
        #expect(all.count == 100)
        #expect(Set(all).count == 50)
        #expect(!all.contains("none"))
    }

    @Test func `what stops takes nothing new`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        door.service.stop()
        guard
            case .refused(.tryLater(.stopping)) = door.order(
                .submit(House.form(Matter.lamp, id: "1", at("2026-03-12T09:20")), nil), by: Who.web, at("2026-03-12T09:20"))
        else {
            Issue.record("it was taken")
            return
        }
        guard case .ready(false, _) = door.ask(.query(.readiness, at: at("2026-03-12T09:20"))) else {
            Issue.record("it says that it is ready")
            return
        }
    }

    private static let part = "00112233445566778899aabbccddeeff"
    private static let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("a photograph".utf8)

    /// A file as the web door brings it, in two pieces.
    private static func sealed(_ bytes: [UInt8], at door: Door, part: String = part, _ now: Instant) -> AttachedFile? {
        _ = door.ask(.attachment(.append(part: part, Array(bytes.prefix(4)), at: now)))
        _ = door.ask(.attachment(.append(part: part, Array(bytes.dropFirst(4)), at: now)))
        let answer = door.ask(.attachment(.seal(part: part, type: .jpg, name: "坑.jpg", at: now)))
        if case .attachment(.sealed(let attachment)) = answer { return attachment } else { return nil }
    }

    private static func ticket(with attachment: AttachedFile, at door: Door, _ now: Instant) -> TicketReference? {
        var form = House.form(Matter.looseCover, id: "pictured", now)
        form.attachments = [attachment]
        guard case .done(let receipt) = door.order(.submit(form, nil), by: Who.web, now) else { return nil }
        return receipt.ticket.flatMap { TicketNumber(parsing: $0) }.map(TicketReference.number)
    }

    @Test func `a file lies on the disk before the ticket that names it, and is read by whoever sees the ticket`() throws {
        let now = at("2026-03-12T09:20")
        let door = try Door(now)
        let attachment = try #require(Self.sealed(Self.picture, at: door, now))
        #expect(attachment.digest == SHA256.hash(Self.picture).hex && attachment.size == 16)
        #expect(FileManager.default.contents(atPath: door.attachments + "/" + attachment.digest) == Data(Self.picture))
        #expect(try FileManager.default.contentsOfDirectory(atPath: door.attachments + "/parts").isEmpty)
        let reference = try #require(Self.ticket(with: attachment, at: door, now))
        let read = door.ask(.attachment(.content(reference, position: 1, by: Who.operator, at: now)))
        guard case .attachment(.content(let named, let bytes)) = read else { Issue.record("not read: \(read)"); return }
        #expect(named == attachment && bytes == Self.picture)
        let stranger = Actor(door: .api, department: "SZJJ", origin: "192.0.2.7")
        let refused = door.ask(.attachment(.content(reference, position: 1, by: stranger, at: now)))
        guard case .refused(.noSuchTicket) = refused else { Issue.record("read by a stranger: \(refused)"); return }
        guard case .refused(.noSuchPage) = door.ask(.attachment(.content(reference, position: 2, by: Who.operator, at: now))) else {
            Issue.record("there is no second file")
            return
        }
    }

    @Test func `a file that is no longer what it was is not given out`() throws {
        let now = at("2026-03-12T09:20")
        let door = try Door(now)
        let attachment = try #require(Self.sealed(Self.picture, at: door, now))
        let reference = try #require(Self.ticket(with: attachment, at: door, now))
        try Data("tampered with it".utf8).write(to: URL(filePath: door.attachments + "/" + attachment.digest))
        guard case .refused(.tryLater(.failure)) = door.ask(.attachment(.content(reference, position: 1, by: Who.operator, at: now))) else {
            Issue.record("given out")
            return
        }
    }

    @Test func `files that no ticket has named for a day are collected, and no others`() throws {
        let door = try Door(at("2026-03-12T09:20"))
        let named = try #require(Self.sealed(Self.picture, at: door, at("2026-03-12T09:20")))
        _ = try #require(Self.ticket(with: named, at: door, at("2026-03-12T09:20")))
        let left = try #require(Self.sealed(Self.picture + [1], at: door, at("2026-03-12T09:20")))
        let again = try #require(Self.sealed(Self.picture + [2], at: door, at("2026-03-12T09:20")))
        _ = door.ask(.attachment(.append(part: "ffeeddccbbaa99887766554433221100", [1], at: at("2026-03-12T09:20"))))
        // The same bytes came in again an hour later: for them the day begins anew.
        _ = try #require(Self.sealed(Self.picture + [2], at: door, at("2026-03-12T10:20")))
        #expect(Self.collected(door, at("2026-03-13T09:19")) == 0)
        #expect(Self.collected(door, at("2026-03-13T09:20")) == 1)
        let there = try FileManager.default.contentsOfDirectory(atPath: door.attachments)
        #expect(Set(there) == ["parts", named.digest, again.digest] && !there.contains(left.digest))
        #expect(try FileManager.default.contentsOfDirectory(atPath: door.attachments + "/parts").isEmpty)
    }

    private static func collected(_ door: Door, _ now: Instant) -> Int {
        let removed = Mutex(-1)
        let waiting = DispatchSemaphore(value: 0)
        door.service.collectOrphans(at: now) { count in
            removed.withLock { $0 = count }
            waiting.signal()
        }
        waiting.wait()
        return removed.withLock { $0 }
    }

    @Test(
        arguments: [
            (["192.0.2.7": 61], 60), (["192.0.2.7": 60, "192.0.2.8": 60], 120), (["127.0.0.1": 61], 61), (["unix": 61], 61),
            (["::1": 61], 61),
            // A line has a whole /64 of IPv6, however it is written.
            (["2001:db8:1:2::7": 60, "2001:db8:1:2::8": 1], 60), (["2001:db8:1:2::7": 60, "2001:db8:1:3::7": 60], 120),
            (["2001:db8::7": 60, "2001:db8:0:0:1::8": 1], 60), (["::ffff:192.0.2.7": 60, "::ffff:192.0.2.8": 60], 120),
        ] as [(KeyValuePairs<String, Int>, Int)])
    func `a sender has sixty forms in a quarter of an hour, this machine any number`(sent: KeyValuePairs<String, Int>, wanted: Int) throws {
        let door = try Door(at("2026-03-12T09:20"))
        func isTaken(_ id: String, from address: String, _ now: Instant) -> Bool {
            if case .done = door.order(.submit(House.form("路灯坏了", id: id, now), nil), by: Actor(door: .web, origin: address), now) {
                true
            } else {
                false
            }
        }
        var taken = 0
        for (address, count) in sent {
            for number in 0..<count where isTaken("\(address) \(number)", from: address, at("2026-03-12T09:20")) { taken += 1 }
        }
        #expect(taken == wanted)
        #expect(sent.allSatisfy { isTaken("\($0.key) later", from: $0.key, at("2026-03-12T09:35")) })
    }
}
