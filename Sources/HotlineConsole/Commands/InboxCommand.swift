import HotlineCore
import HotlineDesk

struct InboxCommand: Command {
    let card = Card(
        names: ["inbox", "收件箱", "sx"], usage: "inbox",
        help: Words("各清单有多少单，其中特急几单", "how many tickets stand in each list, and how many are critical"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        try words.finish()
        return .ask(seat.query(.inbox(by: seat.actor)), then: Self.render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .inbox(let inbox) = answer else { return seat.unexpected(answer) }
        let language = seat.language
        let rows = inbox.rows.map { row in
            [
                row.list.in(language), row.list.initials, String(row.count),
                row.critical == 0 ? "" : Wording.critical.in(language) + " \(row.critical)",
            ]
        }
        return .reply(Reply(.list, DisplayWidth.aligned(rows) + [seat.words(Words("next 清单 取下一单", "next LIST takes the next ticket"))]))
    }
}
