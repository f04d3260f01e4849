import Foundation
import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineRouting
import Testing

/// Reads a whole log of a platform as the tailer does.
func notes(_ text: String, as format: Source.Format, encoding: TextEncoding = .utf8, columns: [String: String] = [:]) -> CallLines {
    notes(Array(text.utf8), as: format, encoding: encoding, columns: columns)
}

func notes(_ bytes: [UInt8], as format: Source.Format, encoding: TextEncoding = .utf8, columns: [String: String] = [:]) -> CallLines {
    var log = LogSource(name: "cdr", pattern: "*", format: format, encoding: encoding, columns: columns).reader()
    var cutter = RecordCutter()
    cutter.append(bytes)
    var lines = CallLines()
    while let piece = cutter.take(as: log.format) {
        switch log.read(piece) {
        case .call(let note): lines.notes.append(note)
        case .reject(let reason, _): lines.rejects.append(reason)
        case .record: Issue.record("a platform's log makes no ticket")
        case .nothing: lines.others += 1
        }
    }
    return lines
}

struct CallLines {
    var notes: [CallNote] = []
    var rejects: [Reason] = []
    var others = 0

    /// Each note as one line: call, what it says, phone, agent, seconds.
    var words: [String] { notes.map(Self.words) }

    private static func words(_ note: CallNote) -> String {
        var words = [note.call]
        switch note.content {
        case .event(let event, let evidence): words.append("\(event) \(evidence)")
        case .said(let said): words.append("\(said.number) \(said.role) \(said.begin)–\(said.end) \(said.text)")
        }
        if let phone = note.phone { words.append((note.isOutgoing ? "→" : "") + phone.number) }
        if let agent = note.agent { words.append(agent) }
        if let seconds = note.waitSeconds { words.append("wait \(seconds)") }
        if let seconds = note.talkSeconds { words.append("talk \(seconds)") }
        if let more = note.words { words.append(more) }
        return words.joined(separator: " ")
    }
}

private let answered =
    #""12345","13800000001","12345","hotline-in","""测试甲"" <13800000001>","PJSIP/trunk-0000001a","PJSIP/8007-0000001b","Queue","zonghe,t,,,300","2026-03-12 09:14:03","2026-03-12 09:14:15","2026-03-12 09:18:45",282,270,"ANSWERED","DOCUMENTATION""#
private let missed =
    #""12345","02080000002","12345","hotline-in","""02080000002"" <02080000002>","PJSIP/trunk-0000001c","","Queue","laodong,t,,,300","2026-03-12 09:20:11",,"2026-03-12 09:21:02",51,0,"NO ANSWER","DOCUMENTATION""#

struct AsteriskLogTests {
    private static let endings: [(String, String?)] = [
        // 16: no id at all; 17: the id, or the userfield; 18; 21, where the first call's id counts.
        ("", nil), (#","1773278043.26""#, "1773278043.26"), (#","rec=20260312/8007.wav""#, nil),
        (#","gz1-1773278043.26","rec=1.wav""#, "gz1-1773278043.26"),
        (#","1773278050.30","","","1773278043.26",7"#, "1773278043.26"), (#","1773278043.26","x","","",7"#, "1773278043.26"),
    ]

    @Test(arguments: endings)
    func `sixteen columns and more, with an id or without`(rest: String, call: String?) throws {
        let lines = notes(answered + rest + "\n", as: .asterisk)
        #expect(lines.rejects == [])
        let note = try #require(lines.notes.first)
        if let call { #expect(note.call == call) } else { #expect(note.call.hasPrefix("cdr ")) }
        #expect(note.content == .event(.detail, .answered))
        #expect(note.phone == Phone("13800000001") && !note.isOutgoing && note.agent == "8007")
        #expect(note.waitSeconds == 12 && note.talkSeconds == 270)
        #expect(note.at == Instant(iso8601: "2026-03-12T09:14:03+08:00"))
        #expect(note.endedAt == Instant(iso8601: "2026-03-12T09:18:45+08:00"))
    }

    @Test func `an empty answer without quotes is a call that nobody took`() {
        #expect(notes(missed + #","1773278411.28","""# + "\n", as: .asterisk).words == ["1773278411.28 detail unanswered 02080000002"])
    }

    @Test(arguments: [
        ("ANSWERED", "270", "answered"), ("ANSWERED", "0", "none"), ("NO ANSWER", "0", "unanswered"), ("BUSY", "0", "unanswered"),
        ("FAILED", "0", "unanswered"), ("CONGESTION", "0", "unanswered"),
    ])
    func `each disposition says whether a person spoke`(disposition: String, seconds: String, evidence: String) {
        let line = answered.replacingOccurrences(of: "ANSWERED", with: disposition).replacingOccurrences(of: ",270,", with: ",\(seconds),")
        #expect(notes(line + #","1.1""# + "\n", as: .asterisk).words.map { $0.split(separator: " ")[2] } == [Substring(evidence)])
    }

    @Test func `the machine's answer without a second channel is no person's`() {
        let line = answered.replacingOccurrences(of: "PJSIP/8007-0000001b", with: "")
        #expect(notes(line + #","1.1""# + "\n", as: .asterisk).words == ["1.1 detail none 13800000001"])
    }

    @Test func `an agent who calls out, and a call within the house`() {
        let out = answered.replacingOccurrences(of: #""13800000001","12345","#, with: #""8007","13800000001","#)
            .replacingOccurrences(of: "PJSIP/trunk-0000001a", with: "PJSIP/8007-0000001a")
        #expect(notes(out + #","1.1""# + "\n", as: .asterisk).words == ["1.1 detail answered →13800000001 8007 wait 12 talk 270"])
        let inner = answered.replacingOccurrences(of: #""13800000001","12345","#, with: #""8007","8001","#)
        #expect(notes(inner + "\n", as: .asterisk).others == 1)
    }

    @Test func `a caller who hides the number is nobody to call back`() {
        let line = missed.replacingOccurrences(of: #""02080000002","12345""#, with: #""anonymous","12345""#)
        #expect(notes(line + #","1.1""# + "\n", as: .asterisk).words == ["1.1 detail unanswered"])
    }

    @Test func `the order of cdr_custom is read as the source's row says, and refused without it`() {
        let line =
            #""测试 <13800000001>","13800000001","12345","in","PJSIP/t-1","PJSIP/8007-2","Queue","z","2026-03-12 09:14:03","2026-03-12 09:14:15","2026-03-12 09:18:45","282","270","ANSWERED","DOCUMENTATION","","1690325492.2","",2"#
        let columns = [
            "src": "2", "dst": "3", "channel": "5", "dstchannel": "6", "start": "9", "answer": "10", "end": "11", "billsec": "13",
            "disposition": "14", "通话编号": "17",
        ]
        let custom = notes(line + "\n", as: .asterisk, columns: columns)
        #expect(custom.words == ["1690325492.2 detail answered 13800000001 8007 wait 12 talk 270"])
        #expect(notes(line + "\n", as: .asterisk).rejects == [Reason("reject-disposition", "DOCUMENTATION")])
        #expect(notes("1,2,3\n", as: .asterisk, columns: columns).rejects == [Reason("reject-call-columns", "3", "17")])
    }

    @Test func `a bad line costs itself alone`() {
        let lines = notes("x\n" + answered + "\n\"open\n" + answered.replacingOccurrences(of: "09:14:03", with: "9h") + "\n", as: .asterisk)
        #expect(lines.notes.count == 1)
        #expect(lines.rejects.map(\.slug) == ["reject-call-columns", "reject-quotes", "reject-time"])
    }

    @Test func `bytes that are no letters in a name that nobody reads cost nothing`() {
        var bytes = Array(answered.utf8)
        let name = Array("测试甲".utf8)
        if let place = bytes.firstRange(of: name) { bytes.replaceSubrange(place, with: [0xFF, 0xFE]) }
        let lines = notes(bytes + Array("\n".utf8), as: .asterisk)
        #expect(lines.rejects == [] && lines.notes.count == 1)
    }
}

struct QueueLogTests {
    @Test func `the events of a call, and those that concern none`() {
        let log = """
            1773278000|NONE|NONE|NONE|QUEUESTART|
            1773278043|1773278043.26|zonghe|NONE|ENTERQUEUE||13800000001|1
            1773278049|1773278043.26|zonghe|PJSIP/8001|RINGNOANSWER|5000
            1773278055|1773278043.26|zonghe|PJSIP/8007|CONNECT|12|1773278053.27|2
            1773278200|1773278043.26|zonghe|PJSIP/8007|BLINDTRANSFER|8011|in|12|145|1
            1773278325|1773278043.26|zonghe|PJSIP/8007|COMPLETECALLER|12|270|1
            1773278411|1773278411.28|laodong|NONE|ENTERQUEUE||02080000002|1
            1773278462|1773278411.28|laodong|NONE|ABANDON|1|3|51
            1773278470|1773278470.29|laodong|NONE|ENTERQUEUE|02080000003||
            1773278770|1773278470.29|laodong|NONE|EXITWITHTIMEOUT|1|1|300
            1773278775|1773278771.31|zonghe|NONE|EXITWITHKEY|0|1|1|4
            1773278780|1773278780.30|zonghe|Agent/8007|PAUSE|

            """
        let lines = notes(log, as: .queueLog)
        #expect(lines.rejects == [])
        #expect(lines.others == 2)
        #expect(
            lines.words == [
                "1773278043.26 queued queued 13800000001", "1773278043.26 rang none 8001",
                "1773278043.26 connected answered 8007 wait 12", "1773278043.26 transferred none 8007 8011",
                "1773278043.26 completed answered 8007 talk 270", "1773278411.28 queued queued 02080000002",
                "1773278411.28 abandoned unanswered wait 51", "1773278470.29 queued queued 02080000003",
                "1773278470.29 abandoned unanswered wait 300", "1773278771.31 abandoned unanswered wait 4",
            ])
        #expect(lines.notes.first?.at == Instant(iso8601: "2026-03-12T09:14:03+08:00"))
    }

    @Test func `a bar within a character of GB18030 parts no fields`() throws {
        // 鍇 is E5 7C: its second byte is the bar.
        let line = Array("1773278043|1.1|".utf8) + [0xE5, 0x7C] + Array("|NONE|ENTERQUEUE||13800000001|1\n".utf8)
        #expect(notes(line, as: .queueLog, encoding: .gb18030).words == ["1.1 queued queued 13800000001"])
    }

    @Test(arguments: [
        ("x|1.1|q|NONE|ABANDON|1|1|5", "reject-time"), ("1773278043|1.1|q", "reject-call-columns"), ("-1|1.1|q|m|ABANDON", "reject-time"),
    ])
    func `a bad line is a reject`(line: String, slug: String) {
        #expect(notes(line + "\n", as: .queueLog).rejects.map(\.slug) == [slug])
    }
}

struct FreeSwitchLogTests {
    private static let example =
        #""测试乙","13800000003","12345","public","2026-03-12 10:02:31","2026-03-12 10:02:40","2026-03-12 10:05:02","151","142","NORMAL_CLEARING","a5c9-1","e29f-1","","PCMA","PCMA""#

    @Test func `its own template`() {
        #expect(
            notes(Self.example + "\n", as: .freeSwitch).words == ["a5c9-1 detail answered 13800000003 wait 9 talk 142"])
        let missed = Self.example.replacingOccurrences(of: "2026-03-12 10:02:40", with: "").replacingOccurrences(
            of: #""142""#, with: #""0""#)
        #expect(notes(missed + "\n", as: .freeSwitch).words == ["a5c9-1 detail unanswered 13800000003"])
        let machine = Self.example.replacingOccurrences(of: "e29f-1", with: "")
        #expect(notes(machine + "\n", as: .freeSwitch).words == ["a5c9-1 detail none 13800000003"])
    }

    @Test func `its Asterisk template says the hangup cause for the disposition`() {
        let line = answered.replacingOccurrences(of: "ANSWERED", with: "NORMAL_CLEARING") + #","a5c9-2","""#
        #expect(notes(line + "\n", as: .freeSwitch).words == ["a5c9-2 detail answered 13800000001 8007 wait 12 talk 270"])
    }

    @Test func `a quote in a caller's name is not escaped, and parts no fields`() {
        let line = Self.example.replacingOccurrences(of: "测试乙", with: #"“老”"乙", 甲"#)
        #expect(notes(line + "\n", as: .freeSwitch).rejects.map(\.slug) == ["reject-call-columns"])
        let name = Self.example.replacingOccurrences(of: "测试乙", with: #"老"乙"甲"#)
        #expect(notes(name + "\n", as: .freeSwitch).words == ["a5c9-1 detail answered 13800000003 wait 9 talk 142"])
    }
}

struct HuaweiLogTests {
    private static func row(_ number: String, device: String, agent: String = "", talk: String = "", end: String = "") -> String {
        "dev,1,2,\(agent),call-1,13800000004,12345,2026-03-12 09:00:00,2026-03-12 09:00:20,,,\(talk),\(end),\(device),9,1,0,\(number),7,,,3,3\n"
    }

    @Test func `several rows are one call: the queue, the agent, the last one`() {
        let taken =
            Self.row("1", device: "3") + Self.row("2", device: "1")
            + Self.row("-1", device: "2", agent: "8007", talk: "2026-03-12 09:00:30", end: "2026-03-12 09:02:30")
        #expect(
            notes(taken, as: .huaweiCall).words == [
                "call-1 detail none 13800000004", "call-1 detail queued 13800000004",
                "call-1 detail answered 13800000004 8007 wait 30 talk 120",
            ])
        let given = Self.row("1", device: "1") + Self.row("-1", device: "3")
        #expect(notes(given, as: .huaweiCall).words == ["call-1 detail queued 13800000004", "call-1 detail over 13800000004"])
        #expect(notes(Self.row("-1", device: "1"), as: .huaweiCall).words == ["call-1 detail unanswered 13800000004"])
        #expect(notes("1,2\n", as: .huaweiCall).rejects == [Reason("reject-call-columns", "2", "23")])
    }

    @Test func `a recording says who spoke`() {
        let row = "dev,1,2,8007,call-1,13800000004,12345,2026-03-12 09:00:30,2026-03-12 09:02:30,a.wav,1,success,b.wav,7,1,5,3,3\n"
        #expect(notes(row, as: .huaweiRecord).words == ["call-1 recorded answered 13800000004 8007 a.wav"])
    }
}

struct TranscriptLogTests {
    @Test func `a segment a line, with its role`() {
        let log = """
            {"call_id":"1773278043.26","seq":1,"role":"agent","begin_ms":0,"end_ms":1800,"text":"您好，广州12345"}
            {"call_id":"1773278043.26","seq":2,"role":"市民","begin_ms":2100,"end_ms":9400,"text":"棠下涌東路的井蓋沒了","confidence":0.9}
            {"call_id":"1773278043.26","seq":3,"begin_ms":9500,"end_ms":9600,"text":"谢谢"}

            """
        #expect(
            notes(log, as: .transcript).words == [
                "1773278043.26 1 agent 0–1800 您好,广州12345", "1773278043.26 2 citizen 2100–9400 棠下涌东路的井盖没了",
                "1773278043.26 3 unknown 9500–9600 谢谢",
            ])
    }

    @Test(arguments: [
        ("[]", Reason("reject-segment", "JSON")), ("{", Reason("reject-segment", "JSON")), (#"{"seq":1}"#, Reason("reject-call")),
        (#"{"call_id":"1","seq":1,"role":"robot","begin_ms":0,"end_ms":1,"text":"a"}"#, Reason("reject-segment", "role")),
        (#"{"call_id":"1","seq":-1,"begin_ms":0,"end_ms":1,"text":"a"}"#, Reason("reject-segment", "seq")),
        (#"{"call_id":"1","seq":1,"begin_ms":2,"end_ms":1,"text":"a"}"#, Reason("reject-segment", "end_ms")),
        (#"{"call_id":"1","seq":1,"begin_ms":0,"end_ms":1}"#, Reason("reject-segment", "text")),
    ])
    func `what is no segment is a reject that names why`(line: String, reason: Reason) {
        #expect(notes(line + "\n", as: .transcript).rejects == [reason])
    }
}

struct EncodingTests {
    @Test(arguments: [(TextEncoding.gb18030, UInt(0x8000_0632)), (.big5, 0x8000_0A03)])
    func `a character cut at a read edge is whole, and bytes of another encoding are kept raw`(encoding: TextEncoding, code: UInt) throws {
        let text = "call_time\tcontent\n2026-03-12 09:00:00\t棠下井蓋\n"
        let bytes = Array(try #require(text.data(using: String.Encoding(rawValue: code))))
        for cut in bytes.indices {
            var log = LogSource(name: "agents", pattern: "*", encoding: encoding).reader()
            var cutter = RecordCutter()
            var contents: [FileLine.Content] = []
            for part in [bytes[..<cut], bytes[cut...]] {
                cutter.append(part)
                while let piece = cutter.take(as: log.format) { contents.append(log.read(piece)) }
            }
            #expect(submissions(contents).map(\.content) == ["棠下井盖"], "cut at \(cut)")
        }
        let bad = Array("call_time\tcontent\n2026-03-12 09:00:00\t".utf8) + [0xFF, 0xFF] + Array("\n".utf8)
        let contents = read(bad, source: LogSource(name: "agents", pattern: "*", encoding: encoding))
        #expect(rejects(contents) == [Reason("reject-encoding", encoding.rawValue)])
        guard case .reject(_, let raw)? = contents.last else { return }
        #expect(raw.suffix(2) == [0xFF, 0xFF])
    }
}
