import HotlineCore
import HotlineDesk

/// A person merges; the machine only offers (practice 5).
struct Merge: Command {
    let card = Card(
        names: ["merge", "并单", "bd"], usage: "merge [TICKET] into TICKET REASON",
        help: Words(
            "并入另一单（不写就是当前单）：各自保留编号、紧急程度、保密和时限，主单答复时一并答复",
            "puts a ticket under another (the current one if none is named): each keeps its number, urgency, secrecy and clocks, and the main one's answer reaches all"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        guard words.take("into", "并入", "到"), let main = try words.namedTicket(of: seat) else { throw words.refusal }
        let reason = words.rest()
        guard !reason.isEmpty else { throw .missing(field: "reason") }
        return seat.act(.link(.merge(ticket, into: main, reason: reason)))
    }
}

struct Unmerge: Command {
    let card = Card(
        names: ["unmerge", "拆单", "chd"], usage: "unmerge TICKET REASON",
        help: Words("从主单拆出，回到待派单，时限不重算", "takes a ticket out again, to be dispatched; its clocks are not reset"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let ticket = try words.namedTicket(of: seat) else { throw words.refusal }
        let reason = words.rest()
        guard !reason.isEmpty else { throw .missing(field: "reason") }
        return seat.act(.link(.unmerge(ticket, reason: reason)))
    }
}
