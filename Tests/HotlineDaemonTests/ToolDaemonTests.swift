import Foundation
import HotlineCore
import HotlineDaemon
import HotlineStore
import HotlineSystem
import Testing

private let clock = Instant(milliseconds: 1_773_278_400_000)

private let hexadecimal = Set("0123456789abcdef")

/// A daemon of this process, on sockets of its own.
private struct RunningDaemon {
    let folder: ToolFolder
    let daemon: Daemon
    let state: String

    init() throws {
        folder = try ToolFolder()
        state = folder.file("state")
        var settings = Settings()
        settings.state = state
        settings.routing = shippedRouting
        settings.spool = folder.file("spool")
        settings.publicDoor = .off
        settings.internalDoor = .off
        settings.consoleDoors = [.at("unix:" + folder.file("console.sock")), .at("127.0.0.1:0")]
        settings.chatDoors = [.off]
        settings.simulatedClock = clock
        daemon = try Daemon.start(settings, log: Log(threshold: .alert), environment: [:])
    }

    func tool(_ words: String..., input: String = "") throws -> ToolRun { try ToolRun(words + ["--state", state], input: input) }

    /// The console over TCP.
    var port: String { daemon.listeners["console"]?.last ?? "" }
}

@Test func `commands go to the daemon that the state folder names`() throws {
    let running = try RunningDaemon()
    let status = try running.tool("send", "status")
    #expect(status.exit == .done)
    #expect(status.answers.contains("211-时钟 2026-03-12T09:20:00+08:00"))
    #expect(try running.tool("send", "bogus").exit == .no)
    let both = try running.tool("send", "where", "--then", "lang en", "bogus", "status")
    #expect(both.exit == .no)
    #expect(both.answers.last?.hasPrefix("500 ") == true)
    #expect(!both.answers.contains { $0.hasPrefix("211") })
}

@Test func `a token comes from the daemon, and opens the console over TCP`() throws {
    let running = try RunningDaemon()
    let issued = try running.tool("token", "issue", "person:8001")
    #expect(issued.exit == .done)
    let token = try #require(issued.answers.first)
    #expect(issued.answers.count == 1)
    #expect(token.count == 64 && Set(token).isSubset(of: hexadecimal))
    #expect(try running.tool("token", "issue", "person:nobody").exit == .no)

    try running.folder.write("8001 \(token)\n", to: "token")
    let login = ["--console", running.port, "--token-file", running.folder.file("token")]
    #expect(try ToolRun(["send", "inbox"] + login).exit == .done)
    #expect(try ToolRun(["send", "inbox", "--console", running.port]).answers.first?.hasPrefix("530-") == true)
    try running.folder.write("8001 wrong\n", to: "wrong")
    #expect(try ToolRun(["send", "inbox", "--console", running.port, "--token-file", running.folder.file("wrong")]).exit == .no)
    try running.folder.write("8001 \(token)\n", to: "open", mode: 0o644)
    #expect(try ToolRun(["send", "inbox", "--console", running.port, "--token-file", running.folder.file("open")]).exit == .wrongUsage)
}

@Test func `a new matter is taken only with yes`() throws {
    let running = try RunningDaemon()
    let token = try #require(try running.tool("token", "issue", "person:8001").answers.first)
    try running.folder.write("8001 \(token)\n", to: "token")
    let new = ["send", "new", "phone=12000000001", "--console", running.port, "--token-file", running.folder.file("token")]
    let proposed = try ToolRun(new, input: "天河区棠下街道路灯不亮\n")
    #expect(proposed.exit == .done)
    #expect(proposed.answers.last?.hasPrefix("350 ") == true)
    #expect(proposed.complaints.count == 1)
    #expect(try running.tool("send", "status").answers.contains("211-未结 0"))
    let taken = try ToolRun(new + ["--yes"], input: "天河区棠下街道路灯不亮\n?\n.\nstatus\n")
    #expect(taken.exit == .done)
    #expect(taken.answers.contains { $0.hasPrefix("251-GZ") })
    #expect(taken.answers.last?.hasPrefix("250 ") == true)
    #expect(try running.tool("send", "status").answers.contains("211-未结 1"))
}

@Test func `the console carries a pipe to its end`() throws {
    let running = try RunningDaemon()
    let run = try running.tool("console", input: "where\nbogus\nquit\nstatus\n")
    #expect(run.exit == .done)
    #expect(run.answers.first?.hasPrefix("220-") == true)
    #expect(run.answers.last?.hasPrefix("221 ") == true)
    #expect(try running.tool("console", input: "status").answers.contains("211-时钟 2026-03-12T09:20:00+08:00"))
}

@Test func `the journal is verified beside the running daemon`() throws {
    let running = try RunningDaemon()
    _ = try running.tool("token", "issue", "gateway:wx")
    let run = try running.tool("verify")
    #expect(run.exit == .done)
    #expect(run.answers.first == "日志 journal: 1 条 entries，未见改动 unaltered")
}

@Test func `tokens are listed and revoked by the tool, and a revoked one opens nothing`() throws {
    let running = try RunningDaemon()
    let token = try #require(try running.tool("token", "issue", "person:8001", "--days", "30").answers.first)
    let row = try #require(try running.tool("token", "list").answers.first { $0.contains("person") && $0.contains("8001") })
    let id = String(row.prefix { $0 != " " })
    try running.folder.write("8001 \(token)\n", to: "token")
    let inbox = ["send", "inbox", "--console", running.port, "--token-file", running.folder.file("token")]
    #expect(try ToolRun(inbox).exit == .done)
    #expect(try running.tool("token", "revoke", id).exit == .done)
    #expect(try ToolRun(inbox).exit == .no)
    #expect(try running.tool("token", "revoke", "ffffffff").exit == .no)
}

@Test func `without a daemon the owner's tool writes the token itself`() throws {
    let folder = try ToolFolder()
    let issue = ["token", "issue", "department:SWJ", "--state", folder.path, "--routing", shippedRouting]
    let token = try #require(try ToolRun(issue).answers.first)
    #expect(token.count == 64 && Set(token).isSubset(of: hexadecimal))
    #expect(try ToolRun(issue).answers.first != token)
    #expect(try ToolRun(["verify", "--state", folder.path]).answers.first == "日志 journal: 2 条 entries，未见改动 unaltered")
    let state = StateFolder(folder.path)
    let store = try Store.openReader(path: state.database, journalKey: JournalKey(try SecretFile.read(state.journalKey)))
    let row = try #require(try store.token(hash: SHA256.hash(Array(token.utf8)).bytes))
    #expect([row.kind, row.subject] == ["department", "SWJ"])
    #expect(row.revokedAt == nil && row.expiresAt == nil)
    #expect(try ToolRun(["token", "issue", "department:NONE", "--state", folder.path, "--routing", shippedRouting]).exit == .no)
}

@Test func `a locked state folder without a console is for later`() throws {
    let folder = try ToolFolder()
    let lock = try FileLock(path: StateFolder(folder.path).lock)
    let run = try ToolRun(["token", "issue", "gateway:wx", "--state", folder.path, "--routing", shippedRouting])
    withExtendedLifetime(lock) {}
    #expect(run.exit == .tryLater)
    #expect(run.answers.isEmpty)
}

@Test func `nobody there is for later`() throws {
    let folder = try ToolFolder()
    #expect(try ToolRun(["send", "status", "--state", folder.path]).exit == .tryLater)
    #expect(try ToolRun(["send", "status", "--console", folder.file("none.sock")]).exit == .tryLater)
    #expect(try ToolRun(["console", "--console", "unix:" + folder.file("none.sock")]).exit == .tryLater)
    #expect(try ToolRun(["token", "issue", "gateway:wx", "--console", folder.file("none.sock"), "--state", folder.path]).exit == .tryLater)
}
