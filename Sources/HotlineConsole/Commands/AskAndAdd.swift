import HotlineCore
import HotlineDesk

struct AskCommand: Command {
    let card = Card(
        names: ["ask", "请求补充", "qbc"], usage: "ask [TICKET] [TEXT]",
        help: Words(
            "请市民补充情况；两个工作日没有补充，按现有内容受理", "asks the citizen for more; after two working days it is accepted as it is"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        return words.text(Words("请求补充", "what is needed"), at: &seat) { text, seat in seat.act(.quality(ticket, .ask(text: text))) }
    }
}

struct AddCommand: Command {
    let card = Card(
        names: ["add", "补充", "bc"], usage: "add [TICKET] [TEXT]",
        help: Words("记下市民补充的情况，与聊天补充一样", "records what the citizen adds, as by chat"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        return words.text(Words("补充", "addition"), at: &seat) { text, seat in seat.act(.quality(ticket, .add(text: text))) }
    }
}
