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

@Test func `without a free descriptor a door rests, does not spin, and takes the caller later`() async {
    await #expect(processExitsWith: .success) {
        let house = try EchoHouse()
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        // The client takes the last descriptor that the limit leaves.
        let next = dup(0)
        close(next)
        let usual = limit.rlim_cur
        limit.rlim_cur = rlim_t(next + 1)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let client = try house.client()
        try client.send("patient")
        while house.figures.rests == 0 {}
        precondition(house.figures.accepted == 0, "there was no descriptor for it")
        limit.rlim_cur = usual
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let answer = try client.readLine()
        precondition(answer == "patient", "the caller waited in the kernel's backlog")
        precondition(house.figures.rests == 1, "a rest is a second, not a spin")
    }
}
