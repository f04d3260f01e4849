import Dispatch
import Foundation
import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineSystem
import Testing

private func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

/// What a gateway may send, and how each answer to it begins: `ok`, or the error.
private let attacks: [(name: String, bytes: [UInt8], answers: [String])] = [
    ("a NUL in the text, raw", Array("{\"type\":\"msg\",\"text\":\"a\0b\"}\n".utf8), ["malformed"]),
    ("a line of NULs", [UInt8](repeating: 0, count: 5_000) + [0x0A], ["malformed"]),
    (
        "NULs and halves of pairs, escaped",
        Array((#"{"type":"msg","msg_id":"a\u0000b","user":"u\u0000v","ts":1773282000,"text":"井\u0000\ud800盖\ufffe"}"# + "\n").utf8), ["ok"]
    ),
    ("a NUL for a user", Array((#"{"type":"msg","msg_id":"1","user":"","ts":1773282000,"text":"井盖"}"# + "\n").utf8), ["invalid-value"]),
    ("bytes that are no UTF-8", [0x7B, 0xFF, 0xFE, 0x7D, 0x0A], ["not-utf8"]),
    ("an overlong slash", Array(#"{"type":""#.utf8) + [0xC0, 0xAF, 0x22, 0x7D, 0x0A], ["not-utf8"]),
    ("half a surrogate in UTF-8", Array(#"{"type":""#.utf8) + [0xED, 0xA0, 0x80, 0x22, 0x7D, 0x0A], ["not-utf8"]),
    ("GB18030", Array(#"{"type":""#.utf8) + [0xBE, 0xAE, 0xB8, 0xC7, 0x22, 0x7D, 0x0A], ["not-utf8"]),
    ("UTF-16", [0xFF, 0xFE, 0x7B, 0x00, 0x0A, 0x00, 0x7D, 0x00, 0x0A], ["not-utf8", "malformed"]),
    ("a byte order mark", Array("\u{FEFF}{\"type\":\"ping\"}\n".utf8), ["malformed"]),
    ("a megabyte without an end, then one", Array((many("x", 1 << 20) + "\n").utf8), ["too-long"]),
    ("brackets to the line's limit", Array((many("[", 65_536) + "\n").utf8), ["too-long"]),
    ("objects in objects", Array((many("{\"a\":", 13_000) + "\n").utf8), ["too-long"]),
    ("quotes and backslashes", Array((many("\"\\", 30_000) + "\n").utf8), ["malformed"]),
    ("ten thousand members", Array(("{" + (1...6_000).map { "\"\($0)\":1" }.joined(separator: ",") + "}\n").utf8), ["missing-field"]),
    ("a type that is no text", Array("{\"type\":[{\"type\":\"ping\"}]}\n".utf8), ["invalid-value"]),
    (
        "a number id of 129 digits",
        Array((#"{"type":"msg","msg_id":\#(many("9", 129)),"user":"u","ts":1773282000,"text":"井盖"}"# + "\n").utf8), ["invalid-value"]
    ),
    (
        "a number id of 128 digits",
        Array((#"{"type":"msg","msg_id":\#(many("9", 128)),"user":"u","ts":1773282000,"text":"井盖"}"# + "\n").utf8), ["ok"]
    ),
    (
        "instants that are none",
        Array(
            ["1e999999999", "-\(many("9", 4_000))", "\(many("9", 60_000))", "-0.5", "null", "1773282000.\(many("9", 400))"].map {
                #"{"type":"msg","msg_id":"1","user":"u","ts":\#($0),"text":"井盖"}"# + "\n"
            }.joined().utf8), ["invalid-value", "invalid-value", "invalid-value", "invalid-value", "invalid-value", "ok"]
    ),
    (
        "acks that are none, before, beyond and twice",
        Array(
            ["0", "-1", "9223372036854775808", "1.5", "\"\"", "\"7 \"", "[]", "9223372036854775807", "9", "7", "7", "\"8\""].map {
                "{\"type\":\"ack\",\"notice\":\($0)}\n"
            }.joined().utf8),
        ["no-such-notice", "no-such-notice", "no-such-notice", "no-such-notice", "no-such-notice", "no-such-notice", "invalid-value"]
            + ["ok", "ok", "ok", "ok", "ok"]
    ),
    (
        "commands that are none", Array("{\"type\":\"\\u0000\"}\n{\"type\":\"MSG\"}\n{\"type\":\"msg \"}\n{\"type\":\"shutdown\"}\n".utf8),
        ["unknown-command", "unknown-command", "unknown-command", "unknown-command"]
    ),
    (
        "another's name", Array("{\"type\":\"end\",\"gw\":\"sms\",\"user\":\"u\"}\n{\"type\":\"hello\",\"gw\":\"root\"}\n".utf8),
        ["not-permitted", "malformed"]
    ),
    ("escape sequences of a terminal", Array("{\"type\":\"\\u001b[2J\\u202e\\u0007\"}\n".utf8), ["unknown-command"]),
    ("HTTP, too late", Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8), ["malformed", "malformed"]),
    ("line ends alone", Array("\n\r\n \n\t\r\n\r\r\n".utf8), ["malformed"]),
]

private func outcome(_ line: String) -> String {
    if line.hasPrefix(#"{"ok":true"#) { return "ok" }
    return String(line.dropFirst(#"{"ok":false,"error":""#.count).prefix { $0 != "\"" })
}

struct HostileChatTests {
    @Test(arguments: attacks.indices)
    func `each hostile line has its answer, torn at every byte or not, and the next line is heard`(index: Int) throws {
        let attack = attacks[index]
        let pieces =
            attack.bytes.count <= 5_001
            ? attack.bytes.map { [$0] }
            : stride(from: 0, to: attack.bytes.count, by: 997).map {
                Array(attack.bytes[$0...].prefix(997))
            }
        for parts in [[attack.bytes], pieces] {
            var gateway = Gateway.greeted()
            for part in parts { gateway.write(part) }
            #expect(gateway.lines.map(outcome) == attack.answers, "\(attack.name)")
            #expect(gateway.lines.allSatisfy { (try? JSONReader.read(Array($0.utf8))) != nil })
            #expect(gateway.lines.allSatisfy { $0.utf8.count < 1_024 }, "an answer does not grow with the attack")
            gateway.sent = []
            gateway.write("{\"type\":\"ping\"}\n")
            #expect(gateway.lines == [#"{"ok":true,"type":"pong"}"#], "\(attack.name)")
        }
    }

    @Test func `who has not said hello is told to show a token`() {
        var gateway = Gateway()
        gateway.write("{\"type\":\"end\",\"user\":\"u\"}\n")
        #expect(gateway.lines == [#"{"ok":false,"error":"not-authenticated","detail":"请先登录，或出示有效的令牌"}"#])
    }

    @Test func `an ack goes to the Desk in the order it came, and what the Desk does not know is refused alone`() {
        var gateway = Gateway.greeted([.refused(.noSuchNotice), .done(Receipt()), .done(Receipt())])
        for notice in [9, 7, 7] { gateway.write("{\"type\":\"ack\",\"notice\":\(notice)}\n") }
        let acknowledged = gateway.requests.compactMap {
            if case .order(let order) = $0, case .acknowledge(let notices) = order.action { notices } else { nil }
        }
        #expect(acknowledged == [[9], [7], [7]])
        #expect(gateway.lines.map(outcome) == ["no-such-notice", "ok", "ok"])
    }

    @Test func `what is in the text of a message is text, and nothing hidden is left in it`() {
        var gateway = Gateway.greeted()
        gateway.write(#"{"type":"msg","msg_id":"1","user":"u\u0000v","ts":1773282000,"text":"井\u0000\u001b\u202e\ud800盖\u200b"}"# + "\n")
        #expect(gateway.messages.map(\.text) == ["井\u{FFFD}盖"])
        #expect(gateway.messages.map(\.address.user) == ["u\0v"])
    }

    @Test func `through a real door whoever behaves hears every answer while others attack`() throws {
        let folder = NSTemporaryDirectory() + "hostile-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let worker = DispatchQueue(label: "test.desk")
        let board = Switchboard<DeskRequest, DeskAnswer, DeskPush>(now: { chatNow }) { request, reply in
            worker.async {
                if case .session = request { reply(.identity(.gateway("wx"))) } else { reply(.done(Receipt())) }
            }
        }
        let socket = try ListeningSocket(at: .unix(path: folder + "/chat.sock"))
        let limits = ListenerLimits(connections: 64, writeBacklog: 65_536, idleMilliseconds: 60_000)
        board.listen(on: socket, name: "chat", limits: limits, fullNotice: []) { _ in
            ChatSession(user: .unixUser(name: "wx", isService: false), drawSecrets: { chatSecrets })
        }
        defer { board.drain(withinMilliseconds: 0) }
        func greeted() throws -> LineClient {
            let client = try LineClient(to: socket.endpoint)
            try client.send(#"{"type":"hello","gw":"wx"}"#)
            #expect(try client.readLine() == #"{"ok":true,"gw":"wx"}"#)
            return client
        }
        let friend = try greeted()
        var open: [LineClient] = []
        for (index, attack) in attacks.enumerated() {
            let hostile = try greeted()
            try hostile.send(attack.bytes)
            // Answers to each are left unread, and every other goes away in the middle of a line.
            try hostile.send(Array("{\"type\":\"msg\",\"msg".utf8))
            if index % 2 == 0 { open.append(hostile) }
            try friend.send(message("\(index)", "路灯不亮").trimmingCharacters(in: .newlines))
            #expect(try friend.readLine() == #"{"ok":true,"msg_id":"\#(index)"}"#, "\(attack.name)")
        }
        // One who asks without end and never reads is put out.
        let deaf = try greeted()
        let flood = Array(many("{\"type\":\"ping\"}\n", 4_000).utf8)
        for _ in 0..<200 {
            do throws(LineClient.Problem) { try deaf.send(flood, withinMilliseconds: 1_000) } catch { break }
        }
        while let line = try? deaf.readLine() { #expect(line == #"{"ok":true,"type":"pong"}"#) }
        #expect(board.figures()["chat"]?.tooSlow == 1)
        try friend.send(#"{"type":"ping"}"#)
        #expect(try friend.readLine() == #"{"ok":true,"type":"pong"}"#)
        for (client, attack) in zip(open, stride(from: 0, to: attacks.count, by: 2).map { attacks[$0] }) {
            #expect(try attack.answers.map { _ in try outcome(client.readLine() ?? "") } == attack.answers, "\(attack.name)")
        }
    }
}
