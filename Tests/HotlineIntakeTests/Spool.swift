import Foundation
import Glibc
import HotlineCore
import HotlineDesk
import HotlineIntake
import Testing

/// A folder of its own for one test, removed with it.
final class Spool {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "spool-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func append(_ text: String, to name: String = "agents.tsv") throws { try append(Array(text.utf8), to: name) }

    func append(_ bytes: [UInt8], to name: String = "agents.tsv") throws {
        let file = path + "/" + name
        if !FileManager.default.fileExists(atPath: file) { try Data().write(to: URL(fileURLWithPath: file)) }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }

    func rename(_ from: String, _ to: String) throws {
        try FileManager.default.moveItem(atPath: path + "/" + from, toPath: path + "/" + to)
    }

    func copy(_ from: String, _ to: String) throws {
        try FileManager.default.copyItem(atPath: path + "/" + from, toPath: path + "/" + to)
    }

    func truncate(_ name: String) throws {
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/" + name))
        try handle.truncate(atOffset: 0)
        try handle.close()
    }

    /// Points a link at another file in one step, as `ln -sfn` does.
    func link(_ name: String, to target: String) throws {
        let passing = path + "/.passing"
        try FileManager.default.createSymbolicLink(atPath: passing, withDestinationPath: path + "/" + target)
        guard Glibc.rename(passing, path + "/" + name) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }
}

let logHeader = "call_time\tcontent\n"

func line(_ number: Int) -> String { "2026-03-12 09:00:00\t记录\(number)\n" }

/// What a Desk keeps of file lines: each order either changes all of it or nothing.
struct Ledger {
    struct RejectKey: Hashable {
        let inode: Int64
        let offset: Int64
    }

    /// Contents in the order taken; a mark that is known adds none.
    var taken: [String] = []
    /// What the platform's logs said, likewise.
    var calls: [CallNote] = []
    var marks: Set<Mark> = []
    var rejects: [RejectKey: Reason] = [:]
    var cursors: [Int64: SourceCursor] = [:]
    var orders = 0
    /// As they were reported last.
    var standings: [SourceStanding] = []

    mutating func answer(_ request: DeskRequest) -> DeskAnswer {
        switch request {
        case .query(.cursors, _): return .cursors(Array(cursors.values))
        case .order(let order):
            if case .sources(let standings) = order.action {
                self.standings = standings
                return .done(Receipt())
            }
            guard case .fileLine(let line) = order.action else { return .refused(.unknownCommand("")) }
            orders += 1
            switch line.content {
            case .record(let submission): if marks.insert(submission.mark).inserted { taken.append(submission.content) }
            case .call(let note): if marks.insert(note.mark).inserted { calls.append(note) }
            case .reject(let reason, _): rejects[RejectKey(inode: line.cursor.inode, offset: line.offset)] = reason
            case .nothing: break
            }
            cursors[line.cursor.inode] = line.cursor
            return .done(Receipt())
        default: return .refused(.unknownCommand(""))
        }
    }
}

let logStart = Instant(milliseconds: 1_773_277_200_000)

func follower(_ spool: Spool, pattern: String = "agents*.tsv") -> FileTailer {
    FileTailer(sources: [LogSource(name: "agents", pattern: pattern)], spool: spool.path)
}

extension FileTailer {
    /// Polls until nothing is asked any more, each question answered in order.
    mutating func drain(into ledger: inout Ledger, polls: Int = 4) {
        for _ in 0..<polls {
            var questions = poll(at: logStart)[...]
            while let question = questions.popFirst() { questions += answered(question.id, ledger.answer(question.request)) }
        }
    }
}
