import HotlineCore
import HotlineDesk

struct CallBackCommand: Command {
    let card = Card(
        names: ["callback", "回访", "hf"], usage: "callback [TICKET] 0-5 [WORDS] | callback [TICKET] redo REASON",
        help: Words(
            "记回访：5 非常满意 … 1 非常不满意，0 无法联系，后面可写市民的话；redo 重办并写理由。清单里的行要写成 #3",
            "records a call-back: 5 very satisfied … 1 very dissatisfied, 0 not reached, then the citizen's words; redo with a reason. A line of a list is written #3"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat, onlyHash: true)
        if words.take("redo", "重办") {
            let reason = words.rest()
            guard !reason.isEmpty else { throw words.refusal }
            return seat.act(.callBack(ticket, .redo(reason: reason)))
        }
        guard let grade = Int(try words.required().folded), (0...5).contains(grade) else { throw words.refusal }
        let said = words.rest()
        return seat.act(.callBack(ticket, .rated(grade, words: said.isEmpty ? nil : said)))
    }
}
