import HotlineCore
import HotlineDesk

/// Who had a ticket for how long (practice 15).
struct DaysLost: Command {
    let card = Card(
        names: ["days", "用时", "ys"], usage: "days [TICKET]",
        help: Words("看一单在谁手上用了多少工作时，逾期后又用了多少", "shows who had a ticket for how many working hours, and how many past its due"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return .ask(seat.query(.daysLost(ticket, by: seat.actor)), then: Why.render)
    }
}
