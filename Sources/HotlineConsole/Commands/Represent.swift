import HotlineCore
import HotlineDesk

struct Represent: Command {
    let card = Card(
        names: ["represent", "代办人", "dbr"], usage: "represent [TICKET] NAME PHONE",
        help: Words("记下代办人的姓名和电话", "records who acts for the citizen, with a phone"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let name = try words.required().typed
        let phone = words.rest()
        guard !phone.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .represent(name: name, phone: phone)))
    }
}
