import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineSystem
import Testing

/// A line, and the error it gets on a connection that has said hello.
private let errors: [(String, String)] = [
    ("nonsense", "malformed"), ("{", "malformed"), ("[]", "malformed"), ("1", "malformed"), ("null", "malformed"), ("{} {}", "malformed"),
    (#"{"type":"ping","type":"ping"}"#, "malformed"), (#"{"type":"hello","gw":"wx"}"#, "malformed"),
    ("{\"type\":\"ping\u{1}\"}", "malformed"),
    (String(repeating: "[", count: 30_000), "too-long"),
    (#"{"a":"# + String(repeating: "[", count: 20) + String(repeating: "]", count: 20) + "}", "too-long"),
    (#"{"type":01}"#, "malformed"), (#"{"type":"\x"}"#, "malformed"), (#"{"type":"\u12"}"#, "malformed"), (#"{"type":-}"#, "malformed"),
    ("{}", "missing-field"), (#"{"type":""}"#, "invalid-value"), (#"{"type":7}"#, "invalid-value"),
    (#"{"type":"dance"}"#, "unknown-command"),
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

@Test func `ten thousand lines of noise get ten thousand answers and do no harm`() {
    var random = SeededGenerator(state: 12_345)
    let seeds = [message("1", "井盖没了"), #"{"type":"end","user":"u","key":"k"}"# + "\n", #"{"type":"ack","notice":"7"}"# + "\n"].map {
        Array($0.utf8)
    }
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
        #expect((try? JSONReader.read(Array(answer.dropLast()))) != nil)
    }
    gateway.sent = []
    gateway.write(#"{"type":"ping"}"# + "\n")
    #expect(gateway.lines == [#"{"ok":true,"type":"pong"}"#])
}
