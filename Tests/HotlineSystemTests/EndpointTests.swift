import Foundation
import HotlineSystem
import Testing

@Test(arguments: [
    ("127.0.0.1:12345", Endpoint.tcp(address: "127.0.0.1", port: 12345), true),
    ("0.0.0.0:0", .tcp(address: "0.0.0.0", port: 0), false),
    ("[::1]:0", .tcp(address: "::1", port: 0), true),
    ("[0:0:0:0:0:0:0:1]:80", .tcp(address: "::1", port: 80), true),
    ("[2001:DB8::1]:65535", .tcp(address: "2001:db8::1", port: 65535), false),
    ("[::ffff:127.0.0.1]:1", .tcp(address: "::ffff:127.0.0.1", port: 1), true),
    ("127.9.9.9:1", .tcp(address: "127.9.9.9", port: 1), true),
    ("unix:/run/hotline/console.sock", .unix(path: "/run/hotline/console.sock"), true),
    ("/run/hotline/chat.sock", .unix(path: "/run/hotline/chat.sock"), true),
])
func `an endpoint is read, written back and known as local or not`(text: String, endpoint: Endpoint, isLocal: Bool) throws {
    let read = try Endpoint(parsing: text)
    #expect(read == endpoint)
    #expect(try Endpoint(parsing: read.description) == endpoint)
    #expect(read.isLocal == isLocal)
}

@Test(arguments: [
    ("", EndpointProblem.malformed("")),
    ("12345", .malformed("12345")),
    ("::1:80", .malformed("::1:80")),
    ("[127.0.0.1]:80", .malformed("[127.0.0.1]:80")),
    ("localhost:80", .badAddress("localhost")),
    ("127.0.0.256:80", .badAddress("127.0.0.256")),
    ("127.0.0.1 :80", .badAddress("127.0.0.1 ")),
    (":80", .badAddress("")),
    ("127.0.0.1:", .badPort("")),
    ("127.0.0.1:65536", .badPort("65536")),
    ("127.0.0.1:-1", .badPort("-1")),
    ("127.0.0.1:+1", .badPort("+1")),
    ("127.0.0.1:080000", .badPort("080000")),
    ("127.0.0.1:٣", .badPort("٣")),
    ("unix:run/x", .pathNotAbsolute("run/x")),
    ("unix:", .pathNotAbsolute("")),
    ("/tmp/a\nb", .malformed("/tmp/a\nb")),
])
func `an endpoint that cannot be meant is refused by what is wrong`(text: String, problem: EndpointProblem) {
    #expect(throws: problem) { try Endpoint(parsing: text) }
}

@Test(arguments: [(106, true), (107, true), (108, false)])
func `a socket's path has one hundred and seven bytes`(length: Int, isGood: Bool) throws {
    let path = "/" + String(repeating: "a", count: length - 1)
    if isGood {
        #expect(try Endpoint(parsing: path) == .unix(path: path))
    } else {
        #expect(throws: EndpointProblem.pathTooLong(path, limit: 107)) { try Endpoint(parsing: path) }
    }
}

@Test func `port zero becomes the port the kernel picked, and nobody else gets it`() throws {
    let socket = try ListeningSocket(at: .tcp(address: "127.0.0.1", port: 0))
    defer { socket.discard() }
    guard case .tcp("127.0.0.1", let port) = socket.endpoint else {
        Issue.record("not where it was asked to be: \(socket.endpoint)")
        return
    }
    #expect(port > 0)
    #expect(throws: EndpointProblem.inUse(socket.endpoint)) { try ListeningSocket(at: socket.endpoint) }
}

@Test func `an address of another machine cannot be listened on`() throws {
    let elsewhere = Endpoint.tcp(address: "192.0.2.1", port: 0)
    #expect(throws: EndpointProblem.system(SystemFailure("bind", code: EADDRNOTAVAIL), elsewhere)) {
        try ListeningSocket(at: elsewhere)
    }
}

@Test func `a Unix socket is for its owner and group, and its file goes with it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("door.sock")
    let socket = try ListeningSocket(at: .unix(path: path))
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o660)
    socket.discard()
    #expect(!FileManager.default.fileExists(atPath: path))
}

@Test func `a socket file nobody answers on is replaced, one that answers is not`() throws {
    let folder = try TemporaryFolder()
    let endpoint = Endpoint.unix(path: folder.file("door.sock"))
    // Closed without removing the file, as a killed process leaves it.
    close(try ListeningSocket(at: endpoint).descriptor)
    let second = try ListeningSocket(at: endpoint)
    defer { second.discard() }
    #expect(throws: EndpointProblem.inUse(endpoint)) { try ListeningSocket(at: endpoint) }
    #expect(FileManager.default.fileExists(atPath: folder.file("door.sock")))
}

@Test func `a file that is no socket is never removed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("precious", to: "door.sock")
    #expect(throws: EndpointProblem.notASocket(path: folder.file("door.sock"))) {
        try ListeningSocket(at: .unix(path: folder.file("door.sock")))
    }
    #expect(FileManager.default.contents(atPath: folder.file("door.sock")) == Data("precious".utf8))
}

@Test(arguments: [
    (["LISTEN_FDS": "1", "LISTEN_PID": "1"], 7, true),
    ([:], 7, true),
    (["LISTEN_FDS": "0", "LISTEN_PID": "7"], 7, true),
    (["LISTEN_FDS": "x", "LISTEN_PID": "7"], 7, false),
    (["LISTEN_FDS": "-1", "LISTEN_PID": "7"], 7, false),
    (["LISTEN_FDS": "1000000", "LISTEN_PID": "7"], 7, false),
    (["LISTEN_FDS": "2", "LISTEN_PID": "7", "LISTEN_FDNAMES": "console"], 7, false),
    (["LISTEN_FDS": "1", "LISTEN_PID": "me"], 7, false),
])
func `sockets of another process are left alone and a muddled environment is refused`(
    environment: [String: String], processID: Int32, isQuiet: Bool
) throws {
    if isQuiet {
        #expect(try SystemSockets.handedOver(environment: environment, processID: processID).isEmpty)
    } else {
        #expect(throws: SystemSockets.Problem.self) { try SystemSockets.handedOver(environment: environment, processID: processID) }
    }
}
