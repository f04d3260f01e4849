/// Cuts a stream of bytes into lines that end in LF or CR LF, wherever the reads happened to be cut.
///
/// Give bytes by `append`, take lines by `next` until it has none: what is not taken yet waits here, so that a conversation may
/// answer one line before it looks at the following one. Holds at most `limit + 1` bytes and what was not yet taken; nothing when empty.
package struct LineSplitter: Sendable {
    package enum Event: Hashable, Sendable {
        /// Without its CR LF or LF. A CR elsewhere is part of the line.
        case line([UInt8])
        /// A line over the limit was skipped up to its end; `discarded` is how long it was. The next line is intact.
        case tooLong(discarded: Int)
    }

    /// Bytes of a line without its ending.
    package let limit: Int
    private var buffer: [UInt8] = []
    /// Where the next line begins, and how far it was searched for its end.
    private var start = 0
    private var searched = 0
    /// Bytes of the present line that were thrown away already, and whether the last of them was a CR.
    private var skipped = 0
    private var skippedCR = false

    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    package init(limit: Int) {
        precondition(limit > 0, "a line of no bytes says nothing")
        self.limit = limit
    }

    package mutating func append(_ bytes: [UInt8]) {
        if start > 0 {
            buffer.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        if buffer.isEmpty { buffer = bytes } else { buffer.append(contentsOf: bytes) }
    }

    /// The next line that is complete.
    package mutating func next() -> Event? {
        if let end = buffer[searched...].firstIndex(of: Self.lineFeed) {
            let event = Self.event(buffer[start..<end], after: skipped, skippedCR, limit: limit)
            start = end + 1
            searched = start
            skipped = 0
            skippedCR = false
            if start == buffer.count { forget() }
            return event
        }
        searched = buffer.count
        // One byte over the limit may still be the CR of an ending.
        if skipped > 0 || buffer.count - start > limit + 1 {
            skipped += buffer.count - start
            if let last = buffer[start...].last { skippedCR = last == Self.carriageReturn }
            forget()
        }
        return nil
    }

    /// All lines that are complete after these bytes.
    package mutating func feed(_ bytes: [UInt8]) -> [Event] {
        append(bytes)
        var events: [Event] = []
        while let event = next() { events.append(event) }
        return events
    }

    /// The last line, if the stream ended without ending it. Take all of `next` before.
    package mutating func finish() -> Event? {
        defer {
            forget()
            skipped = 0
            skippedCR = false
        }
        if skipped == 0, start == buffer.count { return nil }
        return Self.event(buffer[start...], after: skipped, skippedCR, limit: limit)
    }

    private static func event(_ bytes: ArraySlice<UInt8>, after skipped: Int, _ skippedCR: Bool, limit: Int) -> Event {
        let endsInCR = bytes.last.map { $0 == carriageReturn } ?? skippedCR
        let length = skipped + bytes.count - (endsInCR ? 1 : 0)
        if skipped > 0 || length > limit { return .tooLong(discarded: length) }
        return .line(Array(bytes.prefix(length)))
    }

    private mutating func forget() {
        buffer = []
        start = 0
        searched = 0
    }
}
