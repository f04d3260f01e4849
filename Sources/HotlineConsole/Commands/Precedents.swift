import HotlineCore
import HotlineDesk

/// What was ruled on like tickets.
struct Precedents: Command {
    let card = Card(
        names: ["precedents", "先例", "xl"], usage: "precedents [TICKET|all]",
        help: Words(
            "列出同类同区的退单裁定，同街镇的在前；all 列出最近的全部裁定",
            "lists rulings on returns of the same class and district, the same street first; all lists the newest of all"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let isAll = words.take("all", "全部")
        let ticket = isAll ? nil : try words.ticket(of: seat)
        try words.finish()
        return .ask(seat.query(.returns(.precedents(ticket), by: seat.actor)), then: Self.render)
    }

    @Sendable static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .why(let explanation) = answer else { return seat.unexpected(answer) }
        let lines = explanation.parts.flatMap(\.lines)
        let rows = lines.flatMap { seat.paragraphs(HouseWords.sentence($0, in: seat.language)) }
        return .reply(Reply(.list, rows + [seat.words(Words("共 \(lines.count) 行", English.count(lines.count, "line")))]))
    }
}

/// Who asked how often to be rid of a ticket, and how it was ruled.
struct ReturnCounts: Command {
    let card = Card(
        names: ["return-counts", "退单统计", "tdtj"], usage: "return-counts",
        help: Words("各单位申请退单、同意、不同意、待裁定的次数", "each department's return requests: asked, granted, refused, waiting"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        try words.finish()
        return .ask(seat.query(.returns(.counts, by: seat.actor)), then: Precedents.render)
    }
}
