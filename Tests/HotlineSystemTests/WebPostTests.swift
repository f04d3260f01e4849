import HotlineSystem
import Testing

/// Hears one request, and says what it was told to say.
private struct Receiver: Conversation {
    typealias Request = String
    typealias Answer = String
    typealias Push = String

    let answer: String
    let heard: Confined<[String]>
    private var bytes: [UInt8] = []

    init(answer: String, heard: Confined<[String]>) {
        self.answer = answer
        self.heard = heard
    }

    func opened(at now: Int64) -> [Step<String>] { [] }

    /// `!` ends every body of these tests.
    mutating func received(_ piece: [UInt8], at now: Int64) -> [Step<String>] {
        bytes += piece
        guard bytes.last == UInt8(ascii: "!") else { return [] }
        let text = String(decoding: bytes, as: UTF8.self)
        heard.sync { $0.append(text) }
        if answer == "silence" { return [] }
        return [.send(Array(answer.utf8)), .close]
    }

    func answered(_ answer: String, at now: Int64) -> [Step<String>] { [] }
    func pushed(_ push: String, at now: Int64) -> [Step<String>] { [] }
    func woken(at now: Int64) -> [Step<String>] { [] }
    func timedOut(at now: Int64) -> [Step<String>] { [.close] }
    func peerEnded(at now: Int64) -> [Step<String>] { [] }
}

/// One receiver on a free port.
private final class ReceivingHouse {
    let board = Switchboard<String, String, String>(now: { 7 }, serve: { _, _ in })
    let heard = Confined([String](), label: "test.heard")
    let port: UInt16
    let endpoint: Endpoint

    init(answering answer: String) throws {
        let socket = try ListeningSocket(at: .tcp(address: "127.0.0.1", port: 0))
        endpoint = socket.endpoint
        guard case .tcp(_, let port) = socket.endpoint else { preconditionFailure("it was asked for TCP") }
        self.port = port
        let heard = heard
        board.listen(on: socket, name: "receiver", limits: EchoHouse.limits, fullNotice: []) { _ in
            Receiver(answer: answer, heard: heard)
        }
    }

    func post(_ body: String, within limit: Int64 = 30_000) throws -> WebPost.Outcome {
        let address = try #require(WebAddress("http://127.0.0.1:\(port)/in?x=1"))
        let post = try #require(WebPost(to: address, fields: [("webhook-id", "wh1")], body: Array(body.utf8), proxy: nil))
        return post.send(withinMilliseconds: limit)
    }

    deinit { board.drain(withinMilliseconds: 0) }
}

struct WebPostTests {
    @Test(arguments: [
        ("HTTP/1.1 204 No Content\r\n\r\n", WebPost.Outcome.answered(status: 204)),
        ("HTTP/1.0 200 OK\nServer: x\n\n", .answered(status: 200)),
        ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 \r\nA: b\r\n\r\nbody", .answered(status: 202)),
        ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n", .answered(status: 302)),
        ("HTTP/1.1 500 Oops\r\n\r\n", .answered(status: 500)),
        ("", .failed(.closed)),
        ("HTTP/1.1 200 OK\r\nServer: x\r\n", .failed(.closed)),
        ("220 mail.example ESMTP\r\n", .failed(.notHTTP)),
        ("HTTP/2 200\r\n\r\n", .failed(.notHTTP)),
        ("HTTP/1.1 099 x\r\n\r\n", .failed(.notHTTP)),
        (String(repeating: "HTTP/1.1 103 Early Hints\r\n\r\n", count: 6), .failed(.notHTTP)),
        ("HTTP/1.1 200 " + String(repeating: "x", count: 9_000) + "\r\n\r\n", .failed(.notHTTP)),
        ("HTTP/1.1 200 OK\r\n" + String(repeating: "A: b\r\n", count: 200) + "\r\n", .failed(.notHTTP)),
    ])
    func `a status is an answer, and everything else is trouble`(answer: String, outcome: WebPost.Outcome) throws {
        #expect(try ReceivingHouse(answering: answer).post("{}!") == outcome)
    }

    @Test func `what is sent is one whole request`() throws {
        let house = try ReceivingHouse(answering: "HTTP/1.1 204 No Content\r\n\r\n")
        _ = try house.post("{\"a\":\"井盖\"}!")
        let head = [
            "POST /in?x=1 HTTP/1.1", "Host: 127.0.0.1:\(house.port)", "Content-Length: 15", "Connection: close", "webhook-id: wh1", "", "",
        ].joined(separator: "\r\n")
        #expect(house.heard.sync { $0 } == [head + "{\"a\":\"井盖\"}!"])
    }

    @Test func `an encrypted address is asked for at the proxy, in absolute form`() throws {
        let proxy = try ReceivingHouse(answering: "HTTP/1.1 200 OK\r\n\r\n")
        let address = try #require(WebAddress("https://feed.example.cn/in"))
        let post = try #require(WebPost(to: address, fields: [], body: Array("{}!".utf8), proxy: proxy.endpoint))
        #expect(post.send(withinMilliseconds: 30_000) == .answered(status: 200))
        #expect(proxy.heard.sync { $0 }.first?.hasPrefix("POST https://feed.example.cn/in HTTP/1.1\r\nHost: feed.example.cn\r\n") == true)
        #expect(WebPost(to: address, fields: [], body: [], proxy: nil) == nil)
    }

    @Test func `nobody there, and nobody who answers`() throws {
        #expect(try ReceivingHouse(answering: "silence").post("{}!", within: 50) == .failed(.timeout))
        let socket = try ListeningSocket(at: .tcp(address: "127.0.0.1", port: 0))
        socket.discard()
        let address = try #require(WebAddress("http://\(socket.endpoint)/"))
        let post = try #require(WebPost(to: address, fields: [], body: [], proxy: nil))
        #expect(post.send(withinMilliseconds: 1_000) == .failed(.unreachable))
    }
}
