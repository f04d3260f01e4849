import HotlineCore
import HotlineDesk
import HotlineSystem

extension TicketJSON {
    /// Who is on duty, or who is away and what moved meanwhile.
    static func duty(_ answer: DutyAnswer, zone: Zone) -> JSONValue {
        switch answer {
        case .duty(let view):
            .object([
                "department": .string(view.department), "on_call": .array(view.onCall.map(JSONValue.string)),
                "source": .string(view.source),
                "set": .array(
                    view.set.map { line in
                        .object([
                            "id": .string(String(line.id)), "person": .string(line.person),
                            "from": .string(line.hours.lowerBound.iso8601(in: zone)),
                            "to": .string(line.hours.upperBound.iso8601(in: zone)),
                        ])
                    }),
            ])
        case .leaves(let leaves): .object(["leaves": .array(leaves.map { leave($0, zone: zone) })])
        }
    }

    private static func leave(_ leave: LeaveLine, zone: Zone) -> JSONValue {
        .object([
            "id": .string(String(leave.id)), "person": .string(leave.person), "from": .string(leave.first.iso8601),
            "to": .string(leave.last.iso8601), "deputy": text(leave.deputy),
            "moved": .array(leave.moves.map { .object(["to": .string($0.to), "ticket": line($0.ticket, zone: zone)]) }),
        ])
    }

    static func suggestions(_ lines: [SuggestionLine], zone: Zone) -> JSONValue {
        .object([
            "suggestions": .array(
                lines.map { line in
                    .object([
                        "id": .string(String(line.id)), "ticket": text(line.ticket), "by": .string(line.by),
                        "at": instant(line.madeAt, zone), "text": .string(line.text), "follow_up": text(line.followUp),
                        "followed_at": instant(line.followedAt, zone), "closed_at": instant(line.closedAt, zone),
                    ])
                })
        ])
    }

    static func lateAccount(_ account: LateAccount, in language: Language) -> JSONValue {
        .object([
            "department": .string(account.department), "hours_past_due": .string(account.total), "has_more": .bool(account.hasMore),
            "late": .array(
                account.lines.map { line in
                    .object([
                        "ticket": .string(line.ticket), "limit": .string(line.what),
                        "hours": .array(line.hours.map { reason($0, in: language) }),
                        "explanation": text(line.explanation), "verdict": .string(line.verdict),
                    ])
                }),
        ])
    }
}
