import Glibc

/// A blocking client of lines, for tools and for calls that leave the daemon: connects, sends, reads lines, and never waits without an end.
package final class LineClient {
    package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// Nobody listens there.
        case refused(Endpoint)
        case timedOut(Endpoint)
        /// The other side closed.
        case ended(Endpoint)
        case tooLong(limit: Int)
        case system(SystemFailure, Endpoint)

        package var description: String {
            switch self {
            case .refused(let endpoint): "nobody answers at \(endpoint); is the daemon running?"
            case .timedOut(let endpoint): "\(endpoint) did not answer in time; try again"
            case .ended(let endpoint): "\(endpoint) closed the connection"
            case .tooLong(let limit): "the answer holds a line of more than \(limit) bytes"
            case .system(let failure, let endpoint): "cannot speak with \(endpoint): \(failure)"
            }
        }

        package var chinese: String {
            switch self {
            case .refused(let endpoint): "\(endpoint) 无人应答，服务是否在运行？"
            case .timedOut(let endpoint): "\(endpoint) 未及时应答，请重试"
            case .ended(let endpoint): "\(endpoint) 已关闭连接"
            case .tooLong(let limit): "应答中有超过 \(limit) 字节的行"
            case .system(let failure, let endpoint): "无法与 \(endpoint) 通信：\(failure)"
            }
        }
    }

    /// The longest line of an answer; a ticket in JSON is a few kilobytes.
    package static let longestLine = 1 << 20

    package let endpoint: Endpoint
    /// For a tool that waits for the keyboard at the same time.
    package var descriptorNumber: Int32 { descriptor.number }
    private let descriptor: Descriptor
    private let longest: Int
    private var splitter: LineSplitter

    /// - Parameter longest: bytes of a line of the answer.
    package init(to endpoint: Endpoint, withinMilliseconds limit: Int64 = 5000, longest: Int = longestLine) throws(Problem) {
        precondition(limit > 0, "a time-out of zero would mean none to the kernel")
        guard let address = SocketAddress(endpoint) else { throw .refused(endpoint) }
        let number = socket(address.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw .system(SystemFailure("socket"), endpoint) }
        self.endpoint = endpoint
        self.longest = longest
        splitter = LineSplitter(limit: longest)
        descriptor = Descriptor(number)
        // connect(2) keeps to the time-out of sending (socket(7)): a Unix socket whose line of callers is full has no other wait.
        var patience = timeval(tv_sec: Int(limit / 1000), tv_usec: Int(limit % 1000) * 1000)
        setsockopt(number, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard address.withPointer({ pointer, length in uninterrupted { connect(number, pointer, length) } }) == 0 else {
            switch errno {
            case ECONNREFUSED, ENOENT: throw .refused(endpoint)
            case EAGAIN, EINPROGRESS, ETIMEDOUT: throw .timedOut(endpoint)
            default: throw .system(SystemFailure("connect"), endpoint)
            }
        }
        guard SocketCalls.prepare(number) else { throw .system(SystemFailure("fcntl"), endpoint) }
    }

    /// Sends the line and its CR LF. What would end the line early is sent as a space.
    package func send(_ line: String, withinMilliseconds limit: Int64 = 5000) throws(Problem) {
        try send(line.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0D, 0x0A], withinMilliseconds: limit)
    }

    package func send(_ bytes: [UInt8], withinMilliseconds limit: Int64 = 5000) throws(Problem) {
        let end = MonotonicClock.milliseconds() + limit
        var rest = bytes[...]
        while !rest.isEmpty {
            switch rest.withUnsafeBytes({ SocketCalls.write(descriptor.number, $0) }) {
            case .moved(let count): rest = rest.dropFirst(count)
            case .wouldBlock: try wait(for: POLLOUT, until: end)
            case .ended: throw .ended(endpoint)
            case .failed(let code): throw code == EPIPE ? .ended(endpoint) : .system(SystemFailure("send", code: code), endpoint)
            }
        }
    }

    /// The other side then knows that nothing more comes.
    package func endWriting() { SocketCalls.endWriting(descriptor.number) }

    /// The next line without its ending; `nil` when the other side has closed after a whole line.
    package func readLine(withinMilliseconds limit: Int64 = 30_000) throws(Problem) -> String? {
        let end = MonotonicClock.milliseconds() + limit
        while true {
            if let event = splitter.next() { return try text(event) }
            var bytes: [UInt8] = []
            let outcome = withUnsafeTemporaryAllocation(byteCount: ListenerLimits.mostReadBytes, alignment: 1) { room in
                let outcome = SocketCalls.read(descriptor.number, into: room)
                if case .moved(let count) = outcome { bytes = Array(room.prefix(count)) }
                return outcome
            }
            switch outcome {
            case .moved: splitter.append(bytes)
            case .wouldBlock: try wait(for: POLLIN, until: end)
            case .ended:
                guard let rest = splitter.finish() else { return nil }
                return try text(rest)
            case .failed(let code): throw .system(SystemFailure("recv", code: code), endpoint)
            }
        }
    }

    private func text(_ event: LineSplitter.Event) throws(Problem) -> String {
        switch event {
        case .line(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .tooLong: throw .tooLong(limit: longest)
        }
    }

    private func wait(for events: Int32, until end: Int64) throws(Problem) {
        let left = end - MonotonicClock.milliseconds()
        guard left > 0 else { throw .timedOut(endpoint) }
        var ready = pollfd(fd: descriptor.number, events: Int16(events), revents: 0)
        let count = uninterrupted { poll(&ready, 1, Int32(clamping: left)) }
        if count == 0 { throw .timedOut(endpoint) }
        if count < 0 { throw .system(SystemFailure("poll"), endpoint) }
    }
}
