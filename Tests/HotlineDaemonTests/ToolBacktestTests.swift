import Foundation
import HotlineCore
import HotlineDaemon
import HotlineDesk
import HotlineRouting
import HotlineStore
import HotlineSystem
import Testing

private let key = [UInt8](repeating: 7, count: 32)
private let words = "江南西有个井盖松动，车一过就响，吵到我们睡不着"

/// A state folder with one ticket of 12 March 2026, 09:20.
private func makeState(_ folder: ToolFolder) throws -> StateFolder {
    let state = StateFolder(folder.path)
    try Data(key).write(to: URL(fileURLWithPath: state.journalKey))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: state.journalKey)
    let now = Instant(milliseconds: 1_773_278_400_000)
    let shipped = try RoutingFolder.read(directory: shippedRouting)
    let tables = Tables(try #require(RoutingTables.load(shipped) { SHA256.hash($0).hex }.tables))
    var desk = Desk(
        store: try Store.openWriter(path: state.database, journalKey: JournalKey(key)), tables: tables,
        settings: DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ"))))
    try desk.adopt(tables, folder: shipped, at: now)
    try desk.begin()
    var random = SystemRandomNumberGenerator()
    let submission = Submission(channel: .web, mark: .form(id: "f1", bodyDigest: "a"), receivedAt: now, content: words, raw: words)
    _ = try desk.perform(Order(.submit(submission, nil), by: Actor(door: .web), secrets: .draw(using: &random), at: now)).get()
    try desk.commit(at: now)
    return state
}

@Test func `a backtest names departments, tickets and rows, and never a citizen's words`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    let routing = try folder.copyRouting()
    let rules = try String(contentsOfFile: routing + "/rules.csv", encoding: .utf8)
        .replacing("110,任意,0205 井盖缺失破损,任意,任意,任意,任意,属地街镇", with: "110,任意,0205 井盖缺失破损,任意,任意,任意,任意,SWJ 市水务局")
    try rules.write(toFile: routing + "/rules.csv", atomically: true, encoding: .utf8)
    let run = try ToolRun(["backtest", "--routing", routing, "--state", state.path])
    #expect(run.exit == .done, "\(run.complaints)")
    #expect(run.answers.contains("回放 replayed 1 单"))
    #expect(run.answers.contains { $0.hasPrefix("改派 elsewhere 1 · ") })
    #expect(run.answers.contains("单位 department: SWJ 市水务局\t0 → 1"))
    #expect(run.answers.contains("GZ202603120000010\t改派 elsewhere: 440105004 → SWJ\trules.csv:13 → rules.csv:13"))
    #expect(run.answers.contains("起作用的行 row: routing/rules.csv:13，1 单 tickets"))
    #expect(!run.answers.contains { $0.contains("井盖松动") || $0.contains("江南西") })

    let json = try ToolRun(["backtest", "--routing", routing, "--state", state.path, "--json"]).answers.joined(separator: "\n")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(report["elsewhere"] as? Int == 1 && report["replayed"] as? Int == 1 && report["wordless"] as? Int == 0)
    #expect((report["tickets"] as? [[String: Any]])?.first?["after"] as? String == "SWJ")
    #expect(!json.contains("井盖松动"))
}

@Test func `a due that moves is told by the clock's name, to the minute, with both rows`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    let routing = try folder.copyRouting()
    let deadlines = try String(contentsOfFile: routing + "/deadlines.csv", encoding: .utf8).replacing("5工作日,10工作日", with: "4工作日,10工作日")
    try deadlines.write(toFile: routing + "/deadlines.csv", atomically: true, encoding: .utf8)
    let run = try ToolRun(["backtest", "--routing", routing, "--state", state.path])
    #expect(run.exit == .done, "\(run.complaints)")
    #expect(
        run.answers.contains {
            $0.hasPrefix("GZ202603120000010\t到期 due: 承诺办结 promised 2026-03-19 17:00 → 2026-03-18 17:00\tdeadlines.csv:")
        }, "\(run.answers)")
}

@Test func `a later date leaves nothing to replay, and a date that is none is refused`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    let later = try ToolRun(["backtest", "--routing", shippedRouting, "--state", state.path, "--since", "2026-03-13"])
    #expect(later.exit == .done)
    #expect(later.answers.contains("回放 replayed 0 单"))
    for date in ["2026-02-30", "3月1日", "2026"] {
        #expect(try ToolRun(["backtest", "--routing", shippedRouting, "--state", state.path, "--since", date]).exit == .wrongUsage)
    }
    #expect(try ToolRun(["backtest", "--state", state.path]).exit == .wrongUsage)
    #expect(try ToolRun(["backtest", "--routing", "/nowhere", "--state", state.path]).exit == .no)
}
