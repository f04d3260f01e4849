import Dispatch
import Glibc

/// The program's log: one line an event to standard output, where the service manager reads it.
///
/// Whoever logs never waits for the reader of the log. If nobody reads, lines wait up to a bound; after that they are dropped and
/// counted, and the next line that leaves says how many were lost.
package struct Log: Sendable {
    /// syslog(3) priorities, as sd-daemon(3) writes them.
    package enum Level: Int, Comparable, Sendable {
        case alert = 1
        case critical, error, warning, notice, info, debug

        /// Worse is greater.
        package static func < (a: Level, b: Level) -> Bool { a.rawValue > b.rawValue }
    }

    /// Lines that wait for a slow reader; at some hundred bytes each, a few hundred kilobytes.
    package static let mostWaiting = 4096

    private struct Waiting {
        var lines: [[UInt8]] = []
        var dropped = 0
        var isWriting = false
    }

    private let waiting = Confined(Waiting(), label: "hotline.log")
    private let writer = DispatchQueue(label: "hotline.log.writer")
    private let descriptor: Int32
    private let threshold: Level

    package init(descriptor: Int32 = STDOUT_FILENO, threshold: Level = .info) {
        self.descriptor = descriptor
        self.threshold = threshold
    }

    /// `log.event(.info, "ticket-accepted", ["ticket": number])`: the fields keep their order. No phone, name or text of a citizen.
    package func event(_ level: Level, _ slug: String, _ fields: KeyValuePairs<String, any CustomStringConvertible> = [:]) {
        guard level >= threshold else { return }
        let line = LogLine.render(level, slug, fields.map { (key: $0.key, value: $0.value.description) })
        let mustStart = waiting.sync { waiting -> Bool in
            guard waiting.lines.count < Self.mostWaiting else {
                waiting.dropped += 1
                return false
            }
            waiting.lines.append(line)
            defer { waiting.isWriting = true }
            return !waiting.isWriting
        }
        if mustStart { writer.async { writeAll() } }
    }

    /// Waits until everything logged so far has left, at most so long: before the process ends.
    /// - Returns: whether it has.
    @discardableResult
    package func flush(withinMilliseconds limit: Int) -> Bool {
        let done = DispatchSemaphore(value: 0)
        writer.async { done.signal() }
        return done.wait(timeout: .now() + .milliseconds(limit)) == .success
    }

    private func writeAll() {
        while true {
            let (lines, dropped) = waiting.sync { waiting -> ([[UInt8]], Int) in
                let taken = (waiting.lines, waiting.dropped)
                waiting.lines = []
                waiting.dropped = 0
                waiting.isWriting = !taken.0.isEmpty
                return taken
            }
            if lines.isEmpty { return }
            for line in lines { write(line) }
            if dropped > 0 { write(LogLine.render(.warning, "log-dropped", [(key: "lines", value: String(dropped))])) }
        }
    }

    /// One write(2) for a line. A reader that has gone costs the line, nothing else.
    private func write(_ line: [UInt8]) {
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in uninterrupted { Glibc.write(descriptor, bytes.baseAddress, bytes.count) } }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // Somebody made the pipe non-blocking: wait here, on the writer's own queue.
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = uninterrupted { poll(&ready, 1, -1) }
            } else {
                return
            }
        }
    }
}
