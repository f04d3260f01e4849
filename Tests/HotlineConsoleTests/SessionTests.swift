import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineSystem
import Testing

/// The stream under the dialogue: cuts, limits, other protocols, order.
struct SessionTests {
    static let script = "新单　phone=１２０0000０００1\r\n路口没有井盖\n..\r\n。\r\n\r\nn\r\nlist dqs\r\nｃｋ　１\r\nquit\r\n"

    static func scripted() -> Peer {
        Peer(
            .proposal(Samples.proposal()), .done(Samples.receipt()), .ticket(Samples.detail()),
            .list(TicketList(lines: [Samples.line()], hasMore: false)), .ticket(Samples.detail()))
    }

    @Test func `bytes cut anywhere give the same replies`() {
        let bytes = Array(Self.script.utf8)
        var whole = Self.scripted()
        whole.send(bytes)
        let expected = whole.read()
        #expect(expected.map { $0.prefix(4) }.filter { $0.hasSuffix(" ") } == ["354 ", "350 ", "251 ", "250 ", "240 ", "241 ", "221 "])
        for cut in 1..<bytes.count {
            var peer = Self.scripted()
            peer.send(Array(bytes[..<cut]))
            peer.send(Array(bytes[cut...]))
            #expect(peer.read() == expected, "cut at \(cut)")
        }
        var slow = Self.scripted()
        for byte in bytes { slow.send([byte]) }
        #expect(slow.read() == expected)
    }

    @Test func `lines sent ahead are answered in order, one at a time`() {
        var peer = Peer()
        peer.send(Array("status\nclock\nquit\nclock\n".utf8))
        #expect(peer.requests.count == 1)
        #expect(peer.read() == [])
        peer.answer(.status(StatusReport(figures: [], warnings: [])))
        #expect(peer.requests.count == 2)
        #expect(peer.read() == ["211 0 条警告"])
        peer.answer(.clock(now: Samples.instant("2026-03-12T09:20"), isSimulated: false, raised: 0))
        #expect(peer.read() == ["200 2026-03-12T09:20:00+08:00 真实时钟", "221 再见"])
        #expect(peer.requests.count == 2)
        #expect(peer.isClosed)
    }

    @Test func `thousands of lines in one read are worked some at a time, and all are answered in order`() {
        var peer = Peer()
        peer.send(Array((String(repeating: "lang en\nlang zh\n", count: 500) + String(repeating: "help all\n", count: 20)).utf8))
        let lines = peer.read()
        #expect(lines.prefix(4) == ["200 English", "200 中文", "200 English", "200 中文"])
        #expect(lines.filter { $0.hasPrefix("200 ") }.count == 1_000)
        #expect(lines.filter { $0.hasPrefix("214 ") }.count == 20)
        #expect(peer.pauses > 1_000 / 64 + 2)
    }

    @Test func `telnet's own talk is not typed`() {
        var peer = Peer()
        peer.send([255, 253, 3, 255, 251, 24, 255, 250, 24, 0, 0x78, 255, 240] + Array("lang zh\r\n".utf8))
        #expect(peer.read() == ["200 中文"])
    }

    @Test(arguments: ["GET / HTTP/1.1", "POST /tickets HTTP/1.1", "OPTIONS * HTTP/1.1", "POST x", "GET /"])
    func `a first line that looks like HTTP ends the connection`(line: String) {
        var peer = Peer(.tcp(address: "127.0.0.1"), answers: [])
        _ = peer.read()
        peer.send(Array("\(line)\r\nHost: localhost\r\n\r\nlogin p8007 t\r\n".utf8))
        #expect(peer.read() == ["506 格式不对：这里是坐席控制台，不是网页"])
        #expect(peer.isClosed)
        #expect(peer.requests.isEmpty)
    }

    @Test func `later lines may begin as they like`() {
        var peer = Peer()
        _ = peer.type("lang en")
        #expect(peer.type("GET / HTTP/1.1") == ["500 no command “GET”; type help for the list"])
        #expect(!peer.isClosed)
    }

    @Test func `a line at the limit is read, one byte more is refused, and the next is intact`() {
        var peer = Peer()
        let word = String(repeating: "a", count: 8192)
        #expect(peer.type(word) == ["500 没有命令“\(String(repeating: "a", count: 39))…”，输入 help 看全部命令"])
        #expect(peer.type(word + "a") == ["504-一行（字节） 太长，最多 8192", "504 什么也没有存；写短些，其余的用 note 补记"])
        #expect(peer.type("lang zh") == ["200 中文"])
    }

    @Test func `bytes that are not UTF-8 are refused, and the next line is intact`() {
        var peer = Peer()
        peer.send([0xD7, 0xDC, 0x0A])
        #expect(peer.read() == ["505 文字不是 UTF-8 编码，请改用 UTF-8 再发"])
        #expect(peer.type("lang zh") == ["200 中文"])
    }

    @Test(arguments: [(11_999, true), (12_000, true), (12_001, false)])
    func `a text has at most 12,000 characters over its lines`(characters: Int, isTaken: Bool) {
        var peer = Peer(.proposal(Samples.proposal()))
        _ = peer.type("x")
        // A line end counts as one character.
        for _ in 0..<11 { #expect(peer.type(String(repeating: "井", count: 999)) == []) }
        _ = peer.type(String(repeating: "井", count: characters - 11_000))
        let reply = peer.type(".")
        #expect(reply.last?.hasPrefix(isTaken ? "350 " : "504 ") == true)
        #expect(peer.requests.count == (isTaken ? 1 : 0))
    }

    @Test(arguments: [(64, true), (65, false)])
    func `a text has at most so many bytes`(bytes: Int, isTaken: Bool) {
        var limits = ConsoleLimits()
        limits.text = 65
        var peer = Peer(
            .unixUser(name: "ceshi", isService: false), answers: [.identity(Samples.operator), .proposal(Samples.proposal())],
            limits: limits)
        _ = peer.type("x")
        _ = peer.type(String(repeating: "a", count: bytes))
        let reply = peer.type(".")
        #expect(reply.contains { $0.hasPrefix(isTaken ? "350 " : "504-正文 太长，最多 65") }, "\(reply)")
    }

    @Test func `a spoilt text is told once at its end, and none of it is taken for commands`() {
        var peer = Peer()
        _ = peer.type("x")
        peer.send([0xD7, 0xDC, 0x0A])
        #expect(peer.read() == [])
        #expect(peer.type(String(repeating: "a", count: 9000)) == [])
        #expect(peer.type("quit") == [])
        #expect(peer.type("。") == ["505 文字不是 UTF-8 编码，请改用 UTF-8 再发"])
        #expect(peer.type("lang zh") == ["200 中文"])
    }

    @Test(arguments: [(".", "502-缺少 正文"), ("．", "502-缺少 正文"), ("。", "502-缺少 正文"), (" 。 ", "502-缺少 正文"), (".q", "250 已放弃，什么也没有存")])
    func `a text without words is none`(end: String, reply: String) {
        var peer = Peer()
        _ = peer.type("x")
        _ = peer.type("　")
        #expect(peer.type(end).first == reply)
    }

    @Test func `a half-closed peer's last line is worked, its unended text is not`() {
        var peer = Peer()
        peer.send(Array("lang en".utf8))
        peer.end()
        #expect(peer.read() == ["200 English"])
        var writer = Peer()
        writer.send(Array("x\n路口没有井盖".utf8))
        _ = writer.read()
        writer.end()
        #expect(writer.read() == [])
        #expect(writer.requests.isEmpty)
    }

    @Test func `lines that came before the peer ended are all answered`() {
        var peer = Peer()
        peer.send(Array("clock\nlang en".utf8))
        peer.end()
        #expect(peer.read() == [])
        peer.answer(.clock(now: Samples.instant("2026-03-12T09:20"), isSimulated: false, raised: 0))
        #expect(peer.read() == ["200 2026-03-12T09:20:00+08:00 真实时钟", "200 English"])
    }

    @Test func `an idle console is told and closed; one that waits for us is not`() {
        var peer = Peer()
        peer.send(Array("clock\n".utf8))
        peer.idle()
        #expect(peer.read() == [])
        peer.answer(.clock(now: Samples.instant("2026-03-12T09:20"), isSimulated: false, raised: 0))
        _ = peer.read()
        peer.idle()
        #expect(peer.read() == ["421 等待太久，连接已关闭，请重新连接"])
        #expect(peer.isClosed)
    }

    @Test func `control and bidi characters from outside are shown, never obeyed`() {
        var peer = Peer(.ticket(Samples.detail(content: "井盖\u{1B}[2J\u{202E}不见")))
        let lines = peer.type("show 1489")
        #expect(lines.contains("241-内容 井盖\\u{1B}[2J\\u{202E}不见"))
    }

    @Test func `an answer too long for the backlog is cut between lines, its last line comes`() {
        let long = String(repeating: "井", count: 12_000)
        var peer = Peer(
            .why(Explanation(ticket: Samples.number, parts: [.init(heading: Reason("x"), lines: (1...9).map { _ in Reason(long) })])))
        peer.send(Array("why 1489\n".utf8))
        let lines = peer.read()
        // Seven lines of 36,009 bytes fit into 256 KiB.
        #expect(lines.map { $0.prefix(5) } == ["241-x"] + Array(repeating: "241- ", count: 7) + ["241-…", "241 G"])
    }
}
