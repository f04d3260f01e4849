import HotlineCore
import HotlineDesk

struct Restate: Command {
    let card = Card(
        names: ["restate", "转述", "zs"], usage: "restate [TICKET] [TEXT]",
        help: Words(
            "给保密件写转述：承办单位只看得到它；须由另一人放行", "writes what departments may read of a secret ticket; another person must release it"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        return words.text(Words("转述", "restatement"), at: &seat) { text, seat in seat.act(.privacy(ticket, .restate(text: text))) }
    }
}
