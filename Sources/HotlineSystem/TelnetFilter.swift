/// Takes telnet's own talk (RFC 854) out of a stream of bytes, so that a telnet client may speak to the console.
///
/// We negotiate nothing; a client that hears no answer keeps its defaults (RFC 854, “the default is no option”). The byte 0xFF
/// occurs neither in UTF-8 nor in GBK, so other clients' text passes unchanged.
package struct TelnetFilter: Sendable {
    private enum State: Sendable {
        case text
        case command
        /// After WILL, WON'T, DO or DON'T: one byte names the option.
        case option
        case negotiation(length: Int)
        case commandInNegotiation(length: Int)
    }

    private var state = State.text

    /// A subnegotiation that does not end is given up after this many bytes: terminal types and window sizes are far shorter,
    /// and two stray bytes must not silence a console.
    package static let longestNegotiation = 1024

    private static let interpret: UInt8 = 255
    private static let options: ClosedRange<UInt8> = 251...254
    private static let negotiationBegins: UInt8 = 250
    private static let negotiationEnds: UInt8 = 240

    package init() {}

    package mutating func filter(_ bytes: [UInt8]) -> [UInt8] {
        if case .text = state, !bytes.contains(Self.interpret) { return bytes }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for byte in bytes {
            switch state {
            case .text:
                if byte == Self.interpret { state = .command } else { text.append(byte) }
            case .command:
                if byte == Self.interpret { text.append(byte) }
                state =
                    if Self.options.contains(byte) { .option } else if byte == Self.negotiationBegins { .negotiation(length: 0) } else {
                        .text
                    }
            case .option:
                state = .text
            case .negotiation(let length):
                if byte == Self.interpret {
                    state = .commandInNegotiation(length: length + 1)
                } else {
                    state = length < Self.longestNegotiation ? .negotiation(length: length + 1) : .text
                }
            case .commandInNegotiation(let length):
                state = byte == Self.negotiationEnds || length >= Self.longestNegotiation ? .text : .negotiation(length: length + 1)
            }
        }
        return text
    }
}
