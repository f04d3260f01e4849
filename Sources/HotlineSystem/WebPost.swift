/// One POST over HTTP/1.1 on a connection of its own (RFC 9112), and the status of the answer. Blocks whoever sends it, never longer than
/// its limit; redirects are an answer like any other.
///
/// TLS is not spoken here: an encrypted address is asked for in absolute form (§3.2.2) at a proxy that speaks it.
package struct WebPost: Sendable {
    package enum Outcome: Hashable, Sendable {
        case answered(status: Int)
        case failed(Trouble)
    }

    /// Why there is no answer.
    package enum Trouble: String, Hashable, Sendable {
        case unreachable
        case timeout
        /// The other side closed before it had answered.
        case closed
        case notHTTP = "not-http"
    }

    /// Bytes of a line of the answer's head, and lines of it: what receivers send fits many times.
    static let longestLine = 8_192
    static let mostLines = 100
    /// Heads that may come before the answer: 100 Continue, 103 Early Hints (RFC 9110 §15.2).
    static let mostInterim = 4

    let address: WebAddress
    let fields: [(name: String, value: String)]
    let body: [UInt8]
    let place: Endpoint
    let isProxied: Bool

    /// - Parameters:
    ///   - fields: without `Host`, `Content-Length` and `Connection`, which are made here.
    ///   - proxy: needed for an encrypted address, and used for nothing else.
    /// - Returns: nil where the address cannot be gone to: a name without encryption, or encryption without a proxy.
    package init?(to address: WebAddress, fields: [(name: String, value: String)], body: [UInt8], proxy: Endpoint?) {
        isProxied = address.isEncrypted
        guard let place = isProxied ? proxy : address.endpoint else { return nil }
        self.place = place
        self.address = address
        self.fields = fields
        self.body = body
    }

    package func send(withinMilliseconds limit: Int64) -> Outcome {
        let end = MonotonicClock.milliseconds() + limit
        func left() -> Int64 { max(1, end - MonotonicClock.milliseconds()) }
        do throws(LineClient.Problem) {
            let client = try LineClient(to: place, withinMilliseconds: left(), longest: Self.longestLine)
            try client.send(bytes, withinMilliseconds: left())
            for _ in 0...Self.mostInterim {
                guard let line = try client.readLine(withinMilliseconds: left()) else { return .failed(.closed) }
                guard let status = Self.status(line) else { return .failed(.notHTTP) }
                guard try readFields(client, left) else { return .failed(.closed) }
                if status >= 200 { return .answered(status: status) }
            }
            return .failed(.notHTTP)
        } catch {
            switch error {
            case .refused, .system: return .failed(.unreachable)
            case .timedOut: return .failed(.timeout)
            case .ended: return .failed(.closed)
            case .tooLong: return .failed(.notHTTP)
            }
        }
    }

    /// Reads to the end of the head; what follows it is nobody's business here, and the connection closes.
    private func readFields(_ client: LineClient, _ left: () -> Int64) throws(LineClient.Problem) -> Bool {
        for _ in 0..<Self.mostLines {
            guard let line = try client.readLine(withinMilliseconds: left()) else { return false }
            if line.isEmpty { return true }
        }
        throw .tooLong(limit: Self.mostLines)
    }

    private var bytes: [UInt8] {
        let target = isProxied ? address.description : address.target
        let own = [("Host", address.authority), ("Content-Length", "\(body.count)"), ("Connection", "close")]
        let head = ["POST \(target) HTTP/1.1"] + (own + fields.map { ($0.name, $0.value) }).map { "\($0.0): \($0.1)" }
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    /// `HTTP/1.1 204 No Content` (RFC 9112 §4).
    private static func status(_ line: String) -> Int? {
        let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0] == "HTTP/1.1" || parts[0] == "HTTP/1.0", parts[1].utf8.count == 3, let status = Int(parts[1]),
            (100...599).contains(status)
        else { return nil }
        return status
    }
}
