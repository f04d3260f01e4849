import HotlineCore
import HotlineDesk

/// `list callback`: who is called when, for the how-manieth time; one telephone once, with all that waits for it.
enum CallPlan {
    static func ask(_ limit: Int, at seat: Seat) -> Move {
        .ask(seat.query(.quality(.callBacks(limit: limit), by: seat.actor)), then: render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .quality(.callBacks(let calls)) = answer else { return seat.unexpected(answer) }
        let tickets = calls.flatMap(\.tickets)
        seat.listed = tickets.map { line in TicketNumber(parsing: line.number).map { .number($0) } ?? .suffix(line.number) }
        let rows = calls.flatMap { call in
            call.tickets.enumerated().map { index, ticket in
                index == 0 ? cells(call, ticket, at: seat) : [ticket.number, seat.words(Words("同一电话", "same call"))]
            }
        }
        let shown = DisplayWidth.aligned(rows.enumerated().map { ["\($0.offset + 1)"] + $0.element })
        return .reply(
            Reply(
                .list,
                shown + [
                    seat.words(
                        Words(
                            "待回访 共 \(tickets.count) 单，\(calls.count) 通电话；请问市民：解决、部分解决还是未解决",
                            "\(English.count(tickets.count, "ticket")), \(English.count(calls.count, "call")); ask whether it is solved, partly or not"
                        ))
                ])
        )
    }

    private static func cells(_ call: CallBackLine, _ ticket: TicketLine, at seat: Seat) -> [String] {
        var parts = [ticket.number, call.phone.map { HouseWords.phone($0, in: seat.language) } ?? seat.words(Words("聊天", "chat"))]
        if call.lowGrade == nil {
            parts.append(
                seat.words(
                    Words("第 \(call.attempt) 次 \(seat.time(call.plannedAt))", "call \(call.attempt) at \(seat.time(call.plannedAt))")))
        }
        if ticket.urgency > .ordinary { parts.append(ticket.urgency.in(seat.language)) }
        if let grade = call.lowGrade { parts.append(seat.words(Words("评价 \(grade)，待定", "rated \(grade), to be decided"))) }
        return parts
    }
}
