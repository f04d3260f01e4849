import Foundation
import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineSystem
import Testing

struct FormatTests {
    private static func objects(_ lines: [String]) throws -> [JSONValue] {
        try lines.map { try JSONValue(parsing: Array($0.utf8.dropFirst(4))) }
    }

    @Test(arguments: CommandTable.cards.map(\.name))
    func `every answer line of every command is a code and a JSON object`(name: String) throws {
        var peer = Peer(.refused(.noSuchTicket))
        _ = peer.type("format json")
        // Without its words, with a ticket, and what help says of it: whatever comes, each line has its object.
        for typed in [name, name + " 2489", "help " + name] where !["quit"].contains(typed) {
            for line in peer.type(typed) {
                let object = try JSONValue(parsing: Array(line.utf8.dropFirst(4)))
                guard case .string? = object["text"] else {
                    Issue.record("\(typed): \(line)")
                    continue
                }
            }
            if peer.type("?").first?.hasPrefix("200") != true { _ = peer.type(".q") }
        }
    }

    @Test func `a list has a ticket a line, a refusal its slug, and text comes back`() throws {
        var peer = Peer(.list(TicketList(lines: [Samples.line()], hasMore: false)), .refused(.noSuchTicket))
        _ = peer.type("format json")
        let list = try Self.objects(peer.type("list"))
        #expect(list.first?["number"] == .string(Samples.number))
        #expect(list.first?["urgency"] == .string("critical") && list.first?["state"] == .string("awaiting_signature"))
        #expect(list.first?["next_due"]?["due"] == .string("2026-03-12T09:35:00+08:00"))
        #expect(try Self.objects(peer.type("show 2489")).first?["error"] == .string("no-such-ticket"))
        #expect(peer.type("format text") == ["200 文字"])
        #expect(peer.type("格式 xml").first?.hasPrefix("501") == true)
    }

    @Test func `a ring in JSON is a JSON object too`() throws {
        var peer = Peer()
        _ = peer.type("format json")
        peer.push(
            .ring(
                to: nil, ticket: TicketNumber(parsing: Samples.number), urgency: .critical,
                reason: Reason("ring", "critical", "井盖", "棠下街道")))
        let line = try #require(peer.read().first)
        #expect(line.hasPrefix("* {"))
        #expect(try JSONValue(parsing: Array(line.utf8.dropFirst(2)))["ticket"] == .string(Samples.number))
    }

    private static let gbk = String.Encoding(rawValue: 0x8000_0632)

    @Test func `an old terminal types and reads GBK, its bytes cut anywhere`() throws {
        var peer = Peer(.done(Receipt(ticket: Samples.number, state: .inProgress)))
        _ = peer.type("charset gbk")
        let line = try #require("note 2489 井盖已围蔽，三级跳\n".data(using: Self.gbk))
        for byte in line { peer.send([byte]) }
        #expect(peer.actions.last == #"note(suffix("2489"), text: "井盖已围蔽，三级跳", until: nil)"#)
        #expect(String(data: Data(peer.raw), encoding: Self.gbk)?.contains("办理中") == true)
        _ = peer.read()
        _ = peer.type("charset utf-8")
        #expect(peer.type("?").first?.contains("测试甲") == true)
    }

    @Test func `half a character from an old terminal is told to be no GBK, and the next line is heard`() {
        var peer = Peer()
        _ = peer.type("charset gbk")
        peer.send(Array("list ".utf8) + [0xC2, 0x0A])
        #expect(String(data: Data(peer.raw), encoding: Self.gbk)?.contains("506 格式不对：这一行不是 GBK 文字") == true)
        _ = peer.read()
        _ = peer.type("charset utf-8")
        #expect(peer.type("?").first?.contains("测试甲") == true)
    }

    @Test func `every answer is whole in GBK`() throws {
        let text = "受理｜特急 · …1315 ⏎ ‹"
        #expect(Charset.gbk.decode(Charset.gbk.encode(Array(text.utf8))) == text)
        #expect(Charset.gbk.decode([0x81]) == nil && Charset.utf8.decode([0xD6, 0xD0]) == nil)
    }
}
