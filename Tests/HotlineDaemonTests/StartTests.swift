import Foundation
import HotlineCore
import HotlineDaemon
import HotlineDesk
import HotlineStore
import HotlineSystem
import Testing

/// Settings of a daemon whose only door is a console in the folder.
private func settings(_ folder: ToolFolder) -> Settings {
    var settings = Settings()
    settings.state = folder.file("state")
    settings.routing = shippedRouting
    settings.spool = folder.file("spool")
    settings.publicDoor = .off
    settings.internalDoor = .off
    settings.consoleDoors = [.at("unix:" + folder.file("console.sock"))]
    settings.chatDoors = [.off]
    return settings
}

private func start(_ settings: Settings, _ environment: [String: String] = [:]) throws(DaemonProblem) -> Daemon {
    try Daemon.start(settings, log: Log(threshold: .alert), environment: environment)
}

private func problem(of settings: Settings) -> String {
    do throws(DaemonProblem) {
        _ = try start(settings)
        return "started"
    } catch {
        return error.description
    }
}

@Test func `the sockets are given to the group that the settings name`() throws {
    let folder = try ToolFolder()
    var settings = settings(folder)
    // A group that this process may give: root any, everybody else one of its own.
    let own = try #require(getgrgid(getegid()))
    let name = geteuid() == 0 ? "daemon" : String(cString: own.pointee.gr_name)
    settings.socketGroup = name
    let daemon = try start(settings)
    var status = stat()
    #expect(stat(folder.file("console.sock"), &status) == 0)
    withExtendedLifetime(daemon) {}
    #expect(status.st_mode & 0o7777 == 0o660)
    #expect(status.st_gid == UnixGroup.id(named: name))
}

@Test func `a group that is not there stops the start and leaves no socket`() throws {
    let folder = try ToolFolder()
    var settings = settings(folder)
    settings.socketGroup = "no-such-group"
    #expect(
        problem(of: settings)
            == "socket_group: there is no group “no-such-group”; run groupadd --system no-such-group, and let hotlined's user join it")
    #expect(!FileManager.default.fileExists(atPath: folder.file("console.sock")))
}

@Test func `a door that others can reach without encryption stops the start, and nothing is made`() throws {
    let folder = try ToolFolder()
    var settings = settings(folder)
    settings.publicDoor = .at("0.0.0.0:0")
    #expect(problem(of: settings).hasPrefix("0.0.0.0:0 is reachable from outside and not encrypted"))
    #expect(!FileManager.default.fileExists(atPath: settings.state))
}

@Test func `two daemons do not share a state folder`() throws {
    let folder = try ToolFolder()
    let first = try start(settings(folder))
    var second = settings(folder)
    second.consoleDoors = [.at("unix:" + folder.file("second.sock"))]
    #expect(problem(of: second) == "\(folder.file("state"))/lock is locked by process \(getpid())")
    #expect(!FileManager.default.fileExists(atPath: folder.file("second.sock")))
    withExtendedLifetime(first) {}
}

@Test func `an address that is taken is named`() throws {
    let folder = try ToolFolder()
    let first = try start(settings(folder))
    var second = settings(folder)
    second.state = folder.file("other")
    let place = "unix:" + folder.file("console.sock")
    #expect(problem(of: second) == "\(place) is in use; is another daemon running?")
    withExtendedLifetime(first) {}
}

@Test func `a list of listeners that cannot be written is no reason not to serve`() throws {
    let folder = try ToolFolder()
    let state = StateFolder(folder.file("state"))
    // A folder stands where the list would be: the rename over it fails, as the write does on a full disk.
    try FileManager.default.createDirectory(atPath: state.listeners, withIntermediateDirectories: true)
    let daemon = try start(settings(folder))
    #expect(daemon.listeners == ["console": ["unix:" + folder.file("console.sock")]])
}

@Test func `the key comes from the file named, else the credentials, else the state folder`() throws {
    let folder = try ToolFolder()
    let state = StateFolder(folder.file("state"))
    let credentials = ["CREDENTIALS_DIRECTORY": folder.path]
    #expect(JournalKeyPlace(named: nil, state: state, environment: [:]).path == state.journalKey)
    #expect(JournalKeyPlace(named: nil, state: state, environment: credentials).path == state.journalKey)
    try folder.write("thirty-two bytes of a credential", to: "journal.key", mode: 0o440)
    let credential = JournalKeyPlace(named: nil, state: state, environment: credentials)
    #expect(credential.path == folder.file("journal.key"))
    #expect(!credential.mayBeMade)
    #expect(JournalKeyPlace(named: "/etc/key", state: state, environment: credentials).path == "/etc/key")
}

@Test func `the tool verifies with the key that the daemon had from the credentials`() throws {
    let folder = try ToolFolder()
    try folder.write("thirty-two bytes of a credential", to: "journal.key", mode: 0o440)
    let credentials = ["CREDENTIALS_DIRECTORY": folder.path]
    let state = folder.file("state")
    let daemon = try start(settings(folder), credentials)
    #expect(try ToolRun(["token", "issue", "gateway:wx", "--state", state]).exit == .done)
    withExtendedLifetime(daemon) {}
    #expect(!FileManager.default.fileExists(atPath: StateFolder(state).journalKey))
    #expect(try ToolRun(["verify", "--state", state], environment: credentials).exit == .done)
    let without = try ToolRun(["verify", "--state", state])
    #expect(without.exit == .no)
    #expect(without.complaints.first?.hasSuffix("journal.key does not exist; --journal-key names another file") == true)
}

@Test func `a file that is no database is said in words`() throws {
    let folder = try ToolFolder()
    let settings = settings(folder)
    try FileManager.default.createDirectory(atPath: settings.state, withIntermediateDirectories: true)
    let database = StateFolder(settings.state).database
    try Data(repeating: 0x5A, count: 5_000).write(to: URL(fileURLWithPath: database))
    #expect(problem(of: settings) == "\(database): file is not a database (26)")
}

@Test func `tables whose failing sentences were overridden start again, and no others`() throws {
    let folder = try ToolFolder()
    var settings = settings(folder)
    let routing = folder.file("routing")
    try FileManager.default.copyItem(atPath: shippedRouting, toPath: routing)
    settings.routing = routing
    let file = routing + "/expectations.csv"
    try (String(contentsOfFile: file, encoding: .utf8) + "门口的路灯坏了，晚上看不见路,感谢,任意,任意,任意\r\n")
        .write(toFile: file, atomically: true, encoding: .utf8)
    #expect(problem(of: settings).hasPrefix("\(routing): 1 problems; run hotline check \(routing)\nrouting/expectations.csv:"))

    // What a reload with a reason leaves behind.
    guard case .failing(let tables, let bytes, _, let failures) = TablesLoad.read(directory: routing, zone: .china, at: now) else {
        Issue.record("the sentence comes out right")
        return
    }
    let state = StateFolder(settings.state)
    let key = JournalKey(try SecretFile.read(state.journalKey))
    var desk = Desk(
        store: try Store.openWriter(path: state.database, journalKey: key), tables: tables,
        settings: DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ"))))
    let actor = Actor(door: .console, person: PersonID(rawValue: "8801"))
    try desk.adopt(tables, folder: bytes, expectations: .despite(reason: "例句明早改", failures: failures, by: actor), at: now)
    #expect(problem(of: settings) == "started")

    try (String(contentsOfFile: file, encoding: .utf8) + "请问居住证怎么办理,感谢,任意,任意,任意\r\n")
        .write(toFile: file, atomically: true, encoding: .utf8)
    #expect(problem(of: settings).hasPrefix("\(routing): 2 problems;"))
}

private let now = Instant(milliseconds: 1_773_278_400_000)
