import HotlineCore
import HotlineDesk

struct ConfirmSeal: Command {
    let card = Card(
        names: ["confirm-seal", "确认封存", "qrfc"], usage: "confirm-seal [TICKET]",
        help: Words("确认别人申请的封存", "confirms a seal that somebody else proposed"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return seat.act(.privacy(ticket, .confirmSeal))
    }
}
