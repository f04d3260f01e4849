import Glibc

/// Tells the service manager how we are (sd_notify(3)). Does nothing when nobody asked.
package struct ServiceNotifier: Sendable {
    private let descriptor: Descriptor?
    private let name: [UInt8]
    /// How often the watchdog must be fed at the latest, in microseconds; `nil` when there is none. Feed it at half of that.
    package let watchdogMicroseconds: Int64?

    /// - Parameter environment: `NOTIFY_SOCKET` (an absolute path, or `@` and an abstract name), `WATCHDOG_USEC`, `WATCHDOG_PID`.
    package init(environment: [String: String], processID: Int32 = getpid()) {
        var socketName: [UInt8] = []
        if let text = environment["NOTIFY_SOCKET"], text.hasPrefix("/") || text.hasPrefix("@") {
            socketName = Array(text.utf8)
            if text.hasPrefix("@") { socketName[0] = 0 }
        }
        name = socketName
        let number = socketName.isEmpty ? -1 : socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        descriptor = number >= 0 ? Descriptor(number) : nil
        let isMeant = environment["WATCHDOG_PID"].map { Int32($0) == processID } ?? true
        watchdogMicroseconds = isMeant ? environment["WATCHDOG_USEC"].flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil } : nil
    }

    package var isListening: Bool { descriptor != nil }

    /// Everything is open and callers are taken; ends a reload too.
    @discardableResult package func ready() -> Bool { send("READY=1") }
    /// A stop has begun and takes at most so long: the manager waits for that, whatever its own time-out for a stop says.
    @discardableResult
    package func stopping(withinMilliseconds limit: Int64) -> Bool { send("STOPPING=1\nEXTEND_TIMEOUT_USEC=\(limit * 1_000)") }
    @discardableResult package func feedWatchdog() -> Bool { send("WATCHDOG=1") }

    /// New tables are being read; `ready` ends it. The instant lets the manager tell this reload from an earlier one.
    @discardableResult
    package func reloading() -> Bool { send("RELOADING=1\nMONOTONIC_USEC=\(MonotonicClock.microseconds())") }

    /// One line for `systemctl status`.
    @discardableResult
    package func status(_ text: String) -> Bool { send("STATUS=" + TerminalText.escape(text)) }

    /// - Returns: whether the manager took it.
    private func send(_ message: String) -> Bool {
        guard let descriptor, let address = SocketAddress(unixName: name) else { return false }
        let bytes = Array(message.utf8)
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let sent = address.withPointer { pointer, length in
            uninterrupted { sendto(descriptor.number, bytes, bytes.count, flags, pointer, length) }
        }
        return sent == bytes.count
    }
}
