import HotlineCore
import HotlineSystem

/// Something that every console should know at once.
struct Ring: Hashable, Sendable {
    let ticket: TicketNumber?
    let urgency: Urgency
    let reason: Reason

    /// One line beginning with `* `; the bell only for 特急, lest nobody hear it any more.
    func bytes(in language: Language) -> [UInt8] {
        let line = [urgency.in(language), ticket?.description, reason.words(in: language)].compactMap { $0 }.joined(separator: " ")
        return Array("* \(TerminalText.escape(line))\(urgency == .critical ? "\u{07}" : "")\r\n".utf8)
    }
}

/// Rings that wait for the reply under way to end.
struct HeldRings: Sendable {
    private var held: [Ring] = []
    private var missed = 0

    /// Keeps at most `limit`; of those beyond, only that there were some.
    mutating func hold(_ ring: Ring, limit: Int) {
        if held.count < limit { held.append(ring) } else { missed += 1 }
    }

    mutating func release() -> [Ring] {
        defer { held = [] }
        return held
    }

    mutating func missedBytes(in language: Language) -> [UInt8] {
        defer { missed = 0 }
        return missed == 0 ? [] : Array("* \(Wording.missedRings(missed).in(language))\r\n".utf8)
    }
}
