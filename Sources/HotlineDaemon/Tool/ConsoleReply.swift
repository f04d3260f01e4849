/// One whole answer of a console, as the tool received it.
package struct ConsoleReply: Hashable, Sendable {
    package let code: Int
    /// As they came: `250-…`, and `250 …` last.
    package let lines: [String]

    package init(code: Int, lines: [String]) {
        self.code = code
        self.lines = lines
    }

    package var exit: ToolExit {
        switch code {
        case ..<400: .done
        case ..<500: .tryLater
        default: .no
        }
    }

    /// What one line of an answer says: its code, and whether it is the last.
    ///
    /// - Returns: nil for a ring, and for what is no console's.
    package static func mark(of line: String) -> (code: Int, isLast: Bool)? {
        let head = Array(line.utf8.prefix(4))
        guard head.count >= 3, head[..<3].allSatisfy({ (0x30...0x39).contains($0) }), let code = Int(line.prefix(3)) else { return nil }
        switch head.dropFirst(3).first {
        case nil, UInt8(ascii: " "): return (code, true)
        case UInt8(ascii: "-"): return (code, false)
        default: return nil
        }
    }

    /// A line without its code.
    package static func words(of line: String) -> String { mark(of: line) == nil ? line : String(line.dropFirst(4)) }
}
