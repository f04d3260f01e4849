import HotlineCore
import HotlineDesk

struct CallBackCommand: Command {
    let card = Card(
        names: ["callback", "回访", "hf"],
        usage: "callback [TICKET] 1-5 [solved|partly|unsolved] [WORDS] | callback [TICKET] missed REASON | callback [TICKET] redo REASON",
        help: Words(
            "记回访：5 非常满意 … 1 非常不满意，再写问到的结果（解决、部分解决、未解决），后面可写市民的话；missed 没联系上（写经过），三天各一次后归档；redo 重办并写理由。清单里的行要写成 #3",
            "records a call-back: 5 very satisfied … 1 very dissatisfied, then whether it is solved, then the citizen's words; missed reached nobody, three days and it is archived; redo with a reason. A line of a list is written #3"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat, onlyHash: true)
        if words.take("redo", "重办") {
            let reason = words.rest()
            guard !reason.isEmpty else { throw words.refusal }
            return seat.act(.callBack(ticket, .redo(reason: reason)))
        }
        if words.take("missed", "未接", "没联系上") { return seat.act(.quality(ticket, .missedCall(how: try words.reason()))) }
        guard let grade = Int(try words.required().folded), (0...5).contains(grade) else { throw words.refusal }
        var solved: String?
        if words.take("solved", "解决", "已解决") {
            solved = "solved"
        } else if words.take("partly", "部分", "部分解决") {
            solved = "partly"
        } else if words.take("unsolved", "未解决", "没解决") {
            solved = "unsolved"
        }
        let said = words.rest()
        return seat.act(.callBack(ticket, .rated(grade, words: said.isEmpty ? nil : said, solved: solved)))
    }
}
