/// Bytes that wait for a slow peer. Holds no memory when empty.
struct Backlog {
    private var bytes: [UInt8] = []
    private var sent = 0

    /// Sent bytes are cut off once they are this many and more than half; before, moving the rest costs more than it frees.
    private static let compactAt = 16 * 1024

    var count: Int { bytes.count - sent }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ more: [UInt8]) {
        if bytes.isEmpty { bytes = more } else { bytes.append(contentsOf: more) }
    }

    /// Offers what waits to `write` once and forgets what it took.
    mutating func offer(_ write: (UnsafeRawBufferPointer) -> SocketCalls.Outcome) -> SocketCalls.Outcome {
        let outcome = bytes.withUnsafeBytes { write(UnsafeRawBufferPointer(rebasing: $0[sent...])) }
        if case .moved(let count) = outcome {
            sent += count
            if sent == bytes.count {
                bytes = []
                sent = 0
            } else if sent >= Self.compactAt, sent > bytes.count / 2 {
                bytes.removeSubrange(..<sent)
                sent = 0
            }
        }
        return outcome
    }
}
