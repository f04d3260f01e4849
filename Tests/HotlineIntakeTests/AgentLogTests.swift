import Foundation
import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineRouting
import Testing

private let header = "call_id\tcall_time\tcaller\tname\tkind\tsecret\tcontent\tgoal\tplace\tincident_time\tagent"
private let record = "17.26\t2026-03-12 09:18:50\t12000000001\t测试甲\t求助\t否\t井盖缺失\t尽快补盖\t棠下街\t2026-03-11 22:30\t8007"

/// Reads a whole file as the tailer does.
func read(_ bytes: [UInt8], source: LogSource = LogSource(name: "agents", pattern: "*.tsv")) -> [FileLine.Content] {
    var log = AgentLog(source)
    var cutter = RecordCutter()
    cutter.append(bytes)
    var contents: [FileLine.Content] = []
    while let piece = cutter.take(as: log.format) { contents.append(log.read(piece)) }
    return contents
}

func submissions(_ contents: [FileLine.Content]) -> [Submission] {
    contents.compactMap { if case .record(let submission) = $0 { submission } else { nil } }
}

func rejects(_ contents: [FileLine.Content]) -> [Reason] {
    contents.compactMap { if case .reject(let reason, _) = $0 { reason } else { nil } }
}

private func only(_ text: String, source: LogSource = LogSource(name: "agents", pattern: "*.tsv")) throws -> Submission {
    let contents = read(Array(text.utf8), source: source)
    #expect(rejects(contents) == [])
    let found = submissions(contents)
    try #require(found.count == 1)
    return found[0]
}

private func gb18030(_ text: String) throws -> [UInt8] {
    Array(try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632))))
}

@Test func `a record becomes a submission with every field`() throws {
    let found = try only(header + "\n" + record + "\n")
    #expect(found.channel == .phone)
    #expect(found.callID == "17.26")
    #expect(found.receivedAt == Instant(iso8601: "2026-03-12T09:18:50+08:00"))
    #expect(found.citizen.name == "测试甲")
    #expect(found.citizen.phone == Phone("12000000001"))
    #expect(found.kindClaimed == .request)
    #expect(!found.secret)
    #expect(found.content == "井盖缺失")
    #expect(found.goal == "尽快补盖")
    #expect(found.placeText == "棠下街")
    #expect(found.happenedAt == Instant(iso8601: "2026-03-11T22:30:00+08:00"))
    #expect(found.takenBy == "8007")
    #expect(found.raw == record)
    #expect(found.mark.door == .phoneLog)
    #expect(found.mark.scope == "agents")
    #expect(found.mark.key.utf8.count == 64)
}

/// The same record in every dress that platforms and spreadsheets give it.
private let dresses: [(String, [UInt8], LogSource)] = {
    let plain = LogSource(name: "agents", pattern: "*")
    let gb = LogSource(name: "agents", pattern: "*", encoding: .gb18030)
    let chinese = "呼叫编号\t来电时间\t来电号码\t姓名\t诉求类型\t保密\t内容\t诉求目的\t地点\t发生时间\t工号"
    let tsv = header + "\n" + record + "\n"
    let csv = tsv.replacingOccurrences(of: "\t", with: ",")
    let reordered =
        "content\tagent\tcall_id\tcall_time\tcaller\tname\tkind\tsecret\tgoal\tplace\tincident_time\n"
        + "井盖缺失\t8007\t17.26\t2026-03-12 09:18:50\t12000000001\t测试甲\t求助\t否\t尽快补盖\t棠下街\t2026-03-11 22:30\n"
    let mapped = LogSource(name: "agents", pattern: "*", columns: ["content": "诉求内容", "agent": "话务员"])
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    return [
        ("TSV", Array(tsv.utf8), plain),
        ("TSV with a byte order mark", [0xEF, 0xBB, 0xBF] + Array(tsv.utf8), plain),
        ("TSV with CRLF", Array(tsv.replacingOccurrences(of: "\n", with: "\r\n").utf8), plain),
        ("CSV", Array(csv.utf8), plain),
        ("CSV with CRLF and a mark", [0xEF, 0xBB, 0xBF] + Array(csv.replacingOccurrences(of: "\n", with: "\r\n").utf8), plain),
        (
            "CSV with quotes",
            Array(
                (header.replacingOccurrences(of: "\t", with: ",") + "\n\""
                    + record.replacingOccurrences(of: "\t", with: "\",\"") + "\"\n").utf8), plain
        ),
        ("Chinese header", Array((chinese + "\n" + record + "\n").utf8), plain),
        ("another order", Array(reordered.utf8), plain),
        ("GB18030", Array(tsv.data(using: encoding) ?? Data()), gb),
        ("GB18030 CSV", Array(csv.data(using: encoding) ?? Data()), gb),
        ("a UTF-8 mark against a row that says GB18030", [0xEF, 0xBB, 0xBF] + Array(tsv.utf8), gb),
        ("a title above", Array(("三月话务记录\n\n" + tsv).utf8), plain),
        ("a title with empty cells above", Array(("话务记录,,,,,,,,,,\n" + csv).utf8), plain),
        (
            "mapped columns",
            Array(tsv.replacingOccurrences(of: "content", with: "诉求内容").replacingOccurrences(of: "agent", with: "话务员").utf8), mapped
        ),
        ("blank lines and a repeated header", Array((header + "\n\n" + header + "\n" + record + "\n\t\t\t\t\t\t\t\t\t\t\n").utf8), plain),
    ]
}()

@Test(arguments: dresses.indices)
func `the same call in another dress is the same record`(index: Int) throws {
    let expected = try only(header + "\n" + record + "\n")
    let contents = read(dresses[index].1, source: dresses[index].2)
    #expect(rejects(contents) == [], "\(dresses[index].0)")
    var found = try #require(submissions(contents).first, "\(dresses[index].0)")
    #expect(submissions(contents).count == 1)
    found.raw = expected.raw
    #expect(found == expected, "\(dresses[index].0)")
}

@Test func `columns of other names tell records apart and are kept in raw`() throws {
    let lines = "call_time\tcontent\t流水号\n2026-03-12 09:00:00\t噪音\t1\n2026-03-12 09:00:00\t噪音\t2\n2026-03-12 09:00:00\t噪音\t2\n"
    let found = submissions(read(Array(lines.utf8)))
    #expect(found.map(\.raw) == ["2026-03-12 09:00:00\t噪音\t1", "2026-03-12 09:00:00\t噪音\t2", "2026-03-12 09:00:00\t噪音\t2"])
    #expect(found[0].mark != found[1].mark)
    #expect(found[1].mark == found[2].mark)
}

@Test func `fields that run into each other are not the same record`() {
    let lines =
        "call_time\tcontent\tgoal\tplace\n2026-03-12 09:00:00\t甲\t乙丙\t\n2026-03-12 09:00:00\t甲\t乙\t丙\n2026-03-12 09:00:00\t甲\t\t乙丙\n"
    #expect(Set(submissions(read(Array(lines.utf8))).map(\.mark)).count == 3)
}

@Test(arguments: ["", " ", "\\N", "NULL", "null", "none", "　", "\u{A0}"])
func `the words for nothing are nothing`(word: String) throws {
    let found = try only(
        "call_time\tcontent\tname\tcaller\tgoal\tagent\tkind\tsecret\n2026-03-12 09:00:00\t噪音\t\(word)\t\(word)\t\(word)\t\(word)\t\(word)\t\(word)\n"
    )
    #expect(found.citizen == Citizen())
    #expect(found.goal == nil && found.takenBy == nil && found.kindClaimed == nil && !found.secret)
    #expect(found.mark == (try only("call_time\tcontent\n2026-03-12 09:00:00\t噪音\n")).mark)
}

@Test(arguments: [
    ("是", true), ("1", true), ("yes", true), ("保密", true), ("也许", true), ("否", false), ("0", false), ("不保密", false), ("", false),
])
func `doubt about secrecy protects`(cell: String, isSecret: Bool) throws {
    #expect(try only("call_time\tcontent\tsecret\n2026-03-12 09:00:00\t噪音\t\(cell)\n").secret == isSecret)
}

@Test func `text is normalised and a written line break becomes one`() throws {
    let found = try only("call_time\tcontent\tplace\n2026-03-12 09:00:00\t　第一行\\n第二行１２３ C:\\temp　\t廣州\n")
    #expect(found.content == "第一行\n第二行123 C:\\temp")
    #expect(found.placeText == "广州")
    #expect(found.raw == "2026-03-12 09:00:00\t　第一行\\n第二行１２３ C:\\temp　\t廣州")
}

@Test func `a file in Big5 has its headers and its words in traditional characters`() throws {
    let text = "來電時間\t內容\t訴求類型\t保密\t工號\n２０２６－０３－１２ ０９：１０\t路燈不亮\t監督評價\t公開\t８００７\n"
    let bytes = Array(try #require(text.data(using: String.Encoding(rawValue: 0x8000_0A03))))
    let contents = read(bytes, source: LogSource(name: "agents", pattern: "*", encoding: .big5))
    #expect(rejects(contents) == [])
    let found = try #require(submissions(contents).first)
    #expect(found.content == "路灯不亮" && found.kindClaimed == .appraisal && !found.secret && found.takenBy == "8007")
    #expect(found.receivedAt == Instant(iso8601: "2026-03-12T09:10:00+08:00"))
}

@Test(arguments: ["Call_Time\tCONTENT", " call_time \t content", "ｃａｌｌ＿ｔｉｍｅ\t內容", "来电时间\t內容"])
func `a header is known in capitals, in full width and in traditional characters`(header: String) {
    #expect(submissions(read(Array((header + "\n2026-03-12 09:00:00\t噪音\n").utf8))).map(\.content) == ["噪音"])
}

@Test func `a quoted newline in CSV stays in its record and counts its lines`() {
    var log = AgentLog(LogSource(name: "agents", pattern: "*"))
    var cutter = RecordCutter()
    cutter.append(Array("call_time,content\n2026-03-12 09:00:00,\"一\r\n二 \"\"引\"\",三\"\n2026-03-12 09:00:01,四\n".utf8))
    var found: [(Int, FileLine.Content)] = []
    while let piece = cutter.take(as: log.format) { found.append((piece.line, log.read(piece))) }
    #expect(found.map(\.0) == [1, 2, 4])
    #expect(submissions(found.map(\.1)).map(\.content) == ["一\n二 \"引\",三", "四"])
}

@Test(arguments: ["anonymous", "unknown", "不详", "12"])
func `a phone that cannot be read stays in raw alone`(phone: String) throws {
    let found = try only("call_time\tcontent\tcaller\n2026-03-12 09:00:00\t噪音\t\(phone)\n")
    #expect(found.citizen.phone == nil)
    #expect(found.raw.contains(phone))
}

@Test func `an incident time that is prose stays in raw, a kind that is none is none`() throws {
    let found = try only("call_time\tcontent\tincident_time\tkind\n2026-03-12 09:00:00\t噪音\t每天晚上\t其它事\n")
    #expect(found.happenedAt == nil && found.kindClaimed == nil)
}

private let rejectTable: [(String, [UInt8], [Reason])] = {
    func tsv(_ line: String) -> [UInt8] { Array(("call_time\tcontent\tplace\n" + line + "\n").utf8) }
    func csv(_ line: String) -> [UInt8] { Array(("call_time,content,place\n" + line + "\n").utf8) }
    let time = "2026-03-12 09:00:00"
    let most = String(repeating: "字", count: 12_000)
    return [
        ("too few columns", tsv("\(time)\t噪音"), [Reason("reject-columns", "2", "3")]),
        ("too many columns", tsv("\(time)\t噪音\t\t"), [Reason("reject-columns", "4", "3")]),
        ("empty content", tsv("\(time)\t\t天河"), [Reason("reject-empty")]),
        ("content NULL", tsv("\(time)\tNULL\t天河"), [Reason("reject-empty")]),
        ("content of nothing seen", tsv("\(time)\t\u{200B}\u{200B}\t天河"), [Reason("reject-empty")]),
        ("no time", tsv("\t噪音\t天河"), [Reason("reject-time", "")]),
        ("a day that is none", tsv("2026-02-30 09:00\t噪音\t天河"), [Reason("reject-time", "2026-02-30 09:00")]),
        ("a date without time", tsv("2026-03-12\t噪音\t天河"), [Reason("reject-time", "2026-03-12")]),
        ("bad UTF-8", tsv("\(time)\t噪音\t天河").map { $0 == 0xA4 ? 0xFF : $0 }, [Reason("reject-encoding", "UTF-8")]),
        ("a zero byte", tsv("\(time)\t噪\0音\t天河"), [Reason("reject-encoding", "UTF-8")]),
        ("12,000 characters", tsv("\(time)\t\(most)\t天河"), []),
        ("12,001 characters", tsv("\(time)\t\(most)字\t天河"), [Reason("reject-long-content", "12001", "12000")]),
        ("a quote left open", csv("\(time),\"噪音,天河\n\(time),二,天河\n\(time),\"三\",天河"), [Reason("reject-quotes")]),
        ("text after a quote", csv("\(time),\"噪\"音,天河\n\(time),二,天河"), [Reason("reject-quotes")]),
        ("no header", Array("\(time),噪音,天河,8007\n\(time),二,天河,8007\n".utf8), [Reason("reject-header"), Reason("reject-header")]),
        (
            "a header with a field twice", Array("call_time\tcontent\t内容\tplace\n\(time)\t一\t二\t三\n".utf8),
            [Reason("reject-header"), Reason("reject-header")]
        ),
        (
            "UTF-16", Array("call_time\tcontent\n".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] },
            [Reason("reject-encoding", "UTF-8")]
        ),
    ]
}()

@Test(arguments: [(16, 0), (17, 1), (40, 24)])
func `a title or two stand above a header, and records without one do not pass for titles`(count: Int, rejected: Int) {
    let lines = (1...count).map { "2026-03-12 09:00:00\t噪音\($0)\n\n" }.joined()
    #expect(rejects(read(Array(lines.utf8))) == [Reason](repeating: Reason("reject-header"), count: rejected))
    let late = lines + "call_time\tcontent\n2026-03-12 09:00:00\t积水\n"
    #expect(submissions(read(Array(late.utf8))).map(\.content) == ["积水"])
}

@Test(arguments: rejectTable.indices)
func `a bad record is a reject with its reason`(index: Int) {
    let (name, bytes, expected) = rejectTable[index]
    #expect(rejects(read(bytes)) == expected, "\(name)")
}

@Test(arguments: [
    ("\t", 65_536, [] as [Reason]), ("\t", 65_537, [Reason("reject-long", "65536")]), ("\t", 200_000, [Reason("reject-long", "65536")]),
    (",", 65_536, []), (",", 65_537, [Reason("reject-long", "65536")]), (",", 200_000, [Reason("reject-long", "65536")]),
])
func `a line over the limit is a reject and the next is intact`(delimiter: String, length: Int, expected: [Reason]) {
    let start = "2026-03-12 09:00:00\(delimiter)噪音\(delimiter)"
    let long = start + String(repeating: "x", count: length - start.utf8.count)
    let file = "call_time\(delimiter)content\(delimiter)place\n\(long)\r\n2026-03-12 09:00:01\(delimiter)二\(delimiter)\n"
    let contents = read(Array(file.utf8))
    #expect(rejects(contents) == expected)
    #expect(submissions(contents).last?.content == "二")
    #expect(contents.count == 3)
    var cutter = RecordCutter()
    cutter.append(Array(file.utf8).prefix(70_000))
    while cutter.take(as: .tabs) != nil {}
    cutter.append(Array(file.utf8).dropFirst(70_000))
    while let piece = cutter.take(as: .tabs) { #expect(piece.line <= 3) }
    #expect(cutter.line == 3)
}

@Test func `one bad byte in GB18030 costs its record alone`() throws {
    var bytes = try gb18030("call_time\tcontent\n2026-03-12 09:00:00\t噪音\n2026-03-12 09:00:01\t二\n")
    let bad = try #require(bytes.lastIndex(of: UInt8(ascii: "\t")))
    bytes[bad + 1] = 0xFF
    let contents = read(bytes, source: LogSource(name: "agents", pattern: "*", encoding: .gb18030))
    #expect(rejects(contents) == [Reason("reject-encoding", "GB18030")])
    #expect(submissions(contents).map(\.content) == ["噪音"])
}

@Test(arguments: [
    ("2026-03-12 09:18:50", "2026-03-12T09:18:50+08:00"), ("2026-03-12T09:18:50Z", "2026-03-12T17:18:50+08:00"),
    ("2026/3/12 9:18", "2026-03-12T09:18:00+08:00"), ("2026.3.12 9:18:07", "2026-03-12T09:18:07+08:00"),
    ("2026年3月12日 9:18", "2026-03-12T09:18:00+08:00"), ("2026年3月12日9时18分", "2026-03-12T09:18:00+08:00"),
    ("2026年3月12日9时18分50秒", "2026-03-12T09:18:50+08:00"), ("2026-03-12 24:00", nil), ("3-12 9:18", nil), ("昨晚", nil), ("", nil),
    ("2026-13-01 09:00", nil), ("2026--01 09:00", nil), ("20260312091850", nil), ("2026/3/12 9", nil), ("2026/3/12 9:60", nil),
])
func `times are read as platforms and spreadsheets write them`(text: String, expected: String?) {
    #expect(LogTime.parse(text, in: .china, takesDateAlone: false) == expected.flatMap { Instant(iso8601: $0) })
}

@Test func `a time without offset is local to the source's zone`() throws {
    let source = LogSource(name: "agents", pattern: "*", zone: .utc)
    let found = try only("call_time\tcontent\tincident_time\n2026-03-12 09:00:00\t噪音\t2026-03-10\n", source: source)
    #expect(found.receivedAt == Instant(iso8601: "2026-03-12T09:00:00Z"))
    #expect(found.happenedAt == Instant(iso8601: "2026-03-10T00:00:00Z"))
}

@Test(arguments: dresses.indices)
func `any two pieces of a file give the same records`(index: Int) {
    let (name, bytes, source) = dresses[index]
    let whole = read(bytes, source: source)
    for cut in bytes.indices {
        var log = AgentLog(source)
        var cutter = RecordCutter()
        var contents: [FileLine.Content] = []
        for piece in [bytes[..<cut], bytes[cut...]] {
            cutter.append(piece)
            while let piece = cutter.take(as: log.format) { contents.append(log.read(piece)) }
        }
        #expect(submissions(contents) == submissions(whole) && contents.count == whole.count, "\(name) cut at \(cut)")
    }
}
