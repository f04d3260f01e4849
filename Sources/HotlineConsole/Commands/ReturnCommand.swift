import HotlineCore
import HotlineDesk

struct ReturnCommand: Command {
    let card = Card(
        names: ["return", "退单", "td"], usage: "return [TICKET] CODE DEPARTMENT BASIS",
        help: Words(
            "承办单位申请退单：原因编码、应由哪个单位办、依据。编码：" + ReturnCode.allCases.map { $0.typed + " " + $0.chinese }.joined(separator: "、"),
            "the department asks to return a ticket: a reason code, the department it belongs to, the basis. Codes: "
                + ReturnCode.allCases.map { $0.typed + " " + $0.rawValue }.joined(separator: ", ")))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let code = try words.required().folded
        let department = DepartmentCode(rawValue: try words.required().folded.uppercased())
        let basis = words.rest()
        guard !basis.isEmpty else { throw words.refusal }
        return seat.act(.requestReturn(ticket, code: code, basis: basis, suggested: department))
    }
}
