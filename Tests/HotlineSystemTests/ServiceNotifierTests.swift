import Foundation
import HotlineSystem
import Testing

/// The service manager's end: a datagram socket, by path or by an abstract name.
private final class Manager {
    let descriptor: Descriptor

    init(name: [UInt8]) throws {
        let number = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        descriptor = Descriptor(number)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let length = socklen_t(2 + name.count)
        let outcome = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(number, $0, length) }
        }
        try #require(outcome == 0)
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    func heard() -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor.number, &bytes, bytes.count, 0)
        return count < 0 ? "nothing" : String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}

@Test func `the service manager hears how we are`() throws {
    let folder = try TemporaryFolder()
    let manager = try Manager(name: Array(folder.file("notify").utf8))
    let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": folder.file("notify")])
    #expect(notifier.isListening)
    #expect(notifier.ready())
    #expect(manager.heard() == "READY=1")
    #expect(notifier.status("12 open\nREADY=0"))
    #expect(manager.heard() == "STATUS=12 open\\u{A}READY=0")
    #expect(notifier.feedWatchdog())
    #expect(manager.heard() == "WATCHDOG=1")
    let before = MonotonicClock.microseconds()
    #expect(notifier.reloading())
    let words = manager.heard().split(separator: "\n")
    #expect(words.first == "RELOADING=1")
    let instant = try #require(words.last.flatMap { $0.split(separator: "=").last }.flatMap { Int64($0) })
    #expect((before...MonotonicClock.microseconds()).contains(instant))
    #expect(notifier.stopping(withinMilliseconds: 15_000))
    #expect(manager.heard() == "STOPPING=1\nEXTEND_TIMEOUT_USEC=15000000")
}

@Test func `an abstract name reaches the manager too`() throws {
    let name = "hotline-test-\(UInt64.random(in: .min ... .max))"
    let manager = try Manager(name: [0] + Array(name.utf8))
    #expect(ServiceNotifier(environment: ["NOTIFY_SOCKET": "@" + name]).ready())
    #expect(manager.heard() == "READY=1")
}

@Test(arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative"], ["NOTIFY_SOCKET": "/nonexistent/x"]])
func `without a manager nothing is said and nothing breaks`(environment: [String: String]) {
    #expect(!ServiceNotifier(environment: environment).ready())
}

@Test(arguments: [
    (["WATCHDOG_USEC": "30000000"], Int64?(30_000_000)),
    (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "7"], Int64?(30_000_000)),
    (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "8"], nil),
    (["WATCHDOG_USEC": "0"], nil),
    (["WATCHDOG_USEC": "soon"], nil),
    ([:], nil),
])
func `the watchdog is fed when it is ours`(environment: [String: String], interval: Int64?) {
    #expect(ServiceNotifier(environment: environment, processID: 7).watchdogMicroseconds == interval)
}

@Test func `a signal is a call on a queue, and no longer the end`() {
    let heard = Confined([Signals.Signal](), label: "test.signals")
    let done = DispatchSemaphore(value: 0)
    let signals = Signals([.hangUp, .terminate], on: heard.queue) { each in
        heard.inside { $0.append(each) }
        done.signal()
    }
    kill(getpid(), SIGHUP)
    #expect(done.wait(timeout: .now() + 30) == .success)
    kill(getpid(), SIGTERM)
    #expect(done.wait(timeout: .now() + 30) == .success)
    #expect(heard.sync { $0 } == [.hangUp, .terminate])
    signals.cancel()
}
