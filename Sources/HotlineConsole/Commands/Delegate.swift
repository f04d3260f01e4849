import HotlineCore
import HotlineDesk

/// The holder passes the work down and stays answerable.
struct Delegate: Command {
    let card = Card(
        names: ["delegate", "转下级", "zxj"], usage: "delegate [TICKET] DEPARTMENT [DUTY]",
        help: Words(
            "承办单位转给下级单位办，如区转街镇；下级有一半时限，本级仍负责答复",
            "the department passes the work to a unit below it, which has half of the window; the reply stays its own"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let department = DepartmentCode(rawValue: try words.required().folded.uppercased())
        let duty = words.rest()
        return seat.act(.joint(ticket, .delegate(department, duty: duty.isEmpty ? nil : duty)))
    }
}
