import Foundation
import Glibc
import HotlineCore
import HotlineDesk
import HotlineIntake
import Testing

private func records(_ numbers: some Sequence<Int>) -> [String] { numbers.map { "记录\($0)" } }

/// What happens to logs on a machine, each case by its name.
struct TailingCaseTests {
    @Test func `five quick rotations between two looks lose nothing`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        try spool.append(logHeader + line(1))
        tailer.drain(into: &ledger)
        for round in 1...5 {
            try spool.append(line(10 * round))
            // As logrotate does: the older ones move on by one, the current one becomes the first.
            for generation in stride(from: round - 1, to: 0, by: -1) {
                try spool.rename("agents.tsv.\(generation)", "agents.tsv.\(generation + 1)")
            }
            try spool.rename("agents.tsv", "agents.tsv.1")
            try spool.append(logHeader + line(10 * round + 1))
        }
        tailer.drain(into: &ledger)
        #expect(Set(ledger.taken) == Set(records([1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51])))
        #expect(ledger.taken.count == 11)
    }

    @Test func `rotations while nobody looks are found after the start`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var first = follower(spool)
        try spool.append(logHeader + line(1))
        first.drain(into: &ledger)
        try spool.append(line(2))
        try spool.rename("agents.tsv", "agents.tsv.1")
        try spool.append(logHeader + line(3))
        try spool.rename("agents.tsv.1", "agents.tsv.2")
        try spool.rename("agents.tsv", "agents.tsv.1")
        try spool.append(logHeader + line(4))
        var second = follower(spool)
        second.drain(into: &ledger)
        #expect(Set(ledger.taken) == Set(records(1...4)))
        #expect(ledger.taken.count == 4)
    }

    @Test func `a writer that keeps the old file is read as long as a name leads to it`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        try spool.append(logHeader + line(1))
        tailer.drain(into: &ledger)
        try spool.rename("agents.tsv", "agents.tsv.1")
        try spool.append(logHeader + line(2))
        // The old one is quiet for long and was let go.
        tailer.drain(into: &ledger, polls: 30)
        #expect(tailer.standings.map(\.count) == [1])
        try spool.append(line(3), to: "agents.tsv.1")
        try spool.append(line(4))
        tailer.drain(into: &ledger)
        #expect(ledger.taken == records([1, 2, 3, 4]) || ledger.taken == records([1, 2, 4, 3]))
        #expect(ledger.rejects.isEmpty)
    }

    @Test func `what was reported unfinished and is ended later is taken`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        try spool.append(logHeader + "2026-03-12 09:00:00\t记")
        try spool.rename("agents.tsv", "agents.tsv.1")
        try spool.append(logHeader)
        tailer.drain(into: &ledger, polls: 10)
        #expect(ledger.rejects.values.map(\.slug) == ["reject-unfinished"])
        try spool.append("录1\n", to: "agents.tsv.1")
        tailer.drain(into: &ledger)
        #expect(ledger.taken == ["记录1"])
    }

    @Test func `a link that is pointed at another file in one step loses nothing of either`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool, pattern: "agents.tsv")
        try spool.append(logHeader + line(1), to: "day-11.log")
        try spool.link("agents.tsv", to: "day-11.log")
        tailer.drain(into: &ledger)
        #expect(ledger.taken == ["记录1"])
        try spool.append(line(2), to: "day-11.log")
        try spool.append(logHeader + line(3), to: "day-12.log")
        try spool.link("agents.tsv", to: "day-12.log")
        tailer.drain(into: &ledger)
        try spool.append(line(4), to: "day-12.log")
        tailer.drain(into: &ledger)
        #expect(Set(ledger.taken) == Set(records(1...4)))
        #expect(ledger.taken.count == 4)
    }

    @Test func `a file that is deleted is read to its end, and the new one of its name from its beginning`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        try spool.append(logHeader + line(1))
        tailer.drain(into: &ledger)
        try spool.append(line(2))
        try spool.remove("agents.tsv")
        try spool.append(logHeader + line(3))
        tailer.drain(into: &ledger)
        #expect(Set(ledger.taken) == Set(records(1...3)))
        // Long after, when the first one's inode may be another file's.
        tailer.drain(into: &ledger, polls: 10)
        try spool.remove("agents.tsv")
        tailer.drain(into: &ledger, polls: 10)
        try spool.append(logHeader + line(4))
        tailer.drain(into: &ledger)
        #expect(ledger.taken.last == "记录4")
        #expect(ledger.taken.count == 4)
    }

    @Test func `files that share a header longer than the marker are told apart by what stands before the cursor`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        // A title and a header of more than a kibibyte: the hash of the beginning is the same for every file of the source.
        let shared = String(repeating: "话务记录", count: 120) + "\ncall_time\tcontent\t" + String(repeating: "备注", count: 200) + "\n"
        #expect(shared.utf8.count > 1024)
        func row(_ number: Int) -> String { "2026-03-12 09:00:00\t记录\(number)\t\n" }
        var first = follower(spool)
        try spool.append(shared + row(1) + row(2))
        first.drain(into: &ledger)
        // The same inode, the same size, the same beginning.
        try spool.truncate("agents.tsv")
        try spool.append(shared + row(3) + row(4))
        var second = follower(spool)
        second.drain(into: &ledger)
        #expect(ledger.taken == records(1...4))
    }

    @Test func `a file shorter than the marker goes on after a restart where it stood`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        for number in 1...5 {
            try spool.append((number == 1 ? logHeader : "") + line(number))
            var tailer = follower(spool)
            tailer.drain(into: &ledger)
            #expect(ledger.orders == number)
        }
        #expect(ledger.taken == records(1...5))
    }

    @Test func `a half line over a restart is taken once, when its end has come`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var first = follower(spool)
        try spool.append(logHeader + line(1) + "2026-03-12 09:00:00\t记")
        first.drain(into: &ledger)
        var second = follower(spool)
        second.drain(into: &ledger)
        #expect(ledger.taken == ["记录1"] && ledger.rejects.isEmpty)
        try spool.append("录2\n" + line(3))
        second.drain(into: &ledger)
        let orders = ledger.orders
        var third = follower(spool)
        third.drain(into: &ledger)
        #expect(ledger.taken == records(1...3))
        #expect(ledger.orders == orders)
    }

    @Test(arguments: [false, true])
    func `a writer that goes on after a copytruncate without a header has the one before it, over a restart too`(isRestarted: Bool) throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        try spool.append(logHeader + line(1))
        tailer.drain(into: &ledger)
        try spool.copy("agents.tsv", "agents.tsv.1")
        try spool.truncate("agents.tsv")
        try spool.append(line(2))
        tailer.drain(into: &ledger)
        if isRestarted { tailer = follower(spool) }
        try spool.append(line(3))
        tailer.drain(into: &ledger)
        #expect(ledger.taken == records(1...3))
        #expect(ledger.rejects.isEmpty)
    }

    @Test func `where the source's files have two headers, none is guessed`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        let row = "2026-03-12 09:00:00\t甲\t乙\t丙\n"
        try spool.append("call_time\tcontent\tgoal\tplace\n" + row, to: "agents-a.tsv")
        try spool.append("call_time\tplace\tgoal\tcontent\n" + row, to: "agents-b.tsv")
        tailer.drain(into: &ledger)
        try spool.append(row.replacingOccurrences(of: "甲", with: "丁"), to: "agents-c.tsv")
        tailer.drain(into: &ledger)
        #expect(ledger.taken.sorted() == ["丙", "甲"].sorted())
        #expect(ledger.rejects.values.map(\.slug) == ["reject-header"])
    }

    @Test func `a late file for an earlier day and the same file under another name`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        try spool.append(logHeader + line(1) + line(2), to: "agents-20260312.tsv")
        tailer.drain(into: &ledger)
        try spool.append(logHeader + line(3), to: "agents-20260309.tsv")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_773_000_000)], ofItemAtPath: spool.path + "/agents-20260309.tsv")
        try spool.copy("agents-20260312.tsv", "agents-20260312-again.tsv")
        tailer.drain(into: &ledger)
        #expect(ledger.taken == records(1...3))
    }

    @Test func `what was rotated and compressed is not read again`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool, pattern: "agents*")
        try spool.append(logHeader + line(1))
        tailer.drain(into: &ledger)
        try spool.rename("agents.tsv", "agents.tsv.1")
        try spool.append(logHeader + line(2))
        tailer.drain(into: &ledger)
        let orders = ledger.orders
        for suffix in ["gz", "bz2", "xz", "zst", "lz4", "lzma", "Z", "zip"] {
            try spool.append([0x1F, 0x8B, 0x08, 0x0A, 0x41, 0x0A], to: "agents.tsv.1." + suffix)
        }
        try spool.remove("agents.tsv.1")
        tailer.drain(into: &ledger, polls: 30)
        #expect(ledger.orders == orders && ledger.rejects.isEmpty)
        #expect(ledger.taken == records(1...2))
    }

    @Test(.enabled(if: geteuid() != 0, "root reads what nobody may; deploy/logrotate-test.sh does it as another user"))
    func `a file that may not be read is said so, and read when it may`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        try spool.append(logHeader + line(1))
        #expect(chmod(spool.path + "/agents.tsv", 0) == 0)
        tailer.drain(into: &ledger)
        #expect(tailer.standings.first?.problem?.slug == "source-unreadable")
        #expect(chmod(spool.path + "/agents.tsv", 0o600) == 0)
        tailer.drain(into: &ledger)
        #expect(tailer.standings.map(\.problem) == [nil])
        #expect(ledger.taken == ["记录1"])
    }

    @Test func `a thousand files are all read, and one more is said to be too many`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        for number in 1...1000 { try spool.append(logHeader + line(number), to: "agents-\(number).tsv") }
        for _ in 0..<40 where ledger.taken.count < 1000 { tailer.drain(into: &ledger, polls: 2) }
        #expect(ledger.taken.count == 1000)
        #expect(tailer.standings.first?.problem == nil)
        try spool.append(logHeader + line(1001), to: "agents-1001.tsv")
        tailer.drain(into: &ledger, polls: 1)
        #expect(tailer.standings.first?.problem == Reason("source-crowded", "agents", "1000"))
    }

    @Test func `a clock that steps back or ahead, in the daemon or on the files, changes nothing`() throws {
        let spool = try Spool()
        var ledger = Ledger()
        var tailer = follower(spool)
        for (number, step) in [0, -86_400, 86_400 * 400, -3600, 1].enumerated() {
            try spool.append((number == 0 ? logHeader : "") + line(number + 1))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(1_773_277_200 - step))], ofItemAtPath: spool.path + "/agents.tsv")
            for _ in 0..<3 {
                var questions = tailer.poll(at: logStart.adding(seconds: Int64(step)))[...]
                while let question = questions.popFirst() { questions += tailer.answered(question.id, ledger.answer(question.request)) }
            }
        }
        #expect(ledger.taken == records(1...5))
        #expect(ledger.orders == 5)
    }
}
