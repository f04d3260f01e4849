import Glibc
import HotlineSystem

/// Lines from the keyboard, a pipe or a file.
struct InputLines {
    /// A text of 12,000 characters is 48,000 bytes; more is somebody's mistake and ends the reading.
    static let limit = 1 << 20
    private static let readSize = 4096

    private let descriptor: Int32
    private var splitter = LineSplitter(limit: limit)
    private var left = limit
    private var hasEnded = false

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The next line without its end; nil at the end of the input. Waits for as long as a person types.
    mutating func next() -> String? {
        while true {
            if case .line(let bytes)? = splitter.next() { return String(decoding: bytes, as: UTF8.self) }
            if hasEnded { return nil }
            let bytes = Self.read(descriptor)
            left -= bytes.count
            splitter.append(bytes)
            guard bytes.isEmpty || left <= 0 else { continue }
            hasEnded = true
            if case .line(let rest)? = splitter.next() ?? splitter.finish() { return String(decoding: rest, as: UTF8.self) }
        }
    }

    static func all(of descriptor: Int32) -> [String] {
        var input = InputLines(descriptor)
        var lines: [String] = []
        while let line = input.next() { lines.append(line) }
        return lines
    }

    /// What is there now, or comes next; empty at the end.
    static func read(_ descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: readSize)
        while true {
            let count = Glibc.read(descriptor, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            return Array(bytes.prefix(max(count, 0)))
        }
    }
}
