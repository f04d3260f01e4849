import HotlineCore
import HotlineDesk

/// Who co-handles: added with what they owe, or taken off with a reason.
struct CoCommand: Command {
    let card = Card(
        names: ["co", "协办", "xb"], usage: "co [TICKET] DEPARTMENT DUTY|off REASON",
        help: Words(
            "加一个配合单位，写明职责，如 co GAJ 查交通违法；co GAJ off 理由 去掉。各配合单位有自己的签收和答复时限，见 show",
            "adds a department that co-handles, with what it owes; off REASON takes it off. Each has its own dues, see show"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let department = DepartmentCode(rawValue: try words.required().folded.uppercased())
        let isOff = words.take("off", "去掉")
        let text = words.rest()
        guard !text.isEmpty else { throw words.refusal }
        return seat.act(.joint(ticket, isOff ? .remove(department, reason: text) : .add(department, duty: text)))
    }
}
