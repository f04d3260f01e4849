import HotlineCore
import HotlineDesk

/// Takes back one's own last act on a ticket within a minute (practice 10).
struct Undo: Command {
    let card = Card(
        names: ["undo", "撤销", "cx"], usage: "undo [TICKET]",
        help: Words(
            "一分钟内撤销自己刚做的派单、直接答复或审核通过；已有人获知或接着办的不能撤销。派单、答复退回待派单，审核退回待审核；时限照走",
            "takes back your own dispatch, direct answer or release within a minute, while nobody has heard of it or acted since. The ticket waits for dispatch or review again; no clock begins anew"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        try words.finish()
        return seat.act(.undo(ticket))
    }
}
