import HotlineCore
import HotlineDesk

/// The owner's department tells what it did about its correction.
struct Correct: Command {
    let card = Card(
        names: ["correct", "整改", "zg"], usage: "correct [TICKET] TEXT",
        help: Words("写整改的落实情况；由审核人了结后才不再提醒", "tells what was done about a correction; it rings until a reviewer has closed it"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let text = words.rest()
        guard !text.isEmpty else { throw words.refusal }
        return seat.act(.late(ticket, .followUp(text: text)))
    }
}
