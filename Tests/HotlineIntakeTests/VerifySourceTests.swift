import HotlineCore
import HotlineIntake
import HotlineSystem
import Testing

@Test func `verifying a file finds the marks that following it took`() throws {
    let spool = try Spool()
    var ledger = Ledger()
    var tailer = follower(spool)
    try spool.append("三月\n" + logHeader + (1...3000).map(line).joined() + "bad\n" + "2026-03-12 09:00:00\t记")
    tailer.drain(into: &ledger)
    var marks: Set<Mark> = []
    var others: [String] = []
    try VerifySource.read(spool.path + "/agents.tsv", as: LogSource(name: "agents", pattern: "")) { line, offset, finding in
        switch finding {
        case .record(let mark): marks.insert(mark)
        case .reject(let reason): others.append("\(line) \(reason.slug) \(ledger.rejects.keys.map(\.offset).contains(offset))")
        case .unfinished: others.append("\(line) unfinished")
        }
    }
    #expect(marks == ledger.marks)
    #expect(marks.count == 3000)
    #expect(others == ["3003 reject-columns true", "3004 unfinished"])
}

@Test func `a file that is not there is said so`() {
    #expect(throws: SystemFailure("open", code: 2)) {
        try VerifySource.read("/nowhere/agents.tsv", as: LogSource(name: "agents", pattern: "")) { _, _, _ in }
    }
}
