import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineSystem
import Testing

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
    gateway.push(
        .notice(
            id: 77, to: ChatAddress(gateway: "wx", user: "oTEST_0001"), ticket: TicketNumber(parsing: "GZ202603120000127"),
            text: "已受理\n\"谢谢\""))
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
    #expect(gateway.groups == ["gateway:wx", "tokens"])
    #expect(gateway.deadlines == [10_000, nil])
    guard case .order(let end)? = gateway.requests.dropFirst(3).first, case .chatEnd(let address) = end.action else {
        Issue.record("the fourth request is the end")
        return
    }
    #expect(address == ChatAddress(gateway: "wx", user: "oTEST_0001"))
    #expect(end.key == Mark.chat("wx", messageID: "end e-1"))
    #expect(end.actor == Actor(door: .chat, origin: "gateway wx"))
    #expect(end.secrets == chatSecrets)
    #expect(end.at == Instant(milliseconds: chatNow))
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
    ("image", "", "[图片 M-1]"), ("voice", "井盖没了", "[语音 M-1] 井盖没了"), ("location", "", "[位置 M-1]"),
    ("sticker", "", "[其他消息 M-1]"), ("text", "你好", "你好"),
])
func `what is not text becomes a note`(kind: String, text: String, expected: String) {
    var gateway = Gateway.greeted()
    gateway.write(#"{"type":"msg","msg_id":"1","user":"u","ts":1773282000,"msgtype":"\#(kind)","text":"\#(text)","media":"M-1"}"# + "\n")
    #expect(gateway.messages.map(\.text) == [expected])
    #expect(gateway.messages.first?.raw.contains("M-1") == true)
}

@Test func `lines sent at once are asked one by one and answered in order`() {
    var session = ChatSession(user: .unixUser(name: "wx", isService: false), drawSecrets: { chatSecrets })
    let hello = session.received(Array((#"{"type":"hello"}"# + "\n" + message("1", "一") + "oops\n" + message("2", "二")).utf8), at: chatNow)
    #expect(hello.count == 1)
    guard case .ask(.session(.identify(let credential, address: _), _))? = hello.first else {
        Issue.record("the hello is asked about")
        return
    }
    #expect(credential == .unixUser(name: "wx", isService: false))
    #expect(shapes(session.answered(.identity(.gateway("wx")), at: chatNow)) == ["send", "join", "join", "deadline", "ask"])
    // A push while a question is out stands between whole answers.
    #expect(
        shapes(session.pushed(.notice(id: 1, to: ChatAddress(gateway: "wx", user: "u"), ticket: nil, text: "好"), at: chatNow)) == ["send"])
    #expect(shapes(session.answered(.done(Receipt()), at: chatNow)) == ["send", "send", "ask"])
    #expect(shapes(session.answered(.done(Receipt()), at: chatNow)) == ["send"])
}

private func shapes(_ steps: [Step<DeskRequest>]) -> [String] {
    steps.map {
        switch $0 {
        case .send: "send"
        case .ask: "ask"
        case .deadline: "deadline"
        case .wait: "wait"
        case .pause: "pause"
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
    #expect(gateway.groups == (isGranted ? ["gateway:wx", "tokens"] : []))
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
    stranger.take(stranger.session.timedOut(at: chatNow))
    #expect(stranger.isClosed)
    #expect(stranger.lines.first?.contains("slow-peer") == true)
    var gateway = Gateway.greeted()
    gateway.take(gateway.session.timedOut(at: chatNow))
    #expect(!gateway.isClosed && gateway.sent.isEmpty)
}

@Test func `a last line without its end is whole if its brace closes`() {
    var gateway = Gateway.greeted()
    gateway.write(String(message("1", "你好").dropLast()))
    #expect(gateway.messages.isEmpty)
    gateway.take(gateway.session.peerEnded(at: chatNow))
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
    let text =
        #"{"type":"hello","gw":"wx","token":"t"}"# + "\r\n" + message("1", "井盖") + "oops\n\n" + #"{"type":"end","user":"oTEST_0001"}"#
        + "\n"
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

@Test func `a revoked token ends the gateway that came in with it, and no other`() {
    var session = ChatSession(user: nil)
    _ = session.received(Array((#"{"type":"hello","token":"t"}"# + "\n").utf8), at: chatNow)
    _ = session.answered(.identity(.gateway("wx")), at: chatNow)
    #expect(shapes(session.pushed(.revoked(token: TokenID.of("other")), at: chatNow)) == [])
    #expect(shapes(session.pushed(.revoked(token: TokenID.of("t")), at: chatNow)) == ["send", "close"])
}

@Test(arguments: ["chat", "sms", "voice"])
func `a gateway says of which kind it is, and the Desk is told`(kind: String) {
    var gateway = Gateway(answers: [.identity(.gateway("wx")), .done(Receipt()), .done(Receipt())])
    gateway.write(#"{"type":"hello","token":"secret","kind":""# + kind + "\"}\n" + message("1", "你好"))
    #expect(gateway.lines.first == #"{"ok":true,"gw":"wx","kind":""# + kind + "\"}")
    #expect(gateway.lines.count == 2 && gateway.groups == ["gateway:wx", "tokens"])
    let kinds = gateway.requests.compactMap { request -> String? in
        guard case .order(let order) = request, case .gateway(let name, let told) = order.action else { return nil }
        return name.rawValue + " " + told.rawValue
    }
    #expect(kinds == ["wx " + kind])
}

@Test func `a kind that is none of the three is refused`() {
    var gateway = Gateway(answers: [.identity(.gateway("wx"))])
    gateway.write(#"{"type":"hello","token":"secret","kind":"pigeon"}"# + "\n")
    #expect(gateway.lines.first?.contains(#""error":"invalid-value""#) == true && gateway.groups.isEmpty)
}

@Test func `a picture is kept by the name that its gateway fetches it by`() {
    var gateway = Gateway.greeted()
    gateway.write(#"{"type":"msg","msg_id":"9","user":"u","ts":1773282000,"msgtype":"image","media":"MEDIA_1"}"# + "\n")
    #expect(gateway.messages.map(\.text) == ["[图片 MEDIA_1]"])
}
