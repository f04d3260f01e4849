import HotlineCore
import HotlineDesk

struct ObjectCommand: Command {
    let card = Card(
        names: ["object", "异议", "tyy"], usage: "object [TICKET] REASON",
        help: Words(
            "市民对已办结的单提出异议：七天内，一单一次，由没有经手的人复核", "the citizen objects to a closed ticket: once, within seven days; another person hears it"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        return seat.act(.quality(ticket, .object(reason: try words.reason())))
    }
}

struct RuleObjection: Command {
    let card = Card(
        names: ["rule-objection", "异议复核", "yyfh"], usage: "rule-objection [TICKET] yes|no REASON",
        help: Words("复核异议：yes 成立、重新派单，no 维持原来的结果", "rules on an objection: yes takes it up again, no lets the result stand"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let isUpheld = try words.verdict()
        return seat.act(.quality(ticket, .ruleObjection(upheld: isUpheld, reason: try words.reason())))
    }
}
