import HotlineCore
import HotlineDesk

struct Exclude: Command {
    let card = Card(
        names: ["exclude", "不计入", "bjr"], usage: "exclude [TICKET] REASON | exclude list",
        help: Words(
            "申请不计入统计，须另一人确认；list 列出已不计入的",
            "proposes to leave a ticket out of the statistics, which another person confirms; list shows those left out"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if words.take("list", "列表") {
            try words.finish()
            return .ask(seat.query(.privacy(.excluded, by: seat.actor))) { answer, seat in
                guard case .list(let list) = answer else { return seat.unexpected(answer) }
                return .reply(seat.list(list, heading: seat.words(Words("不计入统计", "left out"))))
            }
        }
        let ticket = try words.ticket(of: seat)
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .exclude(reason: reason)))
    }
}
