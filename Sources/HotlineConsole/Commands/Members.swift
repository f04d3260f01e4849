import HotlineCore
import HotlineDesk

/// Two hundred workers of one employer are one main ticket with members (practice 36).
struct Members: Command {
    let card = Card(
        names: ["members", "成员", "cy"], usage: "members [TICKET]",
        help: Words(
            "粘贴名单（每行电话、姓名、金额，制表符、逗号或空格隔开）：每人得一个编号和查询码，主单答复时都收到；名单不给被反映方",
            "then paste a roster, a line each with phone, name and amount, parted by tabs, commas or spaces: each gets a number, a code and the main ticket's answer; names never go to the party complained about"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return .text(
            TextWanted(heading: [seat.words(Wording.rosterWanted)], subject: Wording.roster) { text, seat in
                let roster: Roster
                do throws(Refusal) { roster = try Roster(text) } catch { return seat.refuse(error) }
                return .ask(seat.order(.link(.members(ticket, roster.lines)))) { answer, seat in
                    guard case .done(let receipt) = answer else { return seat.unexpected(answer) }
                    let issued = DisplayWidth.aligned(
                        (receipt.issued ?? []).map { member in
                            [member.name, member.phone, member.number, member.code.map { seat.words(Wording.code($0)) } ?? ""]
                        })
                    return .reply(Reply(.done, issued + seat.receiptLines(receipt)))
                }
            })
    }
}

struct SubjectCommand: Command {
    let card = Card(
        names: ["subject", "被反映方", "bfyf"], usage: "subject TICKET NAME",
        help: Words("记下被反映的单位或个人；同一被反映方的工单会互相提示", "says who is complained about; others about the same party are offered as look-alikes"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let name = words.rest()
        guard !name.isEmpty else { throw .missing(field: "subject") }
        return seat.act(.link(.subject(ticket, name: name)))
    }
}
