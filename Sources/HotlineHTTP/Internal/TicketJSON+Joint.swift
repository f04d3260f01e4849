import HotlineCore
import HotlineDesk
import HotlineSystem

extension TicketJSON {
    /// A co-department's or a sub-unit's part of a ticket.
    static func part(_ part: PartLine, zone: Zone) -> JSONValue {
        .object([
            "kind": .string(part.kind.rawValue), "department": .string(part.departmentCode.rawValue),
            "department_name": .string(part.departmentName), "handler": text(part.handler), "duty": text(part.duty),
            "state": .string(part.state.rawValue), "sign_due": instant(part.signDue, zone), "due": instant(part.due, zone),
            "signed_at": instant(part.signedAt, zone), "signed_by_time": part.isAutoSigned ? .bool(true) : nil,
            "replied_at": instant(part.repliedAt, zone), "reply": text(part.reply), "left_because": text(part.leftBecause),
        ])
    }
}
