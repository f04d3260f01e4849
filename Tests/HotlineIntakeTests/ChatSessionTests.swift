import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineSystem
import Testing

private let now: Int64 = 1_773_282_100_000
private let secrets = FreshSecrets(queryCode: "604913", link: [UInt8](repeating: 7, count: 16))

/// A gateway's side of one connection, and a Desk that answers as it is told.
private struct Gateway {
    var session: ChatSession
    /// What the Desk answers next; `.done(Receipt())` when it has run out.
    var answers: [DeskAnswer] = []
    var sent: [UInt8] = []
    var requests: [DeskRequest] = []
    var groups: [String] = []
    var deadlines: [Int64?] = []
    var isClosed = false

    init(user: Credential? = nil, answers: [DeskAnswer] = []) {
        session = ChatSession(user: user, drawSecrets: { secrets })
        self.answers = answers
        take(session.opened(at: now))
    }

    /// One that has said hello as `wx`.
    static func greeted(_ answers: [DeskAnswer] = []) -> Gateway {
        var gateway = Gateway(answers: [.identity(.gateway("wx"))] + answers)
        gateway.write(#"{"type":"hello","gw":"wx","token":"secret"}"# + "\n")
        gateway.sent = []
        gateway.requests = []
        return gateway
    }

    mutating func write(_ text: String) { write(Array(text.utf8)) }

    mutating func write(_ bytes: [UInt8]) { take(session.received(bytes, at: now)) }

    mutating func push(_ push: DeskPush) { take(session.pushed(push, at: now)) }

    mutating func take(_ steps: [Step<DeskRequest>]) {
        var steps = steps[...]
        while let step = steps.popFirst() {
            #expect(!isClosed)
            switch step {
            case .send(let bytes): sent += bytes
            case .ask(let request):
                #expect(steps.isEmpty, "nothing follows a question")
                requests.append(request)
                steps = session.answered(answers.isEmpty ? .done(Receipt()) : answers.removeFirst(), at: now)[...]
            case .deadline(let milliseconds): deadlines.append(milliseconds)
            case .join(let group): groups.append(group)
            case .close: isClosed = true
            case .wait: Issue.record("a chat never waits")
            }
        }
    }

    var lines: [String] { String(decoding: sent, as: UTF8.self).split(separator: "\n").map(String.init) }

    var messages: [ChatMessage] {
        requests.compactMap { if case .order(let order) = $0, case .chatMessage(let message) = order.action { message } else { nil } }
    }
}

private func message(_ id: String, _ text: String, more: String = "") -> String {
    #"{"v":1,"type":"msg","gw":"wx","msg_id":"# + id + #","user":"oTEST_0001","ts":1773282000,"msgtype":"text","text":""# + text + "\"" + more + "}\n"
}

private func session(_ name: String, isOpen: Bool = true, isRepeated: Bool = false, say: String? = nil) -> DeskAnswer {
    var receipt = Receipt()
    receipt.session = name
    receipt.isSessionOpen = isOpen
    receipt.isRepeated = isRepeated
    receipt.say = say
    return .done(receipt)
}

@Test func `a dialogue from hello to the number`() {
    var ended = Receipt(ticket: "GZ202603120000127")
    ended.queryCode = "604913"
    var gateway = Gateway(answers: [
        .identity(.gateway("wx")), session("S-1"), session("S-1", isRepeated: true), .done(ended), .done(Receipt()),
    ])
    gateway.write(#"{"type":"hello","gw":"wx","token":"secret"}"# + "\n")
    gateway.write(message("\"24000000000000001\"", "番禺大石的井盖没了"))
    gateway.write(message("\"24000000000000001\"", "番禺大石的井盖没了"))
    gateway.write(#"{"v":1,"type":"end","gw":"wx","user":"oTEST_0001","ts":1773282100,"key":"e-1"}"# + "\n")
    gateway.push(.notice(id: 77, to: ChatAddress(gateway: "wx", user: "oTEST_0001"), ticket: TicketNumber(parsing: "GZ202603120000127"), text: "已受理\n\"谢谢\""))
    gateway.write(#"{"type":"ack","notice":"77"}"# + "\n" + #"{"type":"ping"}"# + "\n")
    #expect(
        gateway.lines == [
            #"{"ok":true,"gw":"wx"}"#,
            #"{"ok":true,"msg_id":"24000000000000001","state":"open","session":"S-1"}"#,
            #"{"ok":true,"msg_id":"24000000000000001","dup":true,"state":"open","session":"S-1"}"#,
            #"{"ok":true,"ticket":"GZ202603120000127","query_code":"604913"}"#,
            #"{"type":"notice","id":"77","user":"oTEST_0001","text":"已受理\n\"谢谢\"","ticket":"GZ202603120000127"}"#,
            #"{"ok":true,"notice":"77"}"#,
            #"{"ok":true,"type":"pong"}"#,
        ])
    #expect(gateway.groups == ["gateway:wx"])
    #expect(gateway.deadlines == [10_000, nil])
    guard case .order(let end)? = gateway.requests.dropFirst(3).first, case .chatEnd(let address) = end.action else {
        Issue.record("the fourth request is the end")
        return
    }
    #expect(address == ChatAddress(gateway: "wx", user: "oTEST_0001"))
    #expect(end.key == Mark.chat("wx", messageID: "end e-1"))
    #expect(end.actor == Actor(door: .chat, origin: "gateway wx"))
    #expect(end.secrets == secrets)
    #expect(end.at == Instant(milliseconds: now))
}

@Test func `a message is handed over normalised, with its line beside it`() {
    var gateway = Gateway.greeted()
    let line = message("\"a\"", "　廣州１２３\\n第二行 ", more: #","nickname":{"x":[1,null]}"#)
    gateway.write(line)
    #expect(
        gateway.messages == [
            ChatMessage(
                address: ChatAddress(gateway: "wx", user: "oTEST_0001"), id: "a", sentAt: Instant(seconds: 1_773_282_000),
                text: "广州123\n第二行", raw: String(line.dropLast()))
        ])
}

@Test(arguments: [
    ("\"24000000000000001\"", "24000000000000001"), ("24000000000000001", "24000000000000001"),
    ("18446744073709551615", "18446744073709551615"), ("9007199254740993", "9007199254740993"), ("-1", "-1"),
    ("\"007\"", "007"), ("123456789012345678901234567890", "123456789012345678901234567890"),
])
func `a message id is kept as text to the last digit`(written: String, id: String) {
    var gateway = Gateway.greeted()
    gateway.write(message(written, "你好"))
    #expect(gateway.messages.map(\.id) == [id])
    #expect(gateway.lines == [#"{"ok":true,"msg_id":""# + id + "\"}"])
}

@Test func `danger is answered in human words with the number to call`() {
    var critical = Receipt(ticket: "GZ202603120000127")
    critical.session = "S-2"
    critical.isSessionOpen = true
    critical.say = "请先离开井口并拨打110"
    critical.queryCode = "604913"
    critical.link = "00ff"
    var gateway = Gateway.greeted([.done(critical)])
    gateway.write(message("1", "有人掉下去了"))
    #expect(
        gateway.lines == [
            #"{"ok":true,"msg_id":"1","state":"open","session":"S-2","say":"请先离开井口并拨打110","ticket":"GZ202603120000127","query_code":"604913","link":"00ff"}"#
        ])
}

@Test(arguments: [
    ("image", "", "[图片]"), ("voice", "井盖没了", "[语音] 井盖没了"), ("location", "", "[位置]"), ("sticker", "", "[其他消息]"), ("text", "你好", "你好"),
])
func `what is not text becomes a note`(kind: String, text: String, expected: String) {
    var gateway = Gateway.greeted()
    gateway.write(#"{"type":"msg","msg_id":"1","user":"u","ts":1773282000,"msgtype":"\#(kind)","text":"\#(text)","media":"M-1"}"# + "\n")
    #expect(gateway.messages.map(\.text) == [expected])
    #expect(gateway.messages.first?.raw.contains("M-1") == true)
}

/// A line, and the error it gets on a connection that has said hello.
private let errors: [(String, String)] = [
    ("nonsense", "malformed"), ("{", "malformed"), ("[]", "malformed"), ("1", "malformed"), ("null", "malformed"), ("{} {}", "malformed"),
    (#"{"type":"ping","type":"ping"}"#, "malformed"), (#"{"type":"hello","gw":"wx"}"#, "malformed"), ("{\"type\":\"ping\u{1}\"}", "malformed"),
    (String(repeating: "[", count: 30_000), "malformed"), (#"{"a":"# + String(repeating: "[", count: 20) + String(repeating: "]", count: 20) + "}", "malformed"),
    (#"{"type":01}"#, "malformed"), (#"{"type":"\x"}"#, "malformed"), (#"{"type":"\u12"}"#, "malformed"), (#"{"type":-}"#, "malformed"),
    ("{}", "missing-field"), (#"{"type":""}"#, "invalid-value"), (#"{"type":7}"#, "invalid-value"), (#"{"type":"dance"}"#, "unknown-command"),
    (#"{"v":2,"type":"ping"}"#, "invalid-value"), (#"{"v":"1","type":"ping"}"#, "invalid-value"),
    (#"{"type":"msg","gw":"sms","msg_id":1,"user":"u","ts":1773282000,"text":"好"}"#, "not-permitted"),
    (#"{"type":"msg","user":"u","ts":1773282000,"text":"好"}"#, "missing-field"),
    (#"{"type":"msg","msg_id":"","user":"u","ts":1773282000,"text":"好"}"#, "invalid-value"),
    (#"{"type":"msg","msg_id":1.5,"user":"u","ts":1773282000,"text":"好"}"#, "invalid-value"),
    (#"{"type":"msg","msg_id":2e3,"user":"u","ts":1773282000,"text":"好"}"#, "invalid-value"),
    (#"{"type":"msg","msg_id":{"a":1},"user":"u","ts":1773282000,"text":"好"}"#, "invalid-value"),
    (#"{"type":"msg","msg_id":1,"ts":1773282000,"text":"好"}"#, "missing-field"),
    (#"{"type":"msg","msg_id":1,"user":["u"],"ts":1773282000,"text":"好"}"#, "invalid-value"),
    (#"{"type":"msg","msg_id":1,"user":"\#(String(repeating: "u", count: 129))","ts":1773282000,"text":"好"}"#, "too-long"),
    (#"{"type":"msg","msg_id":1,"user":"u","text":"好"}"#, "missing-field"),
    (#"{"type":"msg","msg_id":1,"user":"u","ts":"now","text":"好"}"#, "invalid-value"),
    (#"{"type":"msg","msg_id":1,"user":"u","ts":1773282000}"#, "missing-field"),
    (#"{"type":"msg","msg_id":1,"user":"u","ts":1773282000,"text":""}"#, "missing-field"),
    (#"{"type":"msg","msg_id":1,"user":"u","ts":1773282000,"text":" 　\u200b"}"#, "missing-field"),
    (#"{"type":"msg","msg_id":1,"user":"u","ts":1773282000,"text":["好"]}"#, "invalid-value"),
    (#"{"type":"msg","msg_id":1,"user":"u","ts":1773282000,"text":"\#(String(repeating: "字", count: 12_001))"}"#, "too-long"),
    (#"{"type":"end"}"#, "missing-field"), (#"{"type":"end","user":"u","key":7}"#, "invalid-value"),
    (#"{"type":"ack"}"#, "missing-field"), (#"{"type":"ack","notice":"x"}"#, "no-such-notice"),
    (#"{"type":"ack","notice":99999999999999999999}"#, "no-such-notice"), (#"{"type":"ack","notice":true}"#, "invalid-value"),
]

@Test(arguments: errors.indices)
func `a bad line gets its error and the connection goes on`(index: Int) {
    var gateway = Gateway.greeted()
    gateway.write(errors[index].0 + "\n" + message("9", "你好"))
    #expect(gateway.lines.count == 2)
    #expect(gateway.lines.first?.hasPrefix(#"{"ok":false,"error":""# + errors[index].1 + "\"") == true, "\(errors[index].0.prefix(80))")
    #expect(gateway.lines.last == #"{"ok":true,"msg_id":"9"}"#)
    #expect(gateway.messages.count == 1)
    #expect(!gateway.isClosed)
}

@Test func `bytes that are no UTF-8 get an error line`() {
    var gateway = Gateway.greeted()
    gateway.write(Array(#"{"type":"msg","text":""#.utf8) + [0xC0, 0xAF] + Array("\"}\n{\"type\":\"ping\"}\n".utf8))
    #expect(gateway.lines == [#"{"ok":false,"error":"not-utf8","detail":"文字不是 UTF-8 编码，请改用 UTF-8 再发"}"#, #"{"ok":true,"type":"pong"}"#])
}

@Test(arguments: [(65_536, true), (65_537, false)])
func `a line over the limit gets an error and the next is intact`(length: Int, isTaken: Bool) {
    var gateway = Gateway.greeted()
    let frame = #"{"type":"ping","pad":""}"#
    let line = #"{"type":"ping","pad":""# + String(repeating: "x", count: length - frame.utf8.count) + #""}"# + "\n"
    for start in stride(from: 0, to: line.utf8.count, by: 4096) { gateway.write(Array(line.utf8.dropFirst(start).prefix(4096))) }
    gateway.write("{\"type\":\"ping\"}\n")
    #expect(gateway.lines.count == 2)
    #expect(gateway.lines.first?.hasPrefix(isTaken ? #"{"ok":true"# : #"{"ok":false,"error":"too-long""#) == true)
    #expect(gateway.lines.last == #"{"ok":true,"type":"pong"}"#)
}

private let ages: [(Int, Bool)] = [
    (1_773_368_500, true), (1_773_368_501, false), (1_773_022_900, true), (1_773_022_899, false), (1_773_282_100_000, false),
    (Int.max, false), (Int.min, false),
]

@Test(arguments: ages)
func `a message may be three days old and a day ahead`(seconds: Int, isTaken: Bool) {
    var gateway = Gateway.greeted()
    gateway.write(#"{"type":"msg","msg_id":1,"user":"u","ts":\#(seconds),"text":"好"}"# + "\n")
    #expect(gateway.messages.count == (isTaken ? 1 : 0))
    #expect(gateway.lines.first?.contains(isTaken ? #""ok":true"# : #""error":"invalid-value""#) == true)
}

@Test(arguments: [
    (Refusal.tryLater(.busy), "busy", true), (.tryLater(.stopping), "stopping", true), (.tryLater(.full), "store-full", true),
    (.outcomeUnknown, "outcome-unknown", true), (.keyConflict, "key-conflict", false), (.noSuchTicket, "no-such-ticket", false),
])
func `a refusal says whether to send the same again`(refusal: Refusal, slug: String, isRetry: Bool) {
    var gateway = Gateway.greeted([.refused(refusal)])
    gateway.write(message("5", "你好"))
    let detail = refusal.words(in: .chinese)
    #expect(gateway.lines == [#"{"ok":false,"error":"\#(slug)","detail":"\#(detail)","msg_id":"5""# + (isRetry ? #","retry":true}"# : "}")])
    #expect(!gateway.isClosed)
}

@Test func `lines sent at once are asked one by one and answered in order`() {
    var session = ChatSession(user: .unixUser(name: "wx", isService: false), drawSecrets: { secrets })
    let hello = session.received(Array((#"{"type":"hello"}"# + "\n" + message("1", "一") + "oops\n" + message("2", "二")).utf8), at: now)
    #expect(hello.count == 1)
    guard case .ask(.query(.identify(let credential), _))? = hello.first else {
        Issue.record("the hello is asked about")
        return
    }
    #expect(credential == .unixUser(name: "wx", isService: false))
    #expect(shapes(session.answered(.identity(.gateway("wx")), at: now)) == ["send", "join", "deadline", "ask"])
    // A push while a question is out stands between whole answers.
    #expect(shapes(session.pushed(.notice(id: 1, to: ChatAddress(gateway: "wx", user: "u"), ticket: nil, text: "好"), at: now)) == ["send"])
    #expect(shapes(session.answered(.done(Receipt()), at: now)) == ["send", "send", "ask"])
    #expect(shapes(session.answered(.done(Receipt()), at: now)) == ["send"])
}

private func shapes(_ steps: [Step<DeskRequest>]) -> [String] {
    steps.map {
        switch $0 {
        case .send: "send"
        case .ask: "ask"
        case .deadline: "deadline"
        case .wait: "wait"
        case .join: "join"
        case .close: "close"
        }
    }
}

private let someone = Identity.person("p1", workNumber: "8007", name: "测试甲", department: "HOTLINE", roles: [])

@Test(arguments: [
    (#"{"type":"hello","gw":"wx","token":"t"}"#, Identity.gateway("wx"), true), (#"{"type":"hello","token":"t"}"#, .gateway("wx"), true),
    (#"{"type":"hello","gw":"sms","token":"t"}"#, .gateway("wx"), false), (#"{"type":"hello","gw":"wx"}"#, .service, true),
    (#"{"type":"hello"}"#, .service, false), (#"{"type":"hello","gw":"wx"}"#, someone, false),
    (#"{"type":"hello","gw":"wx","token":"t"}"#, .department("SWJ", name: "市水务局", token: "t"), false),
])
func `only the gateway itself or the service speaks for it`(hello: String, identity: Identity, isGranted: Bool) {
    var gateway = Gateway(user: .unixUser(name: "root", isService: true), answers: [.identity(identity)])
    gateway.write(hello + "\n" + message("1", "你好"))
    #expect(gateway.groups == (isGranted ? ["gateway:wx"] : []))
    #expect(gateway.messages.count == (isGranted ? 1 : 0))
    #expect(gateway.lines.last?.hasPrefix(isGranted ? #"{"ok":true,"msg_id""# : #"{"ok":false,"error":"not-authenticated""#) == true)
}

@Test func `a stranger has eight lines and then no more`() {
    var gateway = Gateway(answers: Array(repeating: .refused(.notAuthenticated), count: 20))
    gateway.write(String(repeating: #"{"type":"hello","gw":"wx","token":"guess"}"# + "\n", count: 20))
    #expect(gateway.requests.count == 8)
    #expect(gateway.lines.count == 8)
    #expect(gateway.isClosed)
}

@Test func `a stranger without a token on TCP is asked for one`() {
    var gateway = Gateway()
    gateway.write(#"{"type":"hello","gw":"wx"}"# + "\n")
    #expect(gateway.requests.isEmpty)
    #expect(gateway.lines.first?.contains("not-authenticated") == true)
}

@Test(arguments: ["GET / HTTP/1.1\r\n", "POST /x HTTP/1.0\r\n", "PRI * HTTP/2.0\r\n"])
func `a first line that looks like HTTP closes`(line: String) {
    var gateway = Gateway()
    gateway.write(line + "Host: x\r\n\r\n{\"type\":\"ping\"}\n")
    #expect(gateway.isClosed)
    #expect(gateway.sent.isEmpty)
}

@Test func `who says nothing is let go, a gateway that is silent is not`() {
    var stranger = Gateway()
    stranger.take(stranger.session.timedOut(at: now))
    #expect(stranger.isClosed)
    #expect(stranger.lines.first?.contains("slow-peer") == true)
    var gateway = Gateway.greeted()
    gateway.take(gateway.session.timedOut(at: now))
    #expect(!gateway.isClosed && gateway.sent.isEmpty)
}

@Test func `a last line without its end is whole if its brace closes`() {
    var gateway = Gateway.greeted()
    gateway.write(String(message("1", "你好").dropLast()))
    #expect(gateway.messages.isEmpty)
    gateway.take(gateway.session.peerEnded(at: now))
    #expect(gateway.messages.map(\.id) == ["1"])
}

@Test func `half of a surrogate pair does not lose the message`() {
    var gateway = Gateway.greeted()
    gateway.write(message("1", #"好\ud83d"#) + message("2", #"\ud83d\ude00"#) + message("3", #"\ud83d\u0041"#))
    #expect(gateway.messages.map(\.text) == ["好\u{FFFD}", "😀", "\u{FFFD}A"])
}

@Test func `notices for others and rings are not for this gateway`() {
    var gateway = Gateway.greeted()
    gateway.push(.notice(id: 1, to: ChatAddress(gateway: "sms", user: "u"), ticket: nil, text: "好"))
    #expect(gateway.sent.isEmpty)
    gateway.push(.stopping)
    #expect(gateway.lines == [#"{"type":"stopping"}"#])
}

@Test func `every split of the same bytes gives the same dialogue`() {
    let text = #"{"type":"hello","gw":"wx","token":"t"}"# + "\r\n" + message("1", "井盖") + "oops\n\n" + #"{"type":"end","user":"oTEST_0001"}"# + "\n"
    func dialogue(_ pieces: [ArraySlice<UInt8>]) -> [String] {
        var gateway = Gateway(answers: [.identity(.gateway("wx"))])
        for piece in pieces { gateway.write(Array(piece)) }
        return gateway.lines
    }
    let bytes = Array(text.utf8)
    let whole = dialogue([bytes[...]])
    #expect(whole.count == 4)
    for cut in bytes.indices { #expect(dialogue([bytes[..<cut], bytes[cut...]]) == whole, "cut at \(cut)") }
    #expect(dialogue(bytes.indices.map { bytes[$0...$0] }) == whole)
}

@Test func `ten thousand lines of noise get ten thousand answers and do no harm`() {
    var random = SeededGenerator(state: 12_345)
    let seeds = [message("1", "井盖没了"), #"{"type":"end","user":"u","key":"k"}"# + "\n", #"{"type":"ack","notice":"7"}"# + "\n"].map { Array($0.utf8) }
    var gateway = Gateway.greeted()
    for index in 0..<10_000 {
        var line = seeds[index % seeds.count].dropLast().map { $0 }
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0..<line.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: line[place] = UInt8.random(in: 0...255, using: &random)
            case 1: line.remove(at: place)
            case 2: line.insert(contentsOf: line[place...].prefix(9), at: place)
            default: line[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
            }
        }
        // A line must say something, and be one line.
        line = [UInt8(ascii: "{")] + line.map { $0 == 0x0A ? 0x20 : $0 } + [0x0A]
        let before = gateway.sent.count
        gateway.write(line)
        let answer = gateway.sent[before...]
        #expect(answer.last == 0x0A && answer.count { $0 == 0x0A } == 1)
        #expect((try? JSONValue(parsing: Array(answer.dropLast()))) != nil)
    }
    gateway.sent = []
    gateway.write(#"{"type":"ping"}"# + "\n")
    #expect(gateway.lines == [#"{"ok":true,"type":"pong"}"#])
}
