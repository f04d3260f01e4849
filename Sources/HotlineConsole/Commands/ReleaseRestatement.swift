import HotlineCore
import HotlineDesk

struct ReleaseRestatement: Command {
    let card = Card(
        names: ["release-restatement", "放行转述", "fxzs"], usage: "release-restatement [TICKET]",
        help: Words("放行别人写的转述，之后可以派单", "releases a restatement that somebody else wrote; then the ticket may be dispatched"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return seat.act(.privacy(ticket, .releaseRestatement))
    }
}
