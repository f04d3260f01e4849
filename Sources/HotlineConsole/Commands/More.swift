import HotlineCore
import HotlineDesk
import HotlineSystem

/// 继续受理: another matter of the same call. Keeps who calls, how, and the call; clears the rest (domain 2.3, practice 32).
struct More: Command {
    let card = Card(
        names: ["more", "继续受理", "jxsl"], usage: "more [place=…]",
        help: Words(
            "同一通电话的另一件事：保留电话、姓名、渠道、保密和通话编号，其余重新记",
            "another matter of the same call: keeps phone, name, channel, secrecy and the call, clears the rest"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let person = seat.person else { throw .notPermitted(verb: "more") }
        let options = try words.options(["place"])
        try words.finish()
        guard let last = seat.lastCall else { throw .usage(seat.words(Wording.noLastCall)) }
        let key = seat.randomKey()
        var submission = Submission(
            channel: last.channel, mark: .console(person, key: key), receivedAt: seat.now, takenBy: person, citizen: last.citizen,
            content: "", callID: last.callID, secret: last.secret)
        if let place = options["place"], !place.typed.isEmpty { submission.placeText = TextNormaliser.shared.normalise(place.typed) }
        return New.gather(submission, key: key, isMore: true, at: &seat)
    }
}
