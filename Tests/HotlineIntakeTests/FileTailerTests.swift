import Foundation
import HotlineCore
import HotlineDesk
import HotlineIntake
import Testing

@Test func `what is appended is taken once, in order`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1) + line(2))
    tailer.drain(into: &ledger)
    try spool.append(line(3))
    tailer.drain(into: &ledger)
    #expect(ledger.taken == ["记录1", "记录2", "记录3"])
    let cursor = try #require(ledger.cursors.values.first)
    #expect(cursor.offset == Int64((logHeader + line(1) + line(2) + line(3)).utf8.count))
    #expect(cursor.line == 4)
    let orders = ledger.orders
    tailer.drain(into: &ledger)
    #expect(ledger.orders == orders)
}

@Test func `a single record carries its own cursor`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1))
    tailer.drain(into: &ledger)
    #expect(ledger.orders == 1)
    #expect(ledger.cursors.values.first?.line == 2)
}

@Test(arguments: [
    logHeader + line(1) + line(2) + "bad\n\n" + line(3),
    "call_time,content\r\n2026-03-12 09:00:00,\"记录1\r\n\"\"引\"\"\"\r\nbad\r\n2026-03-12 09:00:00,记录2\r\n",
])
func `any two polls of a file give the same orders`(text: String) throws {
    let bytes = Array(text.utf8)
    func orders(cut: Int) throws -> [String] {
        let spool = try Spool()
        var tailer = follower(spool)
        var ledger = Ledger()
        var orders: [String] = []
        for piece in [bytes[..<cut], bytes[cut...]] {
            try spool.append(Array(piece))
            for _ in 0..<2 {
                var questions = tailer.poll(at: logStart)[...]
                while let question = questions.popFirst() {
                    if case .order(let order) = question.request, case .fileLine(let line) = order.action {
                        switch line.content {
                        case .record(let submission): orders.append("\(line.line) \(line.offset) \(submission.mark.key)")
                        case .reject(let reason, let raw): orders.append("\(line.line) \(line.offset) \(reason.slug) \(raw)")
                        case .call, .nothing: break
                        }
                    }
                    questions += tailer.answered(question.id, ledger.answer(question.request))
                }
            }
        }
        #expect(ledger.cursors.values.map(\.offset) == [Int64(bytes.count)])
        return orders
    }
    let whole = try orders(cut: 0)
    #expect(whole.count > 2)
    for cut in bytes.indices { #expect(try orders(cut: cut) == whole, "cut at \(cut)") }
}

@Test func `a record whose line end is not written waits`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1) + "2026-03-12 09:00:00\t记录")
    tailer.drain(into: &ledger, polls: 8)
    #expect(ledger.taken == ["记录1"])
    #expect(ledger.rejects.isEmpty)
    try spool.append("2\n")
    tailer.drain(into: &ledger)
    #expect(ledger.taken == ["记录1", "记录2"])
}

@Test func `a renamed file is read to its end beside the new one`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1))
    tailer.drain(into: &ledger)
    try spool.append(line(2) + "2026-03-12 09:00:00\t记")
    try spool.rename("agents.tsv", "put-away")
    try spool.append(logHeader + line(4))
    tailer.drain(into: &ledger, polls: 1)
    try spool.append("录3\n", to: "put-away")
    tailer.drain(into: &ledger)
    #expect(Set(ledger.taken) == ["记录1", "记录2", "记录3", "记录4"])
    #expect(ledger.rejects.isEmpty)
}

@Test func `a file moved out of the folder is read to its end, and an unfinished record is reported`() throws {
    let spool = try Spool()
    let elsewhere = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1))
    tailer.drain(into: &ledger)
    try spool.append(line(2) + "2026-03-12 09:00:00\t记")
    try FileManager.default.moveItem(atPath: spool.path + "/agents.tsv", toPath: elsewhere.path + "/agents.tsv")
    tailer.drain(into: &ledger)
    #expect(ledger.taken == ["记录1", "记录2"])
    #expect(ledger.rejects.values.map(\.slug) == ["reject-unfinished"])
    #expect(tailer.standings.map(\.count) == [0])
}

@Test(arguments: [
    ("agents.tsv.1", true), ("agents.tsv-20260312", true), ("agents.tsv.2026-03-12", true), ("agents-b.tsv", true),
    ("agents.tsv.gz", false),
    ("agents.tsv.1.gz", false), ("agents.tsv.bak", false), ("other.tsv", false), (".agents.tsv", false), ("agents.tsv.", false),
    ("agents.tsv.1.zst", false),
])
func `a file is the source's by its name or by a generation of it`(name: String, isRead: Bool) throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1), to: name)
    tailer.drain(into: &ledger)
    #expect(ledger.taken == (isRead ? ["记录1"] : []))
}

@Test func `after a restart a file is found under any name by its cursor`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1))
    tailer.drain(into: &ledger)
    try spool.append(line(2))
    try spool.rename("agents.tsv", "put-away")
    let before = ledger.orders
    var second = follower(spool)
    second.drain(into: &ledger)
    #expect(ledger.taken == ["记录1", "记录2"])
    #expect(ledger.orders == before + 1)
}

@Test func `after a restart reading goes on at the cursor`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var first = follower(spool)
    try spool.append("三月记录\n" + logHeader + (1...200).map(line).joined())
    first.drain(into: &ledger)
    let orders = ledger.orders
    var second = follower(spool)
    second.drain(into: &ledger)
    #expect(ledger.orders == orders)
    try spool.append(line(201))
    second.drain(into: &ledger)
    #expect(ledger.orders == orders + 1)
    #expect(ledger.taken.last == "记录201")
    #expect(ledger.cursors.values.first?.line == 203)
}

@Test(arguments: ["", line(7), line(7) + line(8) + line(9) + line(10)])
func `a file cut short and written anew is read from its beginning`(more: String) throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1) + line(2))
    tailer.drain(into: &ledger)
    try spool.append(line(3))
    try spool.copy("agents.tsv", "agents.tsv.1")
    try spool.truncate("agents.tsv")
    try spool.append(logHeader + line(6) + more)
    tailer.drain(into: &ledger)
    #expect(
        Set(ledger.taken) == Set(["记录1", "记录2", "记录3", "记录6"] + more.split(separator: "\n").map { String($0.split(separator: "\t")[1]) }))
    #expect(ledger.taken.count == Set(ledger.taken).count)
}

@Test func `another file of the same size under the same inode is not taken for the old one`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1))
    tailer.drain(into: &ledger)
    try spool.truncate("agents.tsv")
    try spool.append(logHeader + line(2))
    var second = follower(spool)
    second.drain(into: &ledger)
    #expect(ledger.taken == ["记录1", "记录2"])
    tailer.drain(into: &ledger)
    #expect(ledger.taken == ["记录1", "记录2"])
}

@Test func `no more than 512 lines are out`() throws {
    let spool = try Spool()
    var tailer = follower(spool)
    try spool.append(logHeader + (1...2000).map(line).joined())
    let cursors = tailer.poll(at: logStart)
    #expect(cursors.map(\.id) == [.cursors("agents")])
    #expect(tailer.answered(.cursors("agents"), .cursors([])).isEmpty)
    let questions = tailer.poll(at: logStart)
    #expect(questions.count == 512)
    #expect(tailer.poll(at: logStart).isEmpty)
    var more: [TailQuestion] = []
    for question in questions.prefix(255) { more += tailer.answered(question.id, .done(Receipt())) }
    #expect(more.isEmpty)
    more = tailer.answered(questions[255].id, .done(Receipt()))
    #expect(more.count == 256)
}

@Test func `a refused line and all after it are sent again in order, and no cursor ran ahead`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + (1...300).map(line).joined())
    _ = tailer.poll(at: logStart)
    _ = tailer.answered(.cursors("agents"), .cursors([]))
    let questions = tailer.poll(at: logStart)
    #expect(questions.count == 300)
    for (index, question) in questions.enumerated() {
        let isRefused = index == 100 || index == 102
        #expect(tailer.answered(question.id, isRefused ? .refused(.tryLater(.busy)) : ledger.answer(question.request)).isEmpty)
    }
    // Record 101 is missing, so nothing may say that it was read.
    let cursor = try #require(ledger.cursors.values.first)
    #expect(cursor.line <= 101)
    var again = tailer.poll(at: logStart)
    #expect(again.map(\.id) == questions.dropFirst(100).map(\.id))
    while !again.isEmpty {
        let question = again.removeFirst()
        again += tailer.answered(question.id, ledger.answer(question.request))
    }
    #expect(ledger.taken.count == 300)
    #expect(ledger.taken[298...] == ["记录101", "记录103"])
    #expect(ledger.cursors.values.first?.line == 301)
}

@Test func `nothing is sent while the Desk says try later`() throws {
    let spool = try Spool()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1) + line(2))
    _ = tailer.poll(at: logStart)
    _ = tailer.answered(.cursors("agents"), .cursors([]))
    let questions = tailer.poll(at: logStart)
    #expect(questions.count == 2)
    _ = tailer.answered(questions[0].id, .refused(.tryLater(.full)))
    // The second is still out.
    #expect(tailer.poll(at: logStart).isEmpty)
    _ = tailer.answered(questions[1].id, .refused(.tryLater(.full)))
    #expect(tailer.poll(at: logStart).map(\.id) == questions.map(\.id))
}

@Test func `after an unknown outcome nothing more is sent`() throws {
    let spool = try Spool()
    var tailer = follower(spool)
    try spool.append(logHeader + (1...600).map(line).joined())
    _ = tailer.poll(at: logStart)
    _ = tailer.answered(.cursors("agents"), .cursors([]))
    for question in tailer.poll(at: logStart) { #expect(tailer.answered(question.id, .refused(.outcomeUnknown)).isEmpty) }
    #expect(tailer.isStopped)
    #expect(tailer.poll(at: logStart).isEmpty)
}

@Test func `what the Desk will never take becomes a reject and the file goes on`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1) + line(2))
    _ = tailer.poll(at: logStart)
    _ = tailer.answered(.cursors("agents"), .cursors([]))
    let questions = tailer.poll(at: logStart)
    var more = tailer.answered(questions[0].id, .refused(.tooLong(field: "name", limit: 10)))
    more += tailer.answered(questions[1].id, ledger.answer(questions[1].request))
    while !more.isEmpty {
        let question = more.removeFirst()
        more += tailer.answered(question.id, ledger.answer(question.request))
    }
    #expect(ledger.taken == ["记录2"])
    #expect(ledger.rejects.values.map(\.self) == [Reason("reject-refused", "too-long")])
    #expect(ledger.cursors.values.first?.line == 3)
}

@Test func `cursors that could not be had are asked for again, and nothing is read before`() throws {
    let spool = try Spool()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1))
    #expect(tailer.poll(at: logStart).map(\.id) == [.cursors("agents")])
    #expect(tailer.poll(at: logStart).isEmpty)
    _ = tailer.answered(.cursors("agents"), .refused(.tryLater(.busy)))
    #expect(tailer.poll(at: logStart).map(\.id) == [.cursors("agents")])
}

@Test func `files take turns, so that a long one does not hold up a short one`() throws {
    let spool = try Spool()
    var tailer = follower(spool)
    try spool.append(logHeader + (1...5000).map(line).joined(), to: "agents-a.tsv")
    try spool.append(logHeader + line(9001), to: "agents-b.tsv")
    _ = tailer.poll(at: logStart)
    _ = tailer.answered(.cursors("agents"), .cursors([]))
    var ledger = Ledger()
    for question in tailer.poll(at: logStart) { _ = ledger.answer(question.request) }
    #expect(ledger.taken.prefix(FileTailer.checkpointEvery + 1).contains("记录9001"))
}

@Test func `more files than descriptors are all read`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    for number in 1...150 { try spool.append(logHeader + line(number), to: "agents-\(number).tsv") }
    tailer.drain(into: &ledger, polls: 20)
    #expect(ledger.taken.count == 150)
    for number in 1...150 { try spool.append(line(1000 + number), to: "agents-\(number).tsv") }
    tailer.drain(into: &ledger, polls: 20)
    #expect(ledger.taken.count == 300)
    #expect(ledger.orders == 300)
}

@Test func `a folder that is not there is said so, and found when it comes`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = FileTailer(sources: [LogSource(name: "agents", pattern: "telephone/*.tsv")], spool: spool.path)
    tailer.drain(into: &ledger)
    #expect(
        tailer.standings.map(\.problem)
            == [Reason("source-unreadable", "agents", spool.path + "/telephone/*.tsv", "opendir: No such file or directory (2)")])
    #expect(tailer.standings.map(\.isBehind) == [false])
    try FileManager.default.createDirectory(atPath: spool.path + "/telephone", withIntermediateDirectories: true)
    try spool.append(logHeader + line(1), to: "telephone/a.tsv")
    tailer.drain(into: &ledger)
    #expect(ledger.taken == ["记录1"])
    let size = Int64((logHeader + line(1)).utf8.count)
    let file = SourceStanding.File(path: spool.path + "/telephone/a.tsv", read: size, size: size)
    #expect(tailer.standings == [SourceStanding(source: "agents", files: [file], count: 1, isBehind: false, problem: nil)])
}

@Test func `after a reload an unchanged source goes on and a changed one begins from its cursors`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1))
    try spool.append(logHeader + line(2), to: "other.tsv")
    tailer.drain(into: &ledger)
    let agents = LogSource(name: "agents", pattern: "agents*.tsv")
    tailer.follow([agents, LogSource(name: "other", pattern: "other.tsv")])
    #expect(tailer.poll(at: logStart).map(\.id) == [.cursors("other")])
    #expect(tailer.answered(.cursors("other"), .cursors([])).isEmpty)
    tailer.drain(into: &ledger)
    #expect(ledger.taken == ["记录1", "记录2"])
    tailer.follow([agents])
    try spool.append(line(3))
    try spool.append(line(4), to: "other.tsv")
    tailer.drain(into: &ledger)
    #expect(ledger.taken == ["记录1", "记录2", "记录3"])
}

@Test func `a column map that changes while lines are with the Desk makes no record two`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = FileTailer(sources: [LogSource(name: "agents", pattern: "agents.tsv")], spool: spool.path)
    try spool.append("call_time\tcontent\t备注\n" + (1...700).map { "2026-03-12 09:00:00\t记录\($0)\t甲\n" }.joined())
    _ = tailer.poll(at: logStart)
    _ = tailer.answered(.cursors("agents"), .cursors([]))
    var questions = tailer.poll(at: logStart)
    #expect(questions.count == 512)
    // The remark becomes the goal: under the new row the same record has another mark.
    tailer.follow([LogSource(name: "agents", pattern: "agents.tsv", columns: ["goal": "备注"])])
    #expect(tailer.poll(at: logStart).isEmpty)
    while !questions.isEmpty {
        let question = questions.removeFirst()
        questions += tailer.answered(question.id, ledger.answer(question.request))
    }
    #expect(ledger.taken.count == 512)
    tailer.drain(into: &ledger)
    #expect(ledger.taken == (1...700).map { "记录\($0)" })
}

@Test func `a stopped tailer asks nothing, whatever is still answered`() throws {
    let spool = try Spool()
    var tailer = follower(spool)
    try spool.append(logHeader + (1...600).map(line).joined())
    _ = tailer.poll(at: logStart)
    _ = tailer.answered(.cursors("agents"), .cursors([]))
    let questions = tailer.poll(at: logStart)
    #expect(questions.count == 512)
    tailer.stop()
    #expect(questions.allSatisfy { tailer.answered($0.id, .done(Receipt())).isEmpty })
    #expect(tailer.poll(at: logStart).isEmpty)
}

@Test func `a line that never ends is read in portions`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1))
    for _ in 0..<6 { try spool.append([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)) }
    try spool.append("\n" + line(2))
    _ = tailer.poll(at: logStart)
    _ = tailer.answered(.cursors("agents"), .cursors([]))
    let first = tailer.poll(at: logStart)
    #expect(first.count == 1)
    for question in first { _ = ledger.answer(question.request) }
    #expect(ledger.taken == ["记录1"])
    for question in tailer.poll(at: logStart) { _ = ledger.answer(question.request) }
    #expect(ledger.taken == ["记录1", "记录2"])
    #expect(ledger.rejects.map { "\($0.key.offset) \($0.value.slug)" } == ["\((logHeader + line(1)).utf8.count) reject-long"])
}

@Test func `the Desk's refusal shows in how the source stands`() throws {
    let spool = try Spool()
    var tailer = follower(spool)
    try spool.append(logHeader + line(1))
    _ = tailer.poll(at: logStart)
    _ = tailer.answered(.cursors("agents"), .cursors([]))
    for question in tailer.poll(at: logStart) { _ = tailer.answered(question.id, .refused(.tryLater(.full))) }
    #expect(tailer.standings.map(\.problem) == [Reason("source-held", "agents", "store-full")])
    #expect(tailer.standings.map(\.isBehind) == [true])
}

@Test(arguments: [0, 299])
func `a file that differs at its beginning or before the cursor is not gone on with after a restart`(changed: Int) throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    // Over 4 KiB in all, so that the head's hash and the tail's cover different records.
    let lines = (1...300).map { line($0 + 1000) }
    try spool.append(logHeader + lines.joined())
    tailer.drain(into: &ledger)
    try spool.truncate("agents.tsv")
    var other = lines
    other[changed] = line(9001)
    try spool.append(logHeader + other.joined())
    var second = follower(spool)
    second.drain(into: &ledger)
    #expect(ledger.taken.count == 301)
    #expect(ledger.taken.last == "记录9001")
}
