import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

@Suite struct ConnectionTests {
    @Test func `requests sent ahead are answered in order, one at a time`() {
        var dialogue = publicDialogue()
        dialogue.send(get("/p/GZ1/aa") + get("/x") + get("/p/GZ2/bb"))
        #expect(dialogue.asked.count == 1)
        #expect(dialogue.heard() == "")
        dialogue.answer(.refused(.noSuchTicket))
        #expect(dialogue.asked.count == 2)
        let first = dialogue.heard()
        #expect(first.components(of: "HTTP/1.1 404 Not Found\r\n") == 2)
        dialogue.answer(.refused(.noSuchTicket))
        #expect(dialogue.heard().components(of: "HTTP/1.1 404 Not Found\r\n") == 1)
        #expect(dialogue.isClosed == false)
    }

    @Test func `each phase has its own time, and bytes that trickle do not stretch it`() {
        var dialogue = publicDialogue()
        #expect(dialogue.deadlines == [60_000])
        dialogue.send("P")
        dialogue.send("OST /tickets HTTP/1.1\r\n")
        #expect(dialogue.deadlines == [60_000, 10_000])
        dialogue.send("Host: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n")
        dialogue.send("[")
        #expect(dialogue.deadlines == [60_000, 10_000, 30_000])
        dialogue.send("        ")
        #expect(dialogue.deadlines == [60_000, 10_000, 30_000, 60_000])
    }

    @Test func `one who is slow is told so, one who is idle is not`() {
        var slow = publicDialogue()
        slow.send("GET / HT")
        slow.timeOut()
        let reply = slow.heard()
        #expect(reply.hasPrefix("HTTP/1.1 408 Request Timeout\r\n") && reply.contains("Connection: close\r\n") && slow.isClosed)
        var idle = publicDialogue()
        idle.timeOut()
        #expect(idle.heard() == "" && idle.isClosed)
    }

    @Test(arguments: [
        ("GET / HTTP/2.0\r\n\r\n", 505, "HTTP Version Not Supported"), ("GET / HTTP/1.1\r\n\r\n", 400, "Bad Request"),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", 413, "Content Too Large"),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501, "Not Implemented"),
        ("POST / HTTP/1.1\r\nHost: x\r\nExpect: a\r\n\r\n", 417, "Expectation Failed"),
    ])
    func `after bytes that are no request the connection ends`(text: String, status: Int, phrase: String) {
        var dialogue = publicDialogue()
        dialogue.send(text + get("/style.css"))
        let reply = dialogue.heard()
        #expect(reply.hasPrefix("HTTP/1.1 \(status) \(phrase)\r\n") && reply.contains("Connection: close\r\n"))
        #expect(reply.components(of: "HTTP/1.1") == 1)
        #expect(dialogue.isClosed)
        dialogue.send(get("/style.css"))
        #expect(dialogue.heard() == "")
    }

    @Test(arguments: [
        ("Accept: text/html\r\nAccept-Language: en\r\n", "Content-Type: text/html; charset=utf-8\r\n", "call 12345"),
        ("Accept: text/html\r\n", "Content-Type: text/html; charset=utf-8\r\n", "去查看进展"),
        ("Accept: */*\r\n", "Content-Type: application/problem+json; charset=utf-8\r\n", "urn:hotline:problem:too-long"),
    ])
    func `a browser whose form is too long or too slow gets a page with a way on`(fields: String, type: String, part: String) {
        let head = "POST /tickets HTTP/1.1\r\nHost: x\r\n\(fields)Content-Type: application/x-www-form-urlencoded\r\n"
        var long = publicDialogue()
        long.send(head + "Content-Length: 1048577\r\n\r\n")
        let refused = long.heard()
        #expect(refused.hasPrefix("HTTP/1.1 413 ") && refused.contains(type) && refused.contains(part) && long.isClosed)
        var slow = publicDialogue()
        slow.send(head + "Content-Length: 10\r\n\r\ncontent")
        slow.timeOut()
        let late = slow.heard()
        #expect(late.hasPrefix("HTTP/1.1 408 ") && late.contains(type) && slow.isClosed)
    }

    @Test func `what one request said does not colour the refusal of the next`() {
        var dialogue = publicDialogue()
        dialogue.send(get("/style.css", "Accept: text/html\r\nAccept-Language: en\r\n"))
        _ = dialogue.heard()
        dialogue.send("GARBAGE\r\n")
        #expect(dialogue.heard().contains("Content-Type: application/problem+json; charset=utf-8\r\nContent-Language: zh-CN\r\n"))
    }

    @Test func `leave to send the body is given before it comes`() {
        var dialogue = publicDialogue()
        dialogue.send(
            "POST /tickets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        #expect(dialogue.heard() == "HTTP/1.1 100 Continue\r\n\r\n")
        dialogue.send("[]")
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }

    @Test func `an old client is answered and let go`() {
        var dialogue = publicDialogue()
        dialogue.send("GET /style.css HTTP/1.0\r\n\r\n")
        #expect(dialogue.heard().contains("Connection: close\r\n") && dialogue.isClosed)
    }

    @Test func `one who ends while we ask is still answered`() {
        var dialogue = publicDialogue()
        dialogue.send(get("/p/GZ1/aa"))
        dialogue.end()
        #expect(dialogue.isClosed == false)
        dialogue.answer(.refused(.noSuchTicket))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 404 ") && dialogue.isClosed)
    }

    @Test(arguments: [(65_536, false), (65_537, true)])
    func `one who sends ahead without end is cut off`(bytes: Int, isClosed: Bool) {
        var dialogue = publicDialogue()
        dialogue.send(get("/p/GZ1/aa"))
        dialogue.send([UInt8](repeating: 0x41, count: bytes))
        #expect(dialogue.isClosed == isClosed)
    }

    @Test func `random conversations never trap`() {
        var random = Seeded(state: 99)
        let parts = [
            get("/"), get("/p/GZ1/aa"), post("/tickets", "{\"form_id\":\"a\",\"content\":\"x\"}"),
            post("/progress", "number=1&code=2", type: "application/x-www-form-urlencoded"),
            "GET ", "\r\n", "%zz", "{", "Content-Length: 1\r\n",
        ]
        let answers: [DeskAnswer] = [.refused(.tryLater(.busy)), .form(sampleOptions), .done(Receipt()), .ready(true, why: "")]
        var replies = 0
        for _ in 0..<2000 {
            var dialogue = publicDialogue()
            var outstanding = 0
            for _ in 0..<8 {
                switch Int.random(in: 0..<6, using: &random) {
                case 0: dialogue.answer(answers.randomElement(using: &random) ?? .done(Receipt()))
                case 1: dialogue.wake()
                default:
                    if dialogue.asked.count == outstanding { dialogue.send(parts.randomElement(using: &random) ?? "") }
                }
                outstanding = dialogue.asked.count
            }
            if !dialogue.sent.isEmpty { replies += 1 }
        }
        #expect(replies > 500)
    }
}

extension String {
    /// How often the part occurs.
    func components(of part: String) -> Int {
        var rest = self
        var count = 0
        while let found = rest.range(of: part) {
            count += 1
            rest = String(rest[found.upperBound...])
        }
        return count
    }
}
