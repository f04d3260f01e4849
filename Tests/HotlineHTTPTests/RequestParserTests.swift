import HotlineHTTP
import Testing

/// All events of the bytes, fed in pieces.
private func events(_ pieces: [[UInt8]]) -> [RequestParser.Event] {
    var parser = RequestParser()
    var events: [RequestParser.Event] = []
    for piece in pieces {
        parser.feed(piece)
        while let event = parser.next() { events.append(event) }
    }
    return events
}

private func events(_ text: String) -> [RequestParser.Event] { events([Array(text.utf8)]) }

private func firstFault(_ text: String) -> RequestFault? {
    for event in events(text) {
        if case .fault(let fault) = event { return fault }
    }
    return nil
}

private func requests(_ text: String) -> [HTTPRequest] {
    events(text).compactMap { event in
        if case .request(let request) = event { return request }
        return nil
    }
}

@Suite struct RequestParserTests {
    @Test func `a request is read whole`() {
        let request = requests("\r\nPOST /tickets?lang=en HTTP/1.1\r\nHOST:  x \r\nContent-Length: 3\r\nX: a\tb\r\n\r\nabc")
        #expect(
            request == [
                HTTPRequest(
                    method: "POST", target: RequestTarget(path: "/tickets", query: "lang=en"),
                    fields: [.init(name: "host", value: "x"), .init(name: "content-length", value: "3"), .init(name: "x", value: "a\tb")],
                    body: Array("abc".utf8))
            ])
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost: x\r\n\r\nPOST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhiGET /b HTTP/1.0\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nWiki\r\n0\r\nT: 1\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\nGET /\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\n0\r\n\r\n",
    ])
    func `every split of the bytes gives the same events`(text: String) {
        let bytes = Array(text.utf8)
        let whole = events([bytes])
        #expect(!whole.isEmpty)
        #expect(events(bytes.map { [$0] }) == whole)
        for first in 0...bytes.count {
            #expect(events([Array(bytes[..<first]), Array(bytes[first...])]) == whole)
        }
        for size in 2...7 {
            let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
            #expect(events(pieces) == whole)
        }
    }

    @Test func `chunks are joined, extensions and trailers dropped`() {
        let text =
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n4\r\nWiki\r\n5;a=\"b\"\r\npedia\r\n0000\r\nX-Evil: 1\r\n\r\n"
        #expect(requests(text).map(\.body) == [Array("Wikipedia".utf8)])
        #expect(requests(text)[0].value(of: "x-evil") == nil)
    }

    @Test func `one who asks for leave to send gets it once, and only where a body is due`() {
        let head = "Host: x\r\nExpect: 100-Continue\r\n"
        #expect(events("POST / HTTP/1.1\r\n\(head)Content-Length: 1\r\n\r\n") == [.continueExpected])
        #expect(events("POST / HTTP/1.0\r\n\(head)Content-Length: 1\r\n\r\n") == [])
        #expect(events("POST / HTTP/1.1\r\n\(head)\r\n").contains(.continueExpected) == false)
        #expect(firstFault("POST / HTTP/1.1\r\nHost: x\r\nExpect: coffee\r\n\r\n") == .unknownExpectation)
    }

    @Test(arguments: [
        ("GET /a?b=c?d HTTP/1.1", "/a", "b=c?d"),
        ("GET http://example.org/a?b HTTP/1.1", "/a", "b"),
        ("GET HTTPS://example.org:8443?b HTTP/1.1", "/", "b"),
        ("GET http://example.org HTTP/1.1", "/", nil),
        ("OPTIONS * HTTP/1.1", "*", nil),
        ("GET /a? HTTP/1.1", "/a", ""),
    ])
    func `targets in origin, absolute and asterisk form`(line: String, path: String, query: String?) {
        #expect(requests(line + "\r\nHost: x\r\n\r\n").map(\.target) == [RequestTarget(path: path, query: query)])
    }

    @Test(arguments: [
        ("GET  / HTTP/1.1\r\nHost: x\r\n\r\n", RequestFault.badRequestLine),
        ("GET /\r\nHost: x\r\n\r\n", .badRequestLine),
        ("GET / HTTP/1.1 \r\nHost: x\r\n\r\n", .badRequestLine),
        ("GET / http/1.1\r\nHost: x\r\n\r\n", .badRequestLine),
        ("GET / HTTP/1.1.1\r\nHost: x\r\n\r\n", .badRequestLine),
        ("GET / HTTP/2.0\r\nHost: x\r\n\r\n", .unsupportedVersion),
        ("G@T / HTTP/1.1\r\nHost: x\r\n\r\n", .badMethod),
        ("G(T / HTTP/1.1\r\nHost: x\r\n\r\n", .badMethod),
        ("GET a HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        ("GET * HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        ("GET /#a HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        ("GET /é HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        ("GET http:///a HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        ("GET http://u@h/a HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        ("CONNECT example.org:80 HTTP/1.1\r\nHost: x\r\n\r\n", .badTarget),
        ("GET / HTTP/1.1\nHost: x\n\n", .bareLineBreak),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n", .bareLineBreak),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: b\u{0}c\r\n\r\n", .bareLineBreak),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: b\u{1}c\r\n\r\n", .badField),
        ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", .badField),
        ("GET / HTTP/1.1\r\nHost: x\r\nA\r\n\r\n", .badField),
        ("GET / HTTP/1.1\r\nHost: x\r\n: a\r\n\r\n", .badField),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", .foldedField),
        ("GET / HTTP/1.1\r\n Host: x\r\n\r\n", .foldedField),
        ("GET / HTTP/1.1\r\n\r\n", .hostMissing),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", .hostMissing),
        ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", .badHost),
        ("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", .badHost),
        ("\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", .badRequestLine),
    ])
    func `what is no request is refused`(text: String, fault: RequestFault) {
        #expect(firstFault(text) == fault)
    }

    /// Forms with which one peer's request was read as part of another's (RFC 9112 §11.2).
    @Test(arguments: [
        ("Content-Length: 3\r\nTransfer-Encoding: chunked", RequestFault.lengthAndEncoding),
        ("Transfer-Encoding: chunked\r\nContent-Length: 3", .lengthAndEncoding),
        ("Transfer-Encoding:\r\nContent-Length: 3", .lengthAndEncoding),
        ("Transfer-Encoding: xchunked", .badEncoding),
        ("Transfer-Encoding: chunked, identity", .badEncoding),
        ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", .badEncoding),
        ("Transfer-Encoding: \u{b}chunked", .badField),
        ("Transfer-Encoding: \"chunked\"", .badEncoding),
        ("Transfer-Encoding:", .badEncoding),
        ("Transfer-Encoding: gzip, chunked", .unknownEncoding),
        ("Transfer-Encoding : chunked", .badField),
        ("Content-Length: 3\r\nContent-Length: 4", .conflictingLengths),
        ("Content-Length: 3, 4", .conflictingLengths),
        ("Content-Length: 3,", .badLength),
        ("Content-Length: +3", .badLength),
        ("Content-Length: -3", .badLength),
        ("Content-Length: 0x3", .badLength),
        ("Content-Length: 3 3", .badLength),
        ("Content-Length: ３", .badLength),
        ("Content-Length:", .badLength),
        ("Content-Length: 99999999999999999999999", .bodyTooLong),
    ])
    func `a body framed in two ways is refused`(fields: String, fault: RequestFault) {
        #expect(firstFault("POST / HTTP/1.1\r\nHost: x\r\n\(fields)\r\n\r\nabc") == fault)
    }

    @Test(arguments: [
        "5 \r\nhello", "5\nhello", " 5\r\nhello", "0x5\r\nhello", "-1\r\nhello", "\r\nhello", "5;a\u{0}\r\nhello", "g\r\n", "123456789\r\n",
        "5\r\nhelloo\r\n", "5\r\nhello\n0\r\n\r\n", ";a\r\n",
    ])
    func `a chunk that is not exact is refused`(chunk: String) {
        let fault = firstFault("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\(chunk)")
        #expect(fault == .badChunk || fault == .bareLineBreak)
    }

    @Test func `a coding of the body in HTTP 1.0 is refused, the same length twice is one length`() {
        #expect(firstFault("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == .encodingInHTTP10)
        #expect(
            requests("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 3\r\nContent-Length: 3\r\n\r\nabc").map(\.body) == [
                Array("abc".utf8)
            ])
    }

    @Test func `nothing is read after a fault`() {
        #expect(events("GET / HTTP/9.9\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n") == [.fault(.unsupportedVersion)])
    }

    @Test(arguments: [(8191, nil), (8192, nil), (8193, RequestFault.requestLineTooLong)])
    func `a request line has a limit`(length: Int, fault: RequestFault?) {
        let path = "/" + String(repeating: "a", count: length - "GET / HTTP/1.1".count)
        #expect(firstFault("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n") == fault)
        // Without its end the line is refused as early.
        #expect(firstFault("GET \(path) HTTP/1.1\r") == fault)
    }

    @Test(arguments: [(63, nil), (64, nil), (65, RequestFault.tooManyFields)])
    func `a head has so many fields`(count: Int, fault: RequestFault?) {
        let fields = String(repeating: "A: b\r\n", count: count - 1)
        #expect(firstFault("GET / HTTP/1.1\r\nHost: x\r\n\(fields)\r\n") == fault)
    }

    @Test(arguments: [(16_383, nil), (16_384, nil), (16_385, RequestFault.fieldSectionTooLong)])
    func `a head has so many bytes`(bytes: Int, fault: RequestFault?) {
        let filler = String(repeating: "b", count: bytes - "Host: x\r\nA: \r\n".utf8.count)
        #expect(firstFault("GET / HTTP/1.1\r\nHost: x\r\nA: \(filler)\r\n\r\n") == fault)
    }

    @Test(arguments: [(1_048_575, nil), (1_048_576, nil), (1_048_577, RequestFault.bodyTooLong)])
    func `a body has so many bytes, whichever way it is framed`(bytes: Int, fault: RequestFault?) {
        let body = String(repeating: "b", count: bytes)
        #expect(firstFault("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(bytes)\r\n\r\n\(body)") == fault)
        let chunks =
            "10\r\n0123456789abcdef\r\n" + String(bytes - 16, radix: 16) + "\r\n" + String(repeating: "b", count: bytes - 16)
            + "\r\n0\r\n\r\n"
        #expect(firstFault("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)") == fault)
    }

    @Test(arguments: [
        ("HTTP/1.1", "", true), ("HTTP/1.1", "Connection: close\r\n", false), ("HTTP/1.1", "Connection: x, Close\r\n", false),
        ("HTTP/1.0", "", false), ("HTTP/1.0", "Connection: Keep-Alive\r\n", true),
    ])
    func `a connection is kept as the version and the field say`(version: String, field: String, kept: Bool) {
        #expect(requests("GET / \(version)\r\nHost: x\r\n\(field)\r\n").map(\.keepsConnection) == [kept])
    }

    @Test func `random bytes never trap and always end`() {
        var random = Seeded(state: 12345)
        let words = [
            "GET ", "/ ", "HTTP/1.1", "\r\n", "Host: x\r\n", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "5\r\nabcde\r\n",
            "0\r\n\r\n", "\n", ":", "%",
        ]
        var seen: Set<Int> = []
        for _ in 0..<10_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...24, using: &random) {
                if Bool.random(using: &random) {
                    bytes += Array((words.randomElement(using: &random) ?? "").utf8)
                } else {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                }
            }
            var parser = RequestParser()
            parser.feed(bytes)
            var count = 0
            while let event = parser.next() {
                count += 1
                if case .fault = event { #expect(parser.phase == .failed) }
            }
            #expect(count <= bytes.count)
            #expect(parser.buffered <= bytes.count)
            seen.insert(count)
        }
        #expect(seen.contains(0) && seen.contains(1))
    }
}
