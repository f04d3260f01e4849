import HotlineCore
import HotlineDesk

/// 请假: open work moves to the deputy when it begins (practice 42).
struct LeaveCommand: Command {
    let card = Card(
        names: ["leave", "请假", "qj"], usage: "leave | leave [PERSON] FROM TO [deputy=PERSON] | leave cancel N",
        help: Words(
            "请假：首尾两天，开始时手上的单转给代理；不写日期看自己的请假和转出的单",
            "away from one day to another, both among them; open work moves to the deputy; bare, it lists leaves and what moved"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if words.isEmpty { return .ask(seat.query(.duty(.leaves, by: seat.actor)), then: Self.render) }
        if words.take("cancel", "取消") {
            let id = try words.serial()
            return seat.act(.duty(.cancelLeave(id)))
        }
        var heads: [Arguments.Word] = []
        while let word = words.first, !word.folded.contains("=") {
            heads.append(word)
            _ = words.next()
        }
        let options = try words.options(["deputy", "代理"])
        try words.finish()
        guard (2...3).contains(heads.count), let from = heads.dropLast().last, let to = heads.last,
            let person = heads.count == 3 ? heads.first.map({ PersonID(rawValue: $0.typed) }) : seat.person
        else { throw words.refusal }
        let deputy = (options["deputy"] ?? options["代理"]).map { PersonID(rawValue: $0.typed) }
        return seat.act(.duty(.leave(of: person, from: from.folded, to: to.folded, deputy: deputy)))
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .duty(.leaves(let leaves)) = answer else { return seat.unexpected(answer) }
        seat.listed = []
        let heads = DisplayWidth.aligned(
            leaves.map { leave in
                let deputy = seat.words(Words("代理", "deputy")) + " " + (leave.deputy ?? "—")
                return ["n\(leave.id)", leave.person, leave.first.iso8601, "…", leave.last.iso8601, deputy]
            })
        var lines: [String] = []
        for (head, leave) in zip(heads, leaves) {
            var moves: [[String]] = []
            for move in leave.moves {
                guard let number = TicketNumber(parsing: move.ticket.number) else { continue }
                seat.listed.append(.number(number))
                moves.append(["\(seat.listed.count)", move.ticket.number, move.ticket.state.in(seat.language), "→", move.to])
            }
            lines += [head] + DisplayWidth.aligned(moves).map { "  " + $0 }
        }
        return .reply(Reply(.list, lines + [seat.words(Words("请假 共 \(leaves.count) 项", English.count(leaves.count, "leave")))]))
    }
}

extension Arguments {
    /// Takes the number of a leave or a duty, and nothing after it.
    mutating func serial() throws(Refusal) -> Int64 {
        let number = try number()
        try finish()
        return number
    }
}
