import HotlineCore
import HotlineDesk
import HotlineSystem

extension TicketJSON {
    /// Five levels, and the two that are reported beside them.
    static func rating(_ rating: TicketDetail.Rating, zone: Zone) -> JSONValue {
        .object([
            "grade": .int(rating.grade), "satisfied": rating.isSatisfied.map { .bool($0) }, "solved": text(rating.solved),
            "at": instant(rating.at, zone),
        ])
    }

    /// A branch of first responsibility with its evidence (art. 18 ¶4).
    static func first(_ outcome: FirstOutcome, in language: Language, zone: Zone) -> JSONValue {
        .object([
            "branch": .string(outcome.branch.rawValue),
            "at": instant(outcome.at, zone),
            "department": text(outcome.department?.rawValue),
            "told_at": instant(outcome.toldAt, zone),
            "how": text(outcome.how),
            "follow_ups": outcome.count.map { .int($0) },
            "next": instant(outcome.next, zone),
            "words": .string(outcome.reason.words(in: language)),
        ])
    }
}
