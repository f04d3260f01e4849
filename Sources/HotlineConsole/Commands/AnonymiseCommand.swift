import HotlineCore
import HotlineDesk

struct AnonymiseCommand: Command {
    let card = Card(
        names: ["anonymise", "清除", "qc"], usage: "anonymise N",
        help: Words(
            "清除办结超过 N 天的工单里的个人信息（管理员）；先用 hotline anonymise --dry-run 看数量",
            "wipes what is personal in tickets closed for more than N days (administrators); hotline anonymise --dry-run counts first"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let word = try words.required()
        try words.finish()
        guard let days = Anonymisation.days(word.folded), let wish = Anonymisation.olderThan(days: days, at: seat.now) else {
            throw .invalid(field: "N", value: word.short, expected: "\(Anonymisation.shortestDays)–36500")
        }
        return Self.slice(wish, ErasureReceipt(), at: &seat)
    }

    /// A slice after the other, each an order of its own, so that nobody waits long behind one.
    private static func slice(_ wish: Anonymisation, _ before: ErasureReceipt, at seat: inout Seat) -> Move {
        .ask(seat.order(.anonymise(wish))) { answer, seat in
            guard case .done(let receipt) = answer, let erased = receipt.erased else { return seat.unexpected(answer) }
            var sum = before
            sum.add(erased)
            guard let next = erased.rawAfter else { return .reply(Reply(.done, HouseWords.sentence(sum.sentence, in: seat.language))) }
            return slice(Anonymisation(closedBy: wish.closedBy, rawAfter: next), sum, at: &seat)
        }
    }
}
