import Foundation

struct LineSplitter: Sendable {
    enum Event: Equatable, Sendable {
        case line([UInt8])
        case tooLong
    }

    let limit: Int
    var buffer: [UInt8] = []
    var isDropping = false
    init(limit: Int) { self.limit = limit }

    mutating func feed(_ bytes: [UInt8]) -> [Event] {
        var events: [Event] = []
        for byte in bytes {
            if byte == 10 {
                if isDropping { events.append(.tooLong) } else { events.append(.line(buffer.last == 13 ? Array(buffer.dropLast()) : buffer)) }
                buffer = []
                isDropping = false
            } else if !isDropping {
                buffer.append(byte)
                if buffer.count > limit + 1 || buffer.count == limit + 1 && byte != 13 { isDropping = true }
            }
        }
        return events
    }

    mutating func finish() -> [Event] { buffer.isEmpty && !isDropping ? [] : feed([10]) }
}

struct TelnetFilter: Sendable {
    var state: [UInt8] = []
    mutating func filter(_ bytes: [UInt8]) -> (text: [UInt8], reply: [UInt8]) { (bytes.filter { $0 != 255 }, []) }
}

enum TerminalText {
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFEFF:
                out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}

enum TextNormaliser {
    static func normalised(_ text: String) -> String { text.precomposedStringWithCompatibilityMapping }
}
