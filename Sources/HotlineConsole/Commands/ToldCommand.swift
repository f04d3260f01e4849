import HotlineCore
import HotlineDesk

struct ToldCommand: Command {
    let card = Card(
        names: ["told", "告知", "gz"], usage: "told [TICKET|n17] HOW | told [TICKET|n17] no REASON",
        help: Words(
            "记下怎样告知了市民（电话、短信、当面）；no 后写无法告知的原因；n17 只记第 17 号通知",
            "records how the citizen was told; after no, why that was impossible; n17 is one notice alone"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if let notice = try words.notice() {
            let isImpossible = words.take("no", "否", "无法", "无法告知")
            let rest = words.rest()
            guard !rest.isEmpty else { throw words.refusal }
            return seat.act(.toldOf(notice: notice, isImpossible ? .impossible(reason: rest) : .by(how: rest)))
        }
        let ticket = try words.ticket(of: seat)
        let isImpossible = words.take("no", "否", "无法", "无法告知")
        let rest = words.rest()
        guard !rest.isEmpty else { throw words.refusal }
        return seat.act(.told(ticket, isImpossible ? .impossible(reason: rest) : .by(how: rest)))
    }
}
