import Foundation
import HotlineCore
import HotlineDaemon
import HotlineDesk
import HotlineRouting
import HotlineStore
import HotlineSystem
import Testing

private let key = [UInt8](repeating: 7, count: 32)
/// 12 March 2026, 09:20 at the hotline; the tools' clock stands at 09:20 of 12 March 2026 too, so the ticket is an old one.
private let longAgo = Instant(milliseconds: 1_710_206_400_000)
private let routing = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "routing").path

/// A state folder with one ticket, answered and archived two years ago.
private func makeState(_ folder: ToolFolder) throws -> StateFolder {
    let state = StateFolder(folder.path)
    try Data(key).write(to: URL(fileURLWithPath: state.journalKey))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: state.journalKey)
    let folder = try RoutingFolder.read(directory: routing)
    let tables = Tables(try #require(RoutingTables.load(folder) { SHA256.hash($0).hex }.tables))
    var desk = Desk(
        store: try Store.openWriter(path: state.database, journalKey: JournalKey(key)), tables: tables,
        settings: DeskSettings(prefix: try #require(TicketNumber.Prefix("GZ"))))
    try desk.adopt(tables, folder: folder, at: longAgo)
    let submission = Submission(
        channel: .web, mark: .form(id: "f1", bodyDigest: "a"), receivedAt: longAgo,
        citizen: Citizen(name: "测试甲", phone: Phone("12000000001")), content: "示例甲有一件私事请问", raw: "示例甲有一件私事请问")
    try desk.begin()
    var random = SystemRandomNumberGenerator()
    let order = Order(.submit(submission, nil), by: Actor(door: .web), secrets: .draw(using: &random), at: longAgo)
    let receipt = try desk.perform(order).get()
    let ticket = try #require(receipt.ticket.flatMap { TicketNumber(parsing: $0) })
    _ = try desk.perform(
        Order(
            .answer(.number(ticket), text: "已解释"), by: Actor(door: .console, person: "8001"), secrets: .draw(using: &random), at: longAgo)
    ).get()
    try desk.commit(at: longAgo)
    let end = longAgo.adding(seconds: 20 * 24 * 3_600)
    while let next = try desk.nextMoment(), next < end {
        try desk.begin()
        _ = try desk.tick(limit: 64, secrets: .draw(using: &random), at: next)
        try desk.commit(at: next)
    }
    return state
}

@Test func `anonymise counts first, wipes then, and the journal verifies afterwards`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    let words = "1 单：姓名电话 1，文字 2，原始来件 1"
    let dry = try ToolRun(["anonymise", "--older-than", "400d", "--dry-run", "--state", state.path])
    #expect(dry.exit == .done)
    #expect(dry.answers.count == 1 && dry.answers[0].hasPrefix("预计 would: 已清除 \(words)"), "\(dry.answers)")
    let real = try ToolRun(["anonymise", "--older-than", "400d", "--state", state.path, "--routing", routing])
    #expect(real.exit == .done)
    #expect(real.answers.count == 1 && real.answers[0].hasPrefix("已清除 \(words)"), "\(real.answers)")
    let again = try ToolRun(["anonymise", "--older-than", "400d", "--dry-run", "--state", state.path])
    #expect(again.answers.first?.hasPrefix("预计 would: 已清除 0 单") == true)
    let verify = try ToolRun(["verify", "--state", state.path])
    #expect(verify.exit == .done)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: state.database))
    for word in ["测试甲", "12000000001", "示例甲有一件私事请问"] {
        #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) stands in a page that is marked free")
    }
}

@Test(arguments: [[], ["--older-than", "29d"], ["--older-than", "soon"]]) func `anonymise wants an age of thirty days or more`(
    flags: [String]
)
    throws
{
    let folder = try ToolFolder()
    let run = try ToolRun(["anonymise", "--state", folder.path] + flags)
    #expect(run.exit == .wrongUsage)
}
