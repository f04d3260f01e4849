import HotlineCore
import HotlineDesk

/// 指定承办, and who is the first department: both by a ruling with a ground.
struct Designate: Command {
    let card = Card(
        names: ["designate", "指定承办", "zdcb"], usage: "designate [TICKET] [DEPARTMENT [HANDLER]] : GROUND",
        help: Words(
            "由管理部门指定承办单位，不得再退，冒号后的理由必写；退单申请满两次后派单就是指定",
            "the management designates the department, which cannot return it; the ground after the colon is required. After two return requests every dispatch is a designation"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let order = try Dispatch.destination(&words)
        guard let ground = order.note else { throw words.refusal }
        return seat.act(.returns(ticket, .designate(to: order.department, handler: order.handler, ground: ground)))
    }
}

struct FirstDepartmentCommand: Command {
    let card = Card(
        names: ["first-department", "首接单位", "sjdw"], usage: "first-department [TICKET] DEPARTMENT GROUND",
        help: Words("由管理部门重定首接单位，理由必写", "the management sets the first department anew; the ground is required"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let department = DepartmentCode(rawValue: try words.required().folded.uppercased())
        let ground = words.rest()
        guard !ground.isEmpty else { throw words.refusal }
        return seat.act(.returns(ticket, .firstDepartment(department, ground: ground)))
    }
}
