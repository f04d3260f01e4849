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
}
