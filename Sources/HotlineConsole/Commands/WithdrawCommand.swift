import HotlineCore
import HotlineDesk

struct WithdrawCommand: Command {
    let card = Card(
        names: ["withdraw", "撤回", "ch"], usage: "withdraw [TICKET] REASON",
        help: Words("市民要求撤回：写市民说的原因，由人审核后才算数", "the citizen wishes to withdraw: their reason; it counts once a person has ruled"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        return seat.act(.quality(ticket, .withdraw(reason: try words.reason())))
    }
}

struct RuleWithdrawal: Command {
    let card = Card(
        names: ["rule-withdrawal", "撤回审核", "chsh"], usage: "rule-withdrawal [TICKET] yes|no REASON",
        help: Words("审核撤回：yes 归档，no 继续办理，再派单", "rules on a withdrawal: yes ends the ticket, no goes on; dispatch it then"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let isGranted = try words.verdict()
        return seat.act(.quality(ticket, .ruleWithdrawal(granted: isGranted, reason: try words.reason())))
    }
}
