import Foundation
import HotlineSystem
import Testing

@Test(arguments: ["127.0.0.1:0", "[::1]:0", "unix"])
func `a line is answered, over TCP and over a Unix socket`(place: String) throws {
    let house = try EchoHouse(at: place == "unix" ? nil : Endpoint(parsing: place))
    let client = try house.client()
    try client.send("井盖")
    #expect(try client.readLine() == "井盖")
    try client.send("who")
    let peer = try #require(try client.readLine())
    #expect(place == "unix" ? peer == "uid:\(getuid()) pid:\(getpid())" : peer.hasPrefix(place.dropLast()))
    #expect(house.figures == DoorFigures(open: 1, accepted: 1))
}

@Test func `replies come in the order of the lines, one request at a time`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send(Array((0..<500).map { "line \($0)\r\n" }.joined().utf8))
    for number in 0..<500 { #expect(try client.readLine() == "line \(number)") }
}

@Test func `a conversation that pauses goes on after the others' turn, though its peer has ended`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send(Array("pause\npause\nline\n".utf8))
    client.endWriting()
    for line in ["pausing", "woken at 7", "pausing", "woken at 7", "line"] { #expect(try client.readLine() == line) }
    #expect(try client.readLine() == nil)
}

@Test func `nothing is read of a peer that does not take what it was sent, and the pause lasts until it does`() throws {
    let house = try EchoHouse(limits: ListenerLimits(connections: 100, writeBacklog: 1 << 20, idleMilliseconds: 60_000))
    let client = try house.client()
    // More than the kernel keeps and half of the backlog: the pause waits for the reader.
    try client.send(Array("say 900000\npause\n".utf8))
    let other = try house.client()
    try other.send("here")
    #expect(try other.readLine() == "here")
    try client.send("line")
    let words = try #require(try client.readLine())
    #expect(words.hasSuffix("pausing"))
    #expect(try client.readLine() == "woken at 7")
    #expect(try client.readLine() == "line")
}

@Test func `the next line is not asked before the reply to the last`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send(Array("hold 1\nhold 2\nthird\n".utf8))
    #expect(house.release("one")?.request == "hold 1")
    #expect(try client.readLine() == "one")
    #expect(house.release("two")?.request == "hold 2")
    #expect(try client.readLine() == "two")
    #expect(try client.readLine() == "third")
}

@Test func `a reply goes to its connection though others came and went`() throws {
    let house = try EchoHouse()
    let first = try house.client()
    try first.send(Array("join room\nhold\n".utf8))
    #expect(try first.readLine() == "joined")
    #expect(house.isHeld.wait(timeout: .now() + 30) == .success)
    let held = try #require(house.held.sync { $0.first })
    house.switchboard.push("close", to: "room")
    #expect(try first.readLine() == "closing")
    #expect(try first.readLine() == nil)
    first.endWriting()
    #expect(house.isGone.wait(timeout: .now() + 30) == .success)
    // The kernel gives the same number to the next; the late reply must not.
    let second = try house.client()
    try second.send("here")
    #expect(try second.readLine() == "here")
    held.reply("stray")
    try second.send("still here")
    #expect(try second.readLine() == "still here")
}

@Test func `a second reply to one request is dropped`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send("hold")
    let held = try #require(house.release("once"))
    held.reply("twice")
    try client.send("next")
    #expect(try client.readLine() == "once")
    #expect(try client.readLine() == "next")
    try client.send("hold")
    #expect(house.isHeld.wait(timeout: .now() + 30) == .success)
    held.reply("thrice")
    try #require(house.held.sync { $0.first }).reply("own")
    #expect(try client.readLine() == "own")
}

@Test(arguments: ["127.0.0.1:0", "unix"])
func `one caller too many is told so, and the next after somebody left is taken`(place: String) throws {
    let limits = ListenerLimits(connections: 2, writeBacklog: 1 << 20, idleMilliseconds: 60_000)
    let house = try EchoHouse(at: place == "unix" ? nil : Endpoint(parsing: place), limits: limits, fullNotice: "421 full\r\n")
    let (first, second) = (try house.client(), try house.client())
    for client in [first, second] {
        try client.send("in")
        #expect(try client.readLine() == "in")
    }
    let third = try house.client()
    #expect(try third.readLine() == "421 full")
    #expect(try third.readLine() == nil)
    #expect(house.figures == DoorFigures(open: 2, accepted: 2, turnedAway: 1))
    first.endWriting()
    #expect(try first.readLine() == nil)
    #expect(house.isGone.wait(timeout: .now() + 30) == .success)
    let fourth = try house.client()
    try fourth.send("in")
    #expect(try fourth.readLine() == "in")
}

@Test(arguments: ["127.0.0.1:0", "unix"])
func `a last line without its end is answered after the caller stopped sending`(place: String) throws {
    let house = try EchoHouse(at: place == "unix" ? nil : Endpoint(parsing: place))
    let client = try house.client()
    try client.send(Array("one\ntwo\nlast".utf8))
    client.endWriting()
    #expect(try client.readLine() == "one")
    #expect(try client.readLine() == "two")
    #expect(try client.readLine() == "last")
    #expect(try client.readLine() == nil)
    #expect(house.isGone.wait(timeout: .now() + 30) == .success)
}

@Test func `a caller that hangs up before its answer costs nothing`() throws {
    let house = try EchoHouse()
    do {
        let client = try house.client()
        try client.send("hold")
        #expect(house.isHeld.wait(timeout: .now() + 30) == .success)
    }
    try #require(house.held.sync { $0.first }).reply("to nobody")
    #expect(house.isGone.wait(timeout: .now() + 30) == .success)
    #expect(house.figures.open == 0)
}

@Test func `what was said before goodbye leaves, and nothing after`() throws {
    let house = try EchoHouse(at: Endpoint(parsing: "127.0.0.1:0"))
    let client = try house.client()
    // Far more than a socket buffer, and unread input behind the goodbye, which must not destroy it.
    try client.send(Array(("say 900000\nbye\n" + String(repeating: "ignored\n", count: 1000)).utf8))
    #expect(try client.readLine() == String(repeating: ".", count: 900_000) + "bye")
    #expect(try client.readLine() == nil)
}

@Test func `who does not read is closed when too much waits`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send("join room")
    #expect(try client.readLine() == "joined")
    let piece = String(repeating: "x", count: 64 * 1024)
    var pushes = 0
    while house.figures.tooSlow == 0, pushes < 1000 {
        house.switchboard.push(piece, to: "room")
        pushes += 1
    }
    // A mebibyte of backlog and what the kernel took.
    #expect((16...64).contains(pushes))
    #expect(house.isGone.wait(timeout: .now() + 30) == .success)
    #expect(house.figures.open == 0)
}

@Test func `who takes nothing for the stall time is closed`() throws {
    let limits = ListenerLimits(connections: 2, writeBacklog: 4 << 20, idleMilliseconds: 60_000, stallMilliseconds: 100)
    let house = try EchoHouse(limits: limits)
    let client = try house.client()
    try client.send("say 2000000")
    #expect(house.isGone.wait(timeout: .now() + 30) == .success)
    #expect(house.figures.tooSlow == 1)
}

@Test func `a long answer arrives whole at a reader that takes its time`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send(Array("say 700000\nnext\n".utf8))
    #expect(try client.readLine() == String(repeating: ".", count: 700_000) + "next")
    try client.send("after")
    #expect(try client.readLine() == "after")
}

@Test func `pushes reach the group in order, and nobody else`() throws {
    let house = try EchoHouse()
    let (member, other, stranger) = (try house.client(), try house.client(), try house.client())
    for (client, group) in [(member, "consoles"), (other, "consoles"), (stranger, "gateway:wx")] {
        try client.send("join \(group)")
        #expect(try client.readLine() == "joined")
    }
    for number in 0..<100 { house.switchboard.push("ring \(number)", to: "consoles") }
    house.switchboard.push("nobody", to: "person:8007")
    for client in [member, other] {
        for number in 0..<100 { #expect(try client.readLine() == "ring \(number)") }
    }
    try stranger.send("quiet")
    #expect(try stranger.readLine() == "quiet")
}

@Test(arguments: [(16, "joined"), (17, nil)] as [(Int, String?)])
func `one connection is in sixteen groups at most`(count: Int, last: String?) throws {
    let house = try EchoHouse()
    let client = try house.client()
    for number in 1...count {
        try client.send("join group-\(number)")
        #expect(try client.readLine() == (number == count ? last : "joined"))
    }
}

@Test func `a push reaches a connection whose request is outstanding`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send(Array("join room\nhold\n".utf8))
    #expect(try client.readLine() == "joined")
    #expect(house.isHeld.wait(timeout: .now() + 30) == .success)
    house.switchboard.push("meanwhile", to: "room")
    #expect(try client.readLine() == "meanwhile")
    try #require(house.held.sync { $0.first }).reply("at last")
    #expect(try client.readLine() == "at last")
}

@Test func `a long poll ends at a notice or when its time has run out, and is told the wall clock`() throws {
    let clock = WallClock.simulated(startingAt: 1000)
    let house = try EchoHouse(now: { clock.now() })
    let client = try house.client()
    try client.send("wait 3000000")
    #expect(try client.readLine() == "waiting")
    clock.set(to: 2000)
    house.switchboard.wakeWaiters(on: ["news"])
    #expect(try client.readLine() == "woken at 2000")
    try client.send("wait 1")
    #expect(try client.readLine() == "waiting")
    #expect(try client.readLine() == "woken at 2000")
    try client.send("on")
    #expect(try client.readLine() == "on")
}

@Test func `many notices in a row wake everybody who waits, the last one too`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    for _ in 0..<20 {
        try client.send("wait 3000000")
        #expect(try client.readLine() == "waiting")
        house.switchboard.wakeWaiters(on: ["news"])
        #expect(try client.readLine() == "woken at 7")
    }
}

@Test func `a notice wakes those who wait for its topic and nobody else`() throws {
    let clock = WallClock.simulated(startingAt: 1000)
    let house = try EchoHouse(now: { clock.now() })
    let (water, roads) = (try house.client(), try house.client())
    for (client, topic) in [(water, "water"), (roads, "roads")] {
        try client.send("wait 3000000 \(topic)")
        #expect(try client.readLine() == "waiting")
    }
    clock.set(to: 2000)
    house.switchboard.wakeWaiters(on: ["roads", "parks"])
    #expect(try roads.readLine() == "woken at 2000")
    clock.set(to: 3000)
    house.switchboard.wakeWaiters(on: ["water"])
    #expect(try water.readLine() == "woken at 3000")
}

@Test func `a notice that comes while a question is under way ends the wait that follows it`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send("hold on")
    #expect(house.isHeld.wait(timeout: .now() + 30) == .success)
    house.switchboard.wakeWaiters(on: ["news"])
    try #require(house.held.sync { $0.first }).reply("nothing new")
    #expect(try client.readLine() == "nothing new")
    try client.send("wait 3000000")
    #expect(try client.readLine() == "waiting")
    #expect(try client.readLine() == "woken at 7")
}

@Test func `who is silent past the idle time hears of it`() throws {
    let limits = ListenerLimits(connections: 2, writeBacklog: 1 << 20, idleMilliseconds: 50)
    let house = try EchoHouse(limits: limits)
    let client = try house.client()
    #expect(try client.readLine() == "timed out")
    #expect(try client.readLine() == nil)
}

@Test func `a conversation's own deadline comes before the idle time, and none is none`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send("deadline 50")
    #expect(try client.readLine() == "deadline")
    #expect(try client.readLine() == "timed out")
    let limits = ListenerLimits(connections: 2, writeBacklog: 1 << 20, idleMilliseconds: 50)
    let patient = try EchoHouse(limits: limits)
    let (second, third) = (try patient.client(), try patient.client())
    try second.send("deadline none")
    #expect(try second.readLine() == "deadline")
    // The other one's timing out shows that the sweep has passed.
    #expect(try third.readLine() == "timed out")
    try second.send("still here")
    #expect(try second.readLine() == "still here")
}

@Test func `the caller's deadline stands still while it waits for us`() throws {
    let limits = ListenerLimits(connections: 2, writeBacklog: 1 << 20, idleMilliseconds: 50)
    let house = try EchoHouse(limits: limits)
    let client = try house.client()
    try client.send("hold")
    #expect(house.isHeld.wait(timeout: .now() + 30) == .success)
    #expect(try house.client().readLine() == "timed out")
    try #require(house.held.sync { $0.first }).reply("answer")
    #expect(try client.readLine() == "answer")
    #expect(try client.readLine() == "timed out")
}

@Test func `draining answers what is under way, ends the others and takes nobody new`() throws {
    let house = try EchoHouse()
    let (busy, idle, waiting) = (try house.client(), try house.client(), try house.client())
    try busy.send(Array("hold\nnever asked\n".utf8))
    try waiting.send("wait 3000000")
    #expect(try waiting.readLine() == "waiting")
    try idle.send("here")
    #expect(try idle.readLine() == "here")
    #expect(house.isHeld.wait(timeout: .now() + 30) == .success)
    let cut = Confined(-1, label: "test.cut")
    let done = DispatchSemaphore(value: 0)
    let switchboard = house.switchboard
    DispatchQueue(label: "test.drain").async {
        let count = switchboard.drain(withinMilliseconds: 30_000)
        cut.sync { $0 = count }
        done.signal()
    }
    #expect(try idle.readLine() == nil)
    #expect(try waiting.readLine() == "woken at 7")
    #expect(try waiting.readLine() == nil)
    #expect(throws: LineClient.Problem.refused(house.endpoint)) { try house.client() }
    try #require(house.held.sync { $0.first }).reply("done")
    #expect(try busy.readLine() == "done")
    #expect(try busy.readLine() == nil)
    for client in [busy, idle, waiting] { client.endWriting() }
    #expect(done.wait(timeout: .now() + 30) == .success)
    #expect(cut.sync { $0 } == 0)
    #expect(house.figures.open == 0)
}

@Test func `draining does not wait for ever`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send("hold")
    #expect(house.isHeld.wait(timeout: .now() + 30) == .success)
    #expect(house.switchboard.drain(withinMilliseconds: 100) == 1)
    #expect(try client.readLine() == nil)
    // Too late, and to nobody.
    try #require(house.held.sync { $0.first }).reply("late")
    #expect(house.switchboard.drain(withinMilliseconds: 100) == 0)
}

@Test func `a closed door leaves those inside alone`() throws {
    let house = try EchoHouse()
    let client = try house.client()
    try client.send("in")
    #expect(try client.readLine() == "in")
    house.switchboard.stopAccepting()
    #expect(throws: LineClient.Problem.refused(house.endpoint)) { try house.client() }
    try client.send("still in")
    #expect(try client.readLine() == "still in")
}

@Test func `the queue says when it has turned`() throws {
    let house = try EchoHouse()
    let turned = DispatchSemaphore(value: 0)
    house.switchboard.turn { turned.signal() }
    #expect(turned.wait(timeout: .now() + 30) == .success)
}
