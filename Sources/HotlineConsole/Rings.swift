import HotlineCore
import HotlineDesk
import HotlineSystem

/// Something that every console should know at once.
struct Ring: Hashable, Sendable {
    let ticket: TicketNumber?
    let urgency: Urgency
    let reason: Reason

    /// A notice that nobody acknowledged, a rung among them, says more than that a ticket still rings.
    fileprivate var isNotice: Bool { reason.slug == "notice" }

    /// One line beginning with `* `; the bell only for 特急, lest nobody hear it any more.
    /// - Parameter count: how many rings of this ticket the line stands for.
    func bytes(in language: Language, as format: ReplyFormat, count: Int) -> [UInt8] {
        var words = [urgency.in(language), ticket?.description ?? "", text(in: language)]
        if count > 1 { words.append(Wording.rings(count).in(language)) }
        let line = words.filter { !$0.isEmpty }.joined(separator: " ")
        if format == .json {
            let value = JSONValue.object([
                "ticket": ticket.map { .string($0.description) }, "urgency": .string(urgency.slug), "reason": .string(reason.slug),
                "count": .int(count), "text": .string(line),
            ])
            return Array("* ".utf8) + value.bytes + Array("\r\n".utf8)
        }
        return Array("* \(TerminalText.escape(line))\(urgency == .critical ? "\u{07}" : "")\r\n".utf8)
    }

    /// The urgency stands at the head of the line already, and a ring need not have words or a place.
    private func text(in language: Language) -> String {
        switch reason.slug {
        case "ring": reason.arguments.dropFirst().filter { !$0.isEmpty }.joined(separator: " · ")
        case "notice": Wording.unacknowledged.in(language) + reason.words(in: language)
        default: HouseWords.sentence(reason, in: language)
        }
    }
}

/// Rings that wait for the reply under way to end: a line for each ticket, however often it rang meanwhile.
struct HeldRings: Sendable {
    private struct Held: Sendable {
        var ring: Ring
        var count: Int
    }

    private var held: [Held] = []
    private var missed = 0

    /// Keeps at most `limit` tickets; of those beyond, only that there were some. Of one ticket the latest notice stays, or the
    /// latest ring where there is none; what is about no ticket stands for itself.
    mutating func hold(_ ring: Ring, limit: Int) {
        if let index = held.firstIndex(where: { ring.ticket == nil ? $0.ring == ring : $0.ring.ticket == ring.ticket }) {
            held[index].count += 1
            if ring.isNotice || !held[index].ring.isNotice { held[index].ring = ring }
        } else if held.count < limit {
            held.append(Held(ring: ring, count: 1))
        } else {
            missed += 1
        }
    }

    /// What was held, as lines; nothing is held any more.
    mutating func release(in language: Language, as format: ReplyFormat) -> [UInt8] {
        defer { (held, missed) = ([], 0) }
        let lines = held.flatMap { $0.ring.bytes(in: language, as: format, count: $0.count) }
        guard missed > 0 else { return lines }
        let words = Wording.missedRings(missed).in(language)
        let more = format == .text ? Array(words.utf8) : JSONValue.object(["text": .string(words), "count": .int(missed)]).bytes
        return lines + Array("* ".utf8) + more + Array("\r\n".utf8)
    }
}
