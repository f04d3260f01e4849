/// Keys out of a terminal's bytes, however the reads were cut: UTF-8, control characters, and the escape sequences of ECMA-48 that
/// xterm, PuTTY and the Linux console send.
package struct KeyReader: Sendable {
    package enum Key: Equatable, Sendable {
        case scalar(Unicode.Scalar)
        case enter, backspace, delete, left, right, up, down, home, end, tab
        case killToEnd, killToStart, killWord, clear, endOfInput, interrupt
    }

    private enum State: Sendable {
        case plain
        case escape
        /// After `ESC [` or `ESC O`: the parameter so far.
        case sequence([UInt8])
    }

    /// Bytes of a sequence; a longer one is none that a key sends.
    private static let longestSequence = 16

    private var state = State.plain
    private var pending: [UInt8] = []
    /// A CR was read: the LF of a pasted CR LF is not another Enter.
    private var wasReturn = false

    package init() {}

    package mutating func read(_ bytes: [UInt8]) -> [Key] { bytes.compactMap { read($0) } }

    private mutating func read(_ byte: UInt8) -> Key? {
        switch state {
        case .plain: return plain(byte)
        case .escape:
            state = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") ? .sequence([]) : .plain
            return nil
        case .sequence(let parameter):
            // A sequence ends with a byte from 0x40 to 0x7E (ECMA-48, 5.4).
            guard (0x40...0x7E).contains(byte) else {
                state = parameter.count < Self.longestSequence ? .sequence(parameter + [byte]) : .plain
                return nil
            }
            state = .plain
            return Self.key(ending: byte, parameter)
        }
    }

    private mutating func plain(_ byte: UInt8) -> Key? {
        defer { wasReturn = byte == 0x0D }
        switch byte {
        case 0x0A where wasReturn: return nil
        case 0x0A, 0x0D: return .enter
        case 0x1B:
            state = .escape
            return nil
        case 0x00..<0x20, 0x7F:
            pending = []
            return Self.control[byte]
        default: return scalar(byte)
        }
    }

    private mutating func scalar(_ byte: UInt8) -> Key? {
        // A byte that begins a character ends one that was left unfinished.
        if byte & 0xC0 != 0x80 { pending = [] }
        pending.append(byte)
        guard pending.count <= 4 else {
            pending = []
            return nil
        }
        guard let text = String(validating: pending, as: UTF8.self), let scalar = text.unicodeScalars.first else { return nil }
        pending = []
        return .scalar(scalar)
    }

    private static let control: [UInt8: Key] = [
        0x01: .home, 0x02: .left, 0x03: .interrupt, 0x04: .endOfInput, 0x05: .end, 0x06: .right, 0x08: .backspace, 0x09: .tab,
        0x0B: .killToEnd, 0x0C: .clear, 0x0E: .down, 0x10: .up, 0x15: .killToStart, 0x17: .killWord, 0x7F: .backspace,
    ]

    private static func key(ending byte: UInt8, _ parameter: [UInt8]) -> Key? {
        switch byte {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "~"): [[0x31]: Key.home, [0x37]: .home, [0x33]: .delete, [0x34]: .end, [0x38]: .end][parameter]
        default: nil
        }
    }
}
