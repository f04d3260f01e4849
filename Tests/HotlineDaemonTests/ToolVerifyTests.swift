import Foundation
import HotlineCore
import HotlineDaemon
import HotlineStore
import HotlineSystem
import Testing

private let now = Instant(milliseconds: 1_773_278_400_000)
private let key = [UInt8](repeating: 7, count: 32)

/// A state folder as the service leaves it.
private func makeState(_ folder: ToolFolder) throws -> StateFolder {
    let state = StateFolder(folder.path)
    try Data(key).write(to: URL(fileURLWithPath: state.journalKey))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: state.journalKey)
    return state
}

private func writer(_ state: StateFolder) throws -> Store { try Store.openWriter(path: state.database, journalKey: JournalKey(key)) }

private func append(_ texts: [String], to state: StateFolder) throws {
    var store = try writer(state)
    try store.begin()
    for text in texts {
        try store.append(
            JournalEntry(
                ticket: nil, at: now, event: "note", door: "tool", person: nil, actorDepartment: nil, origin: "", reason: Reason("noted"),
                department: nil, text: JournalText(salt: [1, 2, 3], body: text)))
    }
    try store.commit()
}

@Test func `an unaltered journal is done`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    try append(["一", "二", "三"], to: state)
    let run = try ToolRun(["verify", "--state", state.path])
    #expect(run.answers == ["日志 journal: 3 条 entries，未见改动 unaltered", "数据库 database: 完好 sound"])
    #expect(run.exit == .done)
}

@Test(arguments: [
    ("UPDATE entries SET slug = 'told' WHERE id = 2", "  entry 2 was altered, or the key is another"),
    ("UPDATE texts SET body = '另一句' WHERE entry = 3", "  the text of entry 3 was altered"),
    ("DELETE FROM texts WHERE entry = 2; DELETE FROM entries WHERE id = 2", "  entry 2 is missing"),
])
func `what was altered is found`(sql: String, fault: String) throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    try append(["一", "二", "三"], to: state)
    try writer(state).database.execute(sql)
    let run = try ToolRun(["verify", "--state", state.path])
    #expect(run.exit == .no)
    #expect(run.answers.contains(fault))
}

@Test func `a lawful erasure leaves the journal whole`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    try append(["一", "二"], to: state)
    try writer(state).database.execute("DELETE FROM texts WHERE entry = 1")
    #expect(try ToolRun(["verify", "--state", state.path]).exit == .done)
}

@Test func `another key, a key others may read, and no database are refusals`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    #expect(try ToolRun(["verify", "--state", state.path]).exit == .no)
    try append(["一"], to: state)
    try folder.write("another key, thirty-two bytes long", to: "other.key")
    #expect(try ToolRun(["verify", "--state", state.path, "--journal-key", folder.file("other.key")]).exit == .no)
    #expect(try ToolRun(["verify", "--state", state.path, "--journal-key", state.journalKey]).exit == .done)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: state.journalKey)
    #expect(try ToolRun(["verify", "--state", state.path]).complaints.first?.contains("chmod 600") == true)
    #expect(try ToolRun(["verify", "--state", folder.file("none")]).exit == .no)
}

private let log = """
    call_time\tcontent
    2026-03-12 09:00:00\t路灯不亮
    2026-03-12 09:01:00\t垃圾没人清
    坏行
    2026-03-12 09:00:00\t路灯不亮
    2026-03-12 09:0
    """

/// SHA-256 of the two records' fields, as domain 6.6 has the digest.
private let digests = [
    "f1cc7ca2ce332655c48575904f85b42ebc8cc147e5c54fe250d94faa19af5a36", "a1d1b5210be7831c50acc4f82771accad710a6b71cd62142418f90aecf6dac07",
]

private func elsewhere(_ path: String) -> SourceCursor {
    SourceCursor(source: "agents", device: 1, inode: 2, offset: 0, line: 0, headHash: "", headLength: 0, tailHash: "", path: path)
}

private func verifySource(_ folder: ToolFolder) throws -> ToolRun {
    try ToolRun(["verify", "--state", folder.path, "--routing", shippedRouting, "--source", folder.file("agents.tsv"), "--name", "agents"])
}

@Test func `a file whose records are all in the rows lacks nothing`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    try folder.write(log, to: "agents.tsv")
    let store = try writer(state)
    for digest in digests { try store.insertSubmission(.phoneLog("agents", fieldsDigest: digest), ticket: nil, raw: nil, at: now) }
    // Read under another inode, before the log was put away by copying.
    try store.insertReject(Reason("reject-columns", "1", "2"), raw: [], at: 87, line: 4, of: elsewhere("/spool/agents.tsv"), at: now)
    let run = try verifySource(folder)
    #expect(
        run.answers == [
            "\(folder.file("agents.tsv")): 完整 complete 4 · 已收 taken 3（重复 repeated 1） · 退件 rejected 1 · 缺失 missing 0",
            "第 6 行尚未写完，还不会收 line 6 has not ended yet",
        ])
    #expect(run.exit == .done)
}

@Test func `a record that is nowhere is missing by its line`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    try folder.write(log, to: "agents.tsv")
    let store = try writer(state)
    try store.insertSubmission(.phoneLog("agents", fieldsDigest: digests[0]), ticket: nil, raw: nil, at: now)
    // Another source's record is not this one's.
    try store.insertSubmission(.phoneLog("agents-csv", fieldsDigest: digests[1]), ticket: nil, raw: nil, at: now)
    let run = try verifySource(folder)
    #expect(
        run.answers == [
            "\(folder.file("agents.tsv")): 完整 complete 4 · 已收 taken 2（重复 repeated 1） · 退件 rejected 0 · 缺失 missing 2",
            "缺失 missing: 第 3 行 line 3，offset 51", "缺失 missing: 第 4 行 line 4，offset 87",
            "第 6 行尚未写完，还不会收 line 6 has not ended yet",
        ])
    #expect(run.exit == .no)
}

@Test(
    arguments: [
        // The record of line 3 was good to read, and refused.
        ("reject-refused", ["too-long"], 51, 3, "/spool/agents.tsv", 1),
        ("reject-store", ["too big"], 51, 3, "agents.tsv", 1),
        // A bad line's reason, another line, another place or another file is not this record's.
        ("reject-columns", ["1", "2"], 51, 3, "/spool/agents.tsv", 2),
        ("reject-refused", ["too-long"], 51, 2, "/spool/agents.tsv", 2),
        ("reject-refused", ["too-long"], 52, 3, "/spool/agents.tsv", 2),
        ("reject-refused", ["too-long"], 51, 3, "/spool/other-agents.tsv", 2),
        // The bad line 4, with its very reason or another.
        ("reject-columns", ["1", "2"], 87, 4, "/spool/agents.tsv", 1),
        ("reject-columns", ["3", "2"], 87, 4, "/spool/agents.tsv", 2),
        ("reject-refused", ["too-long"], 87, 4, "/spool/agents.tsv", 2),
    ] as [(String, [String], Int64, Int, String, Int)])
func `a reject speaks for its own line only`(
    slug: String, arguments: [String], offset: Int64, line: Int, path: String, missing: Int
) throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    try folder.write(log, to: "agents.tsv")
    let store = try writer(state)
    try store.insertSubmission(.phoneLog("agents", fieldsDigest: digests[0]), ticket: nil, raw: nil, at: now)
    try store.insertReject(Reason(slug: slug, arguments: arguments), raw: [], at: offset, line: line, of: elsewhere(path), at: now)
    #expect(try verifySource(folder).answers.first?.hasSuffix("缺失 missing \(missing)") == true)
}

@Test(arguments: [(20, 20, 0), (21, 20, 1), (50, 20, 1)])
func `the first twenty missing lines are listed`(records: Int, listed: Int, more: Int) throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    _ = try writer(state)
    try folder.write("call_time\tcontent\n" + (1...records).map { "2026-03-12 09:00:00\t第\($0)件\n" }.joined(), to: "agents.tsv")
    let run = try verifySource(folder)
    #expect(run.answers.first?.hasSuffix("缺失 missing \(records)") == true)
    #expect(run.answers.count { $0.hasPrefix("缺失 missing: ") } == listed)
    #expect(run.answers.count { $0.hasPrefix("… 另有 \(records - 20) 条") } == more)
    #expect(run.exit == .no)
}

@Test func `a source that no table names and a file that is not there are said so`() throws {
    let folder = try ToolFolder()
    let state = try makeState(folder)
    _ = try writer(state)
    let common = ["verify", "--state", folder.path, "--routing", shippedRouting, "--source", folder.file("none.tsv"), "--name"]
    #expect(try ToolRun(common + ["agents"]).exit == .no)
    let run = try ToolRun(common + ["nobody"])
    #expect(run.exit == .wrongUsage)
    #expect(run.complaints.first?.contains("agents, agents-csv") == true)
}
