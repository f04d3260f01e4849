import HotlineCore
import HotlineDesk

struct InboxCommand: Command {
    let card = Card(
        names: ["inbox", "收件箱", "sx"], usage: "inbox",
        help: Words("各清单有多少单，其中特急几单；还有给您本人的通知", "how many tickets stand in each list, and how many are critical; and your own notices"))

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
        var lines = DisplayWidth.aligned(rows)
        if !inbox.notices.isEmpty {
            // A notice counts as told once it was shown (practice 7): so it is shown here, and only here or in `untold`.
            lines.append(seat.words(Words("给您的通知：", "for you:")))
            lines += seat.notices(inbox.notices)
        }
        let values = Dictionary(uniqueKeysWithValues: inbox.rows.enumerated().map { ($0.offset, $0.element.json) })
        return .reply(Reply(.list, lines + [seat.words(Words("next 清单 取下一单", "next LIST takes the next ticket"))], values: values))
    }
}
