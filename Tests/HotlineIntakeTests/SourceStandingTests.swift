import Foundation
import HotlineCore
import HotlineDesk
import HotlineIntake
import Testing

struct SourceStandingTests {
    private static func problem(_ tailer: FileTailer) -> String? { tailer.standings.first?.problem?.slug }

    @Test func `where nothing ever was there is no file yet, and where something was it moved`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        tailer.drain(into: &ledger)
        #expect(Self.problem(tailer) == "source-no-file")
        try spool.append(logHeader + line(1))
        tailer.drain(into: &ledger)
        #expect(Self.problem(tailer) == nil)
        try spool.rename("agents.tsv", "elsewhere.log")
        tailer.drain(into: &ledger)
        #expect(Self.problem(tailer) == "source-moved")
        // Also for a daemon that has not seen it itself.
        var second = follower(spool)
        second.drain(into: &ledger)
        #expect(Self.problem(second) == "source-moved")
        try spool.append(logHeader)
        second.drain(into: &ledger)
        #expect(Self.problem(second) == nil)
    }

    @Test func `a line without its end does not pass for one that is being read`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        try spool.append(logHeader + line(1) + "2026-03-12 09:00")
        tailer.drain(into: &ledger)
        let whole = Int64((logHeader + line(1)).utf8.count)
        #expect(
            tailer.standings == [
                SourceStanding(
                    source: "agents", files: [SourceStanding.File(path: spool.path + "/agents.tsv", read: whole, size: whole + 16)],
                    count: 1,
                    isBehind: false, problem: nil)
            ])
    }

    @Test func `until its cursors are known and its lines answered a source is behind, not silent`() throws {
        let spool = try Spool()
        var tailer = follower(spool)
        try spool.append(logHeader + line(1))
        #expect(tailer.standings.map(\.isBehind) == [true])
        _ = tailer.poll(at: logStart)
        #expect(tailer.standings.map(\.isBehind) == [true])
        _ = tailer.answered(.cursors("agents"), .cursors([]))
        let questions = tailer.poll(at: logStart)
        #expect(tailer.standings.map(\.isBehind) == [true])
        for question in questions { _ = tailer.answered(question.id, .done(Receipt())) }
        _ = tailer.poll(at: logStart)
        #expect(tailer.standings.map(\.isBehind) == [false])
    }

    @Test func `of many files the two written last are named`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        for day in 1...4 {
            try spool.append(logHeader + line(day), to: "agents-\(day).tsv")
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_773_277_200 - Double(day) * 3600)],
                ofItemAtPath: spool.path + "/agents-\(day).tsv")
        }
        tailer.drain(into: &ledger)
        #expect(tailer.standings.first?.files.map { $0.path.suffix(12) } == ["agents-1.tsv", "agents-2.tsv"])
        #expect(tailer.standings.first?.count == 4)
    }

    @Test func `every 25th poll reports how the sources stand, and nobody waits for the answer`() throws {
        let spool = try Spool()
        var tailer = follower(spool)
        _ = tailer.poll(at: logStart)
        _ = tailer.answered(.cursors("agents"), .cursors([]))
        let reports = (2...50).filter { _ in tailer.poll(at: logStart).map(\.id) == [.standings] }
        #expect(reports == [25, 50])
        #expect(tailer.answered(.standings, .refused(.tryLater(.full))).isEmpty)
        #expect(Self.problem(tailer) == "source-no-file")
    }
}
