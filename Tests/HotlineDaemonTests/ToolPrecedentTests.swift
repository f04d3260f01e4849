import Foundation
import HotlineCore
import HotlineDaemon
import HotlineDesk
import HotlineRouting
import HotlineStore
import HotlineSystem
import Testing

private let key = [UInt8](repeating: 7, count: 32)
/// 12 March 2026, 09:20.
private let now = Instant(milliseconds: 1_773_278_400_000)
private let cover = "江南西路有个井盖松动，车一过就响，吵到我们睡不着"

/// A state folder with one ticket whose return was refused.
private func makeState(_ folder: ToolFolder) throws -> StateFolder {
    let state = StateFolder(folder.path)
    try Data(key).write(to: URL(fileURLWithPath: state.journalKey))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: state.journalKey)
    let routing = try RoutingFolder.read(directory: shippedRouting)
    let tables = Tables(try #require(RoutingTables.load(routing) { SHA256.hash($0).hex }.tables))
    var desk = Desk(
        store: try Store.openWriter(path: state.database, journalKey: JournalKey(key)), tables: tables,
        settings: DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ"))))
    try desk.adopt(tables, folder: routing, at: now)
    var random = SystemRandomNumberGenerator()
    try desk.begin()
    let submission = Submission(channel: .web, mark: .form(id: "f1", bodyDigest: "a"), receivedAt: now, content: cover, raw: cover)
    let receipt = try desk.perform(Order(.submit(submission, nil), by: Actor(door: .web), secrets: .draw(using: &random), at: now)).get()
    let ticket = TicketReference.number(try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) }))
    let department = Actor(door: .api, person: "440105004-1", department: "440105004")
    let asked = Action.requestReturn(ticket, code: "T1", basis: "依据职责清单第三条", suggested: "SWJ")
    _ = try desk.perform(Order(asked, by: department, secrets: .draw(using: &random), at: now.adding(seconds: 60))).get()
    let ruled = Action.rule(ticket, granted: false, reason: "井盖权属在街道")
    let dispatcher = Actor(door: .console, person: "8101")
    _ = try desk.perform(Order(ruled, by: dispatcher, secrets: .draw(using: &random), at: now.adding(seconds: 120))).get()
    try desk.commit(at: now.adding(seconds: 120))
    return state
}

@Test func `explain with a state folder shows what was ruled on like matters`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    let words = ["explain", cover, "--routing", shippedRouting, "--at", "2026-03-12T10:00:00+08:00"]
    let run = try ToolRun(words + ["--state", state.path])
    #expect(run.exit == .done, "\(run.complaints)")
    #expect(run.answers.contains { $0.contains("江南中街道办事处 退单（T1") && $0.contains("建议转市水务局：不同意，井盖权属在街道") }, "\(run.answers)")
    #expect(try !ToolRun(words + ["--state", folder.file("empty")]).answers.contains { $0.contains("退单") })
}
