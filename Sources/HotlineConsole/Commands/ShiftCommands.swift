import HotlineCore
import HotlineDesk

/// 交班.
struct HandOverShift: Command {
    let card = Card(
        names: ["handover-shift", "交班", "jb"], usage: "handover-shift ID",
        help: Words(
            "把手上没办完的交给下一班：打开着的工单和草稿转给此人，并提示他；首问清单不转，仍是本人的",
            "hands what is open here to the next shift: tickets taken with next, and drafts; one's own list stays one's own"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let person = PersonID(rawValue: try words.required().folded)
        try words.finish()
        return seat.act(.workbench(.handOverShift(to: person)))
    }
}

struct Broadcast: Command {
    let card = Card(
        names: ["broadcast", "广播", "gb"], usage: "broadcast TEXT",
        help: Words("给每个坐席的控制台发一句话（班长以上）；不要写个人信息", "a sentence to every console (shift leaders and above); no personal data"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let text = words.rest()
        guard !text.isEmpty else { throw words.refusal }
        return .ask(seat.order(.workbench(.broadcast(text)))) { answer, seat in
            guard case .done = answer else { return seat.unexpected(answer) }
            return .reply(Reply(.done, seat.words(Wording.sent)))
        }
    }
}

struct WatchCommand: Command {
    /// Before the person's id: the group of those who watch their own tickets.
    static let group = "watch:"

    let card = Card(
        names: ["watch", "关注", "gzhu"], usage: "watch [off]",
        help: Words(
            "您首问或派出的工单有退单、答复、签收、联系、催办时，当场提示；watch off 停",
            "tells at once when a ticket you took or dispatched is signed, returned, replied to or climbs a rung; watch off ends it"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard seat.person != nil else { throw .notPermitted(verb: "watch") }
        let isOff = words.take("off", "停")
        try words.finish()
        seat.isWatching = !isOff
        return .reply(Reply(.done, seat.words(isOff ? Wording.notWatching : Wording.watching)))
    }
}
