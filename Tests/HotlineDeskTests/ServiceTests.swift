import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Synchronization
import Testing

/// The Desk behind its queues: a request goes in, one answer comes back, after the commit.
struct ServiceTests {
    private final class Door: Sendable {
        let service: DeskService
        let path = "/tmp/hotline-service-\(UInt64.random(in: .min ... .max)).db"

        init(_ now: Instant) throws {
            let key = JournalKey([UInt8](repeating: 7, count: 32))
            var settings = DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ")))
            settings.digest = .off
            service = try DeskService(
                path: path, journalKey: key, tables: SampleTables.shipped, folder: SampleTables.folder, routingDirectory: "/nonexistent",
                settings: settings,
                clock: .simulated(startingAt: now.milliseconds), hooks: DeskService.Hooks())
        }

        deinit {
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
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
            #expect(status.figures.first { $0.name == "source agents" }?.value == "agents.tsv \(read)/240 bytes, rejects 0")
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
}
