import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

/// What a hostile or broken peer sends, and the refusal that the RFC names for it; the same at both listeners. Where the end of a
/// request is a guess, the connection ends with the answer, and what follows is not read.
struct HostileRequest: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let status: Int
    let closes: Bool

    init(_ name: String, _ text: String, _ status: Int, closes: Bool = true) {
        self.init(name, bytes: Array(text.utf8), status, closes: closes)
    }

    init(_ name: String, bytes: [UInt8], _ status: Int, closes: Bool = true) {
        self.name = name
        self.bytes = bytes
        self.status = status
        self.closes = closes
    }

    var testDescription: String { name }

    private static func head(_ fields: String, method: String = "POST", body: String = "") -> String {
        "\(method) /tickets HTTP/1.1\r\nHost: x\r\n\(fields)\r\n\r\n\(body)"
    }

    /// RFC 9112 §6.3 and §11.2: two framings of one body.
    static let smuggling = [
        HostileRequest("CL.TE", head("Content-Length: 6\r\nTransfer-Encoding: chunked", body: "0\r\n\r\nX"), 400),
        HostileRequest(
            "TE.CL", head("Transfer-Encoding: chunked\r\nContent-Length: 4", body: "5c\r\nGPOST / HTTP/1.1\r\n\r\n0\r\n\r\n"), 400),
        HostileRequest("TE.TE", head("Transfer-Encoding: chunked\r\nTransfer-Encoding: cow", body: "0\r\n\r\n"), 400),
        HostileRequest("TE with a tab", head("Transfer-Encoding:\tchunked, identity", body: "0\r\n\r\n"), 400),
        HostileRequest("TE with a space before the colon", head("Transfer-Encoding : chunked", body: "0\r\n\r\n"), 400),
        HostileRequest("TE folded", head("Transfer-Encoding:\r\n chunked", body: "0\r\n\r\n"), 400),
        HostileRequest("TE unknown", head("Transfer-Encoding: gzip, chunked", body: "0\r\n\r\n"), 501),
        HostileRequest("TE in HTTP/1.0", "POST /tickets HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        HostileRequest("two lengths", head("Content-Length: 5\r\nContent-Length: 6", body: "hello"), 400),
        HostileRequest("two lengths in one line", head("Content-Length: 5, 6", body: "hello"), 400),
        HostileRequest("a length with a sign", head("Content-Length: +5", body: "hello"), 400),
        HostileRequest("a negative length", head("Content-Length: -1"), 400),
        HostileRequest("a length in hexadecimal", head("Content-Length: 0x5", body: "hello"), 400),
        HostileRequest("a length past 64 bits", head("Content-Length: 18446744073709551621", body: "hello"), 413),
        HostileRequest("a chunk longer than said", head("Transfer-Encoding: chunked", body: "3\r\nhello\r\n0\r\n\r\n"), 400),
        HostileRequest("a chunk size past 32 bits", head("Transfer-Encoding: chunked", body: "100000005\r\nhello\r\n0\r\n\r\n"), 400),
        HostileRequest("a chunk size with a space", head("Transfer-Encoding: chunked", body: "5 \r\nhello\r\n0\r\n\r\n"), 400),
        HostileRequest("chunks ended by LF", head("Transfer-Encoding: chunked", body: "5\nhello\n0\n\n"), 400),
        HostileRequest("a hidden field in the trailers", head("Transfer-Encoding: chunked", body: "0\r\nX : y\r\n\r\n"), 400),
    ]

    /// RFC 9112 §2.2, §3 and §5.
    static let heads = [
        HostileRequest("LF alone", "GET / HTTP/1.1\nHost: x\n\n", 400),
        HostileRequest("CR within a line", "GET / HTTP/1.1\r\nHost: x\rX: y\r\n\r\n", 400),
        HostileRequest("NUL in a field", "GET / HTTP/1.1\r\nHost: x\r\nA: b\u{0}\r\n\r\n", 400),
        HostileRequest("a folded field", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n\tc\r\n\r\n", 400),
        HostileRequest("white space before the first field", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400),
        HostileRequest("no colon", "GET / HTTP/1.1\r\nHost: x\r\nA b\r\n\r\n", 400),
        HostileRequest("no host", "GET / HTTP/1.1\r\n\r\n", 400),
        HostileRequest("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        HostileRequest("a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
        HostileRequest("two spaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        HostileRequest("no version", "GET /\r\n\r\n", 400),
        HostileRequest("HTTP/2 in the clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        HostileRequest("a version to come", "GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505),
        HostileRequest("TLS", bytes: [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x0A], 400),
        HostileRequest("a proxy's method", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        HostileRequest("another's scheme", "GET ftp://x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        HostileRequest("a user before the host", "GET http://a@x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        HostileRequest("a fragment", "GET /#a HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        HostileRequest("a path that is not ASCII", "GET /井 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        HostileRequest("a huge request line", "GET /" + String(repeating: "a", count: 9_000), 414),
        HostileRequest("a huge field", "GET / HTTP/1.1\r\nHost: x\r\nA: " + String(repeating: "a", count: 17_000), 431),
        HostileRequest(
            "many fields", "GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "A: b\r\n", count: 64) + "\r\n", 431),
        HostileRequest("an expectation", head("Expect: coffee\r\nContent-Length: 1"), 417),
    ]

    /// What is framed well and wrong in itself: the connection may go on.
    static func targets(within folder: String) -> [HostileRequest] {
        let paths = [
            ("/\(folder)/%zz", "half an escape"), ("/\(folder)/%", "a lone percent sign"), ("/\(folder)/%ff", "a byte that is no UTF-8"),
            ("/\(folder)/%c0%ae", "an overlong dot"), ("/\(folder)/%00", "an escaped NUL"), ("/\(folder)/%0d%0aX:y", "an escaped line end"),
            ("/\(folder)/..%2f..%2fetc%2fpasswd", "escaped slashes"), ("/\(folder)/../../etc/passwd", "dots"),
            ("//x/\(folder)", "two slashes"),
            ("/\(folder)/.%2e/", "half escaped dots"), ("/\(folder)\\..\\x", "backslashes"), ("/\(folder);a=b", "parameters"),
            ("/./\(folder)", "one dot"), ("/\(folder)//", "empty segments"),
        ]
        return paths.map { HostileRequest($1, "GET \($0) HTTP/1.1\r\nHost: x\r\n", 404, closes: false) }
    }
}

private let token = "Authorization: Bearer tok-440106009\r\n"

private func internalDialogue() -> Dialogue<InternalSite> {
    var dialogue = Dialogue<InternalSite>(InternalConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
    dialogue.send(get("/readyz", token))
    dialogue.answer(.identity(.department("440106009", name: "棠下街道办", token: "t1")))
    dialogue.answer(.ready(true, why: ""))
    _ = dialogue.heard()
    return dialogue
}

@Suite struct HostileRequestTests {
    @Test(arguments: HostileRequest.smuggling + HostileRequest.heads)
    func `bytes that are no request get the refusal that the RFC names, and the connection ends`(request: HostileRequest) {
        func check<Site: HTTPSite>(_ dialogue: inout Dialogue<Site>) {
            let asked = dialogue.asked.count
            dialogue.send(request.bytes + Array("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
            let reply = dialogue.heard()
            #expect(reply.hasPrefix("HTTP/1.1 \(request.status) "), "\(reply)")
            #expect(reply.contains("Connection: close\r\n") && reply.components(of: "HTTP/1.1 ") == 1)
            #expect(dialogue.isClosed && dialogue.asked.count == asked)
        }
        var outside = publicDialogue()
        check(&outside)
        var inside = internalDialogue()
        check(&inside)
    }

    @Test(arguments: HostileRequest.smuggling + HostileRequest.heads)
    func `they get it however the bytes are cut`(request: HostileRequest) {
        var dialogue = internalDialogue()
        for byte in request.bytes where !dialogue.isClosed { dialogue.send([byte]) }
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 \(request.status) ") && dialogue.isClosed)
    }

    @Test(arguments: HostileRequest.targets(within: "api/tickets"))
    func `a path that tricks leads nowhere inside`(request: HostileRequest) {
        var dialogue = internalDialogue()
        let asked = dialogue.asked.count
        dialogue.send(request.bytes + Array((token + "\r\n").utf8))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 \(request.status) ") && !dialogue.isClosed && dialogue.asked.count == asked)
    }

    @Test(arguments: HostileRequest.targets(within: "progress"))
    func `nor outside`(request: HostileRequest) {
        var dialogue = publicDialogue()
        dialogue.send(request.bytes + Array("\r\n".utf8))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 \(request.status) ") && !dialogue.isClosed && dialogue.asked.isEmpty)
    }

    @Test(arguments: [
        // Credentials twice are nobody's; a retry key twice is one key nobody sent.
        ("Authorization: Bearer b\r\nIdempotency-Key: k\r\n", "{\"person\":\"8103\"}", 401),
        ("Idempotency-Key: k\r\nIdempotency-Key: l\r\n", "{\"person\":\"8103\"}", 422),
        ("Idempotency-Key: \r\n", "{\"person\":\"8103\"}", 400),
        ("Idempotency-Key: \(String(repeating: "k", count: 129))\r\n", "{\"person\":\"8103\"}", 422),
        ("Idempotency-Key: k\r\nContent-Type: text/plain\r\n", "{\"person\":\"8103\"}", 415),
        ("Idempotency-Key: k\r\n", "{\"person\":\"8103\",\"person\":\"8104\"}", 400),
        ("Idempotency-Key: k\r\n", "{\"person\":\"8103\"", 400), ("Idempotency-Key: k\r\n", "[]", 400),
        ("Idempotency-Key: k\r\n", "[[[[[[[[[1]]]]]]]]]", 413), ("Idempotency-Key: k\r\n", "{\"person\":{}}", 422),
        ("Idempotency-Key: k\r\n", "{\"person\":\"\(String(repeating: "甲", count: 65))\"}", 413),
    ])
    func `what a well framed order gets wrong is said, and the connection goes on`(fields: String, body: String, status: Int) {
        var dialogue = internalDialogue()
        let asked = dialogue.asked.count
        dialogue.send(post("/api/tickets/GZ202603120000127/sign", body, token + fields))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 \(status) ") && dialogue.asked.count == asked && !dialogue.isClosed)
    }

    @Test func `a body that is not UTF-8 is refused`() {
        var dialogue = internalDialogue()
        let body: [UInt8] = Array("{\"person\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
        let head = "POST /api/tickets/GZ202603120000127/sign HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        dialogue.send(Array((head + token + "Idempotency-Key: k\r\nContent-Length: \(body.count)\r\n\r\n").utf8) + body)
        let reply = dialogue.heard()
        #expect(reply.hasPrefix("HTTP/1.1 400 ") && reply.contains("urn:hotline:problem:not-utf8"))
    }

    @Test func `a head or a body that does not come is 408 inside as well, and the connection ends`() {
        var head = internalDialogue()
        head.send("GET /readyz HTTP/1.1\r\nHost:")
        head.timeOut()
        #expect(head.heard().hasPrefix("HTTP/1.1 408 ") && head.isClosed)
        var body = internalDialogue()
        body.send("POST /api/tickets/GZ202603120000127/sign HTTP/1.1\r\nHost: x\r\n\(token)Content-Length: 9\r\n\r\n{")
        body.timeOut()
        #expect(body.heard().hasPrefix("HTTP/1.1 408 ") && body.isClosed)
    }

    @Test func `a body shorter than its length takes nothing from the next request`() {
        var dialogue = internalDialogue()
        let asked = dialogue.asked.count
        dialogue.send(
            "POST /api/tickets/GZ202603120000127/sign HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\(token)"
                + "Idempotency-Key: k\r\nContent-Length: 20\r\n\r\n{\"person\":\"8103\"}" + get("/healthz"))
        // Three bytes of what follows are the body's, and so it is no JSON; what is left is no request.
        let reply = dialogue.heard()
        #expect(reply.hasPrefix("HTTP/1.1 400 ") && reply.components(of: "HTTP/1.1 ") == 2 && !reply.contains("ok\n"))
        #expect(dialogue.asked.count == asked && dialogue.isClosed)
    }

    @Test func `orders sent ahead are carried out one at a time, in order`() {
        var dialogue = internalDialogue()
        let order = post("/api/tickets/GZ202603120000127/sign", "{\"person\":\"8103\"}", token + "Idempotency-Key: k\r\n")
        let asked = dialogue.asked.count
        dialogue.send(order + get("/healthz") + order)
        #expect(dialogue.asked.count == asked + 1 && dialogue.heard() == "")
        dialogue.answer(.refused(.notYours))
        #expect(dialogue.asked.count == asked + 2)
        let replies = dialogue.heard()
        #expect(replies.hasPrefix("HTTP/1.1 403 ") && replies.hasSuffix("ok\n"))
    }
}
