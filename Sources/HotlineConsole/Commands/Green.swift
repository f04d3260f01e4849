import HotlineCore
import HotlineDesk

struct Green: Command {
    let card = Card(
        names: ["green", "绿色通道", "lstd"], usage: "green [TICKET] [text] REASON",
        help: Words(
            "老人、残疾人走绿色通道，各清单排在前面；text 表示听障、语障，只发文字不打电话",
            "the green lane for the old and the disabled, first in every list; text is for whoever cannot hear or speak: no calls"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let isTextOnly = words.take("text", "文字")
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.privacy(ticket, .green(isTextOnly: isTextOnly, reason: reason)))
    }
}
