import HotlineCore
import HotlineDesk

struct Dispatch: Command {
    let card = Card(
        names: ["dispatch", "派单", "pd", "转办", "zz"], usage: "dispatch [TICKET] [DEPARTMENT [HANDLER]] [: NOTE]",
        help: Words(
            "派给单位和经办人；不写单位就按建议派，尚未受理的同时受理。冒号后是附言；派错了改派、派回退单已同意的单位，理由必写。44 开头的六位或九位数字是区、街镇，不是工单",
            "sends a ticket to a department and handler, to the proposed one if none is named, and accepts it where that is still to be done. A note follows a colon; it is required to send on what was sent wrongly, and to go back to a department whose return was granted. Six or nine digits that begin with 44 are a district or street, never a ticket"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let order = try Self.destination(&words)
        return seat.act(.dispatch(ticket, to: order.department, handler: order.handler, note: order.note))
    }

    /// `[DEPARTMENT [HANDLER]] [: NOTE]`; an empty note is none.
    static func destination(
        _ words: inout Arguments
    ) throws(Refusal) -> (department: DepartmentCode?, handler: PersonID?, note: String?) {
        let department = word(&words).map { DepartmentCode(rawValue: $0.uppercased()) }
        let handler = department == nil ? nil : word(&words).map { PersonID(rawValue: $0) }
        guard !words.isEmpty else { return (department, handler, nil) }
        let rest = TypedLine(words.rest())
        guard rest.plain.hasPrefix(":") else { throw words.refusal }
        let note = rest.afterLetter().typed
        return (department, handler, note.isEmpty ? nil : note)
    }

    /// The next word, unless the note begins there.
    private static func word(_ words: inout Arguments) -> String? {
        guard let first = words.first, !first.folded.hasPrefix(":") else { return nil }
        return words.next()?.folded
    }
}
