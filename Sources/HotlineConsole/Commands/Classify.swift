import HotlineCore
import HotlineDesk

struct Classify: Command {
    let card = Card(
        names: ["classify", "分类", "fl"], usage: "classify [TICKET] k=KIND c=CATEGORY p=PLACE u=URGENCY [REASON]",
        help: Words(
            "更改类型、类别、地点（区六位或街镇九位编码）、紧急程度，写哪个改哪个；降低紧急程度必须写理由",
            "changes kind, category, place (six digits of a district, nine of a street) or urgency, whichever is named; lowering the urgency needs a reason"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let options = try words.options(["k", "c", "p", "u"])
        guard !options.isEmpty else { throw words.refusal }
        var decision = Decision()
        if let kind = options["k"] { try decision.setKind(kind.folded, at: seat) }
        if let category = options["c"] { try decision.setCategory(category.folded) }
        if let urgency = options["u"] { try decision.setUrgency(urgency.folded, at: seat) }
        if let place = options["p"], !decision.setPlace(code: place.folded) {
            throw .invalid(
                field: "p", value: place.short, expected: seat.words(Words("六位区码或九位街镇码", "six digits of a district or nine of a street")))
        }
        let reason = words.rest()
        return seat.act(.classify(ticket, decision, reason: reason.isEmpty ? nil : reason))
    }
}
