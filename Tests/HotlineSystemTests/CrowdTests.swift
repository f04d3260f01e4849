import Foundation
import HotlineSystem
import Testing

/// Resident bytes of this process (proc_pid_statm(5)).
private func resident() -> Int {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ").dropFirst().first.flatMap {
        Int($0)
    }
    return (pages ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
}

@Test func `two thousand idle callers are held at once, and each is heard`() throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    try #require(limit.rlim_cur > 4200)
    let count = 2000
    let house = try EchoHouse(limits: ListenerLimits(connections: count, writeBacklog: 1 << 20, idleMilliseconds: 600_000))
    // The first caller brings what is needed once.
    let first = try house.client()
    try first.send("first")
    #expect(try first.readLine() == "first")
    let before = resident()
    var clients: [LineClient] = [first]
    for _ in 1..<count { clients.append(try house.client()) }
    for client in clients { try client.send("hello") }
    for client in clients { #expect(try client.readLine() == "hello") }
    #expect(house.figures == DoorFigures(open: count, accepted: count))
    print("resident growth for \(count) callers, both ends in this process: \((resident() - before) / count) bytes each")
    #expect(try house.client().readLine() == "full")
    #expect(house.switchboard.drain(withinMilliseconds: 0) >= 0)
    for client in clients { #expect(try client.readLine() == nil) }
}

// It ends only when other tests let go of the threads: on a slow machine that is the suite's end.
@Test(.timeLimit(.minutes(60)))
func `without a free descriptor a door rests, does not spin, and takes the caller later`() async {
    await #expect(processExitsWith: .success) {
        let house = try EchoHouse()
        let early = try house.client()
        try early.send("early")
        let greeting = try early.readLine()
        precondition(greeting == "early", "the door is open")
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        // The client takes the last descriptor that the limit leaves; what the test's own runtime gives back before is taken first.
        let next = dup(0)
        let usual = limit.rlim_cur
        limit.rlim_cur = rlim_t(next + 1)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        while dup(0) >= 0 {}
        close(next)
        let client = try house.client()
        try client.send("patient")
        while house.figures.rests == 0, house.figures.accepted == 1 {}
        precondition(house.figures.accepted == 1, "there was no descriptor for it")
        limit.rlim_cur = usual
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let answer = try client.readLine()
        precondition(answer == "patient", "the caller waited in the kernel's backlog")
        precondition(house.figures.rests == 1, "a rest is a second, not a spin")
    }
}

@Test(arguments: ["127.0.0.1:0", "unix"])
func `in a storm of callers that come and go, each hears its own answers only`(place: String) throws {
    let house = try EchoHouse(at: place == "unix" ? nil : Endpoint(parsing: place))
    let wrong = Confined([String](), label: "test.wrong")
    DispatchQueue.concurrentPerform(iterations: 8) { caller in
        for call in 0..<50 {
            do {
                let client = try house.client()
                for line in 0..<5 { try client.send("\(caller) \(call) \(line)") }
                // Every third hangs up before it hears the rest, so that its descriptor's number goes to another.
                for line in 0..<(call % 3 == 0 ? 1 : 5) {
                    let answer = try client.readLine()
                    if answer != "\(caller) \(call) \(line)" { wrong.sync { $0.append("\(caller) \(call) \(line): \(answer ?? "ended")") } }
                }
            } catch {
                wrong.sync { $0.append("\(caller) \(call): \(error)") }
            }
        }
    }
    #expect(wrong.sync { $0 }.isEmpty)
    for _ in 0..<400 { #expect(house.isGone.wait(timeout: .now() + 30) == .success) }
    #expect(house.figures == DoorFigures(open: 0, accepted: 400))
}
