import Dispatch
import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import Synchronization
import Testing

/// The learner in service: what it does at a start and at a reload, and what it does with a file that cannot be believed.
struct LearningTests {
    private static let now = at("2026-03-12T09:20")
    /// Enough to tell two classes apart; nothing of it stands among the shipped keywords.
    private static let examples =
        ["类型,类别,例句"] + (1...8).map { "投诉,0101 占道经营、流动摊贩,第\($0)个路口排满三轮推车" } + (1...8).map { "求助,0206 路灯、照明,第\($0)条巷子黑灯瞎火" }
    private static let unseen = "这条巷子一到夜里黑灯瞎火"

    private final class Door: Sendable {
        let service: DeskService
        let path = "/tmp/hotline-learn-\(UInt64.random(in: .min ... .max))"
        var model: String { path + "/model.hotline" }

        /// - Parameters:
        ///   - bytes: of a model file that is there before the start.
        ///   - expected: the department that the unseen sentence must get, as a row of expectations.csv has it.
        init(modelBytes bytes: [UInt8]? = nil, expected: String = "任意") throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            if let bytes { try Data(bytes).write(to: URL(fileURLWithPath: path + "/model.hotline")) }
            var files = SampleTables.folder.files
            files["dangers.csv"] = nil
            files["examples.csv"] = Array(LearningTests.examples.joined(separator: "\r\n").utf8)
            // The shipped sentences need all classes to be taught, and here are two.
            files["expectations.csv"] = Array("句子,诉求类型,类别,部门,紧急\r\n\(LearningTests.unseen),任意,任意,\(expected),任意\r\n".utf8)
            let folder = RoutingFolder(files: files)
            var settings = DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ")))
            settings.modelPath = path + "/model.hotline"
            service = try DeskService(
                path: path + "/desk.db", journalKey: JournalKey([UInt8](repeating: 7, count: 32)), tables: SampleTables.load(folder),
                folder: folder, routingDirectory: "/nonexistent", settings: settings,
                clock: .simulated(startingAt: LearningTests.now.milliseconds), hooks: DeskService.Hooks())
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func learn(_ occasion: DeskService.LearningOccasion) {
            let done = DispatchSemaphore(value: 0)
            service.learn(occasion)
            service.learnt { done.signal() }
            done.wait()
        }

        func ask(_ query: Query) -> DeskAnswer {
            let answer = Mutex<DeskAnswer?>(nil)
            let waiting = DispatchSemaphore(value: 0)
            service.handle(.query(query, at: LearningTests.now)) { given in
                answer.withLock { $0 = given }
                waiting.signal()
            }
            waiting.wait()
            return answer.withLock { $0 } ?? .refused(.outcomeUnknown)
        }

        func status() -> StatusReport? {
            if case .status(let status) = ask(.status(by: Who.administrator)) { status } else { nil }
        }

        func proposed(_ text: String) -> Guess<CategoryCode>? {
            let query = Query.propose(House.form(text, id: "x", LearningTests.now), nil, by: Who.operator)
            return if case .proposal(let proposal) = ask(query) { proposal.finding.category } else { nil }
        }
    }

    private func figure(_ door: Door) -> String? { door.status()?.figures.first { $0.name == "model" }?.value }

    @Test func `what the tables' examples teach is judged by, kept, and read again at the next start`() throws {
        let door = try Door()
        #expect(door.proposed(Self.unseen)?.value == nil)
        door.learn(.start)
        #expect(door.proposed(Self.unseen)?.value == "0206")
        #expect(figure(door)?.hasSuffix(", 16 lessons") == true)
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: door.model)))
        let again = try Door(modelBytes: bytes)
        again.learn(.start)
        #expect(again.proposed(Self.unseen) == door.proposed(Self.unseen))
        #expect(try Data(contentsOf: URL(fileURLWithPath: again.model)) == Data(bytes))
    }

    @Test func `a damaged file is refused at the start, told in the status, and left for a person; a reload learns anew`() throws {
        let door = try Door(modelBytes: Array("HOTLMODL".utf8) + [1, 0, 0, 0] + [UInt8](repeating: 7, count: 90))
        door.learn(.start)
        #expect(figure(door) == "keywords only")
        #expect(door.status()?.warnings.contains { $0.slug == "model-unreadable" } == true)
        #expect(door.proposed(Self.unseen)?.value == nil)
        #expect(door.proposed(Matter.looseCover)?.value == "0205")
        door.learn(.reload)
        #expect(door.proposed(Self.unseen)?.value == "0206")
        #expect(door.status()?.warnings.contains { $0.slug == "model-unreadable" } == false)
    }

    @Test func `a model that would break a sentence of expectations.csv is not used, and the status says which`() throws {
        let door = try Door(expected: "HOTLINE 12345热线中心")
        door.learn(.start)
        #expect(figure(door) == "keywords only")
        let warning = door.status()?.warnings.first { $0.slug == "model-refused" }
        #expect(warning?.arguments.count == 3 && warning?.arguments[1] == "1")
        #expect(warning?.arguments.last?.hasPrefix("routing/expectations.csv:2: ") == true)
        #expect(door.proposed(Self.unseen)?.value == nil)
    }
}
