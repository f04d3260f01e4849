import HotlineCore
import HotlineDesk

struct DigestCommand: Command {
    let card = Card(
        names: ["digest", "催办汇总", "hz"], usage: "digest [DEPARTMENT]",
        help: Words(
            "一个单位不急的催办：上一次汇总说了什么，下一次何时、有哪些；急的从不等汇总",
            "a department's rungs that are not urgent: what its last digest told, and what the next will; urgent ones never wait for it"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let department = words.next().map { DepartmentCode(rawValue: $0.folded.uppercased()) }
        try words.finish()
        return .ask(seat.query(.digest(department, by: seat.actor)), then: Self.render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .digest(let view) = answer else { return seat.unexpected(answer) }
        var lines: [String] = []
        if let page = view.told {
            let time = seat.time(page.at)
            lines.append(seat.words(Words("\(time) 已汇总：", "told at \(time):")))
            lines += rows(page, seat)
        }
        if let page = view.waiting {
            let time = seat.time(page.at)
            lines.append(seat.words(Words("\(time) 将汇总：", "to be told at \(time):")))
            lines += rows(page, seat)
        }
        let count = (view.told?.lines.count ?? 0) + (view.waiting?.lines.count ?? 0)
        lines.append(view.department + " " + seat.words(Words("共 \(count) 条", English.count(count, "rung"))))
        return .reply(Reply(.list, lines))
    }

    private static func rows(_ page: DigestView.Page, _ seat: Seat) -> [String] {
        DisplayWidth.aligned(
            page.lines.map { line in
                [
                    " ", line.ticket.number, line.rung, seat.time(line.at), line.ticket.state.in(seat.language),
                    line.people.joined(separator: "、"),
                ]
            })
    }
}
