import HotlineCore
import HotlineDesk

/// `?`: who one is, which ticket is open, what may be typed. Within a text or a choice the dialogue answers it itself.
struct Where: Command {
    let card = Card(
        names: ["?", "where", "在哪", "zn"], usage: "?",
        help: Words(
            "说明自己是谁、当前工单、可以输入什么；在正文和选择中也可用", "says who you are, the current ticket and what may be typed; also within a text or a choice"),
        isOpen: true)

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        try words.finish()
        guard let identity = seat.identity else { return .reply(Reply(.information, seat.words(Wording.strangersCommands))) }
        var lines = [Greeting.name(identity, at: seat)]
        switch seat.current {
        case .number(let number): lines.append(seat.words(Wording.currentTicket(number.description)))
        case .suffix(let suffix): lines.append(seat.words(Wording.currentTicket("…" + suffix)))
        case nil: lines.append(seat.words(Wording.noTicket))
        }
        if !seat.listed.isEmpty { lines.append(seat.words(Wording.listLines(seat.listed.count))) }
        return .reply(Reply(.information, lines + [seat.words(Wording.anyCommand)]))
    }
}
