import HotlineCore
import HotlineDesk

/// 交办单: a sheet for a department without a system or a network (practice 43). It carries the citizen's number, as the holder of a
/// ticket may have it, so that each sheet is journalled as a look.
struct PrintCommand: Command {
    let card = Card(
        names: ["print", "交办单", "jbd"], usage: "print [TICKET]",
        help: Words(
            "打一张交办单，给没有系统的单位；带市民电话，每次都记录",
            "a sheet for a department without a system; it has the citizen's number, so each is recorded"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        let look = PrivacyAction.unmask(reason: seat.words(Words("打印交办单", "printed a sheet")))
        return .ask(seat.order(.privacy(ticket, look))) { answer, seat in
            guard case .done(let receipt) = answer else { return seat.unexpected(answer) }
            let citizen = receipt.decided.map { HouseWords.sentence($0, in: seat.language) }
            return .ask(seat.query(.show(ticket, by: seat.actor))) { answer, seat in
                guard case .ticket(let detail) = answer else { return seat.unexpected(answer) }
                return .reply(Self.sheet(detail, citizen: citizen, at: seat))
            }
        }
    }

    private static let blank = String(repeating: "_", count: 24)

    private static func sheet(_ detail: TicketDetail, citizen: [String], at seat: Seat) -> Reply {
        let line = detail.line
        func row(_ chinese: String, _ english: String, _ text: String) -> String { seat.labelled(Words(chinese, english), text) }
        var lines = [
            row("交办单", "sheet", line.number),
            row("承办单位", "department", line.departmentName ?? "—") + " · " + row("经办", "handler", line.handler ?? "—"),
            [line.urgency.in(seat.language), line.kind.in(seat.language), line.categoryName ?? "—"].joined(separator: " · "),
            row("收到", "received", line.receivedAt.wallClock()) + " · " + detail.channel.in(seat.language),
        ]
        lines += citizen
        if let place = detail.placeText ?? line.placeName { lines.append(row("地点", "place", place)) }
        lines += seat.paragraphs(row("内容", "matter", detail.content))
        if let goal = detail.goal { lines += seat.paragraphs(row("要求", "asks for", goal)) }
        for clock in detail.clocks where clock.stoppedAt == nil {
            lines.append(row("应于", "due", clock.due.wallClock()) + " " + clock.name.in(seat.language))
        }
        lines += [
            row("签收人、时间", "signed by, at", blank), row("联系市民的结果、时间", "contact, at", blank),
            row("属实、解决、给市民的答复", "true, solved, reply to the citizen", blank),
            row("交办人", "from", seat.workNumber) + " · "
                + seat.words(Words("办好请打热线电话报工单编号", "when done, phone the hotline with the ticket's number")),
        ]
        return Reply(.ticket, lines + [line.number])
    }
}
