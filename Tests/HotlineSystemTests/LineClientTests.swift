import Foundation
import HotlineSystem
import Testing

@Test func `a client says that nobody is there`() throws {
    let folder = try TemporaryFolder()
    let nowhere = Endpoint.unix(path: folder.file("none.sock"))
    #expect(throws: LineClient.Problem.refused(nowhere)) { try LineClient(to: nowhere) }
    let socket = try ListeningSocket(at: .tcp(address: "127.0.0.1", port: 0))
    socket.discard()
    #expect(throws: LineClient.Problem.refused(socket.endpoint)) { try LineClient(to: socket.endpoint) }
}

@Test func `a client does not wait for ever`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    #expect(throws: LineClient.Problem.timedOut(house.endpoint)) { try client.readLine(withinMilliseconds: 1) }
    #expect(throws: LineClient.Problem.timedOut(house.endpoint)) { try client.readLine(withinMilliseconds: 0) }
    try client.send("still good")
    #expect(try client.readLine() == "still good")
}

@Test func `a line cannot be made two by what is in it`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send("one\nbye\r\n")
    #expect(try client.readLine() == "one bye")
    try client.send("two")
    #expect(try client.readLine() == "two")
}

@Test func `a socket the service manager would hand over is taken, another file is not`() throws {
    let socket = try ListeningSocket(at: .tcp(address: "127.0.0.1", port: 0))
    let adopted = try SystemSockets.adopt(socket.descriptor, name: "console")
    #expect(adopted.endpoint == socket.endpoint)
    #expect(!adopted.ownsFile)
    socket.discard()
    let pipe = Pipe()
    #expect(throws: SystemSockets.Problem.notListening(name: "chat")) {
        try SystemSockets.adopt(pipe.fileHandleForReading.fileDescriptor, name: "chat")
    }
}

@Test func `an overflow id is marked, for it names nobody`() {
    #expect(Peer.unix(uid: 65534, gid: 65534, pid: 1).isOverflow)
    #expect(!Peer.unix(uid: 1000, gid: 65534, pid: 1).isOverflow)
    #expect(!Peer.tcp(address: "127.0.0.1", port: 1, isLoopback: true).isOverflow)
}

@Test func `an account is found by number and by name`() {
    #expect(UnixAccount.name(of: 0) == "root")
    #expect(UnixAccount.id(named: "root") == 0)
    #expect(UnixAccount.name(of: 4_000_000_001) == nil)
    #expect(UnixAccount.id(named: "no such account") == nil)
}
