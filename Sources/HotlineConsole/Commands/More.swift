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
        let options = try words.options(New.options)
        try words.finish()
        // A draft that is taken up again says itself which call it is of; `more` as it is typed is of the last one.
        let drafted = try options["key"].map { word throws(Refusal) in try New.key(word, at: seat) }
        guard drafted != nil || seat.lastCall != nil else { throw .usage(seat.words(Wording.noLastCall)) }
        guard drafted != nil || options.keys.allSatisfy({ $0 == "place" }) else { throw words.refusal }
        let key = drafted ?? seat.randomKey()
        var submission = Submission(
            channel: .phone, mark: .console(person, key: key), receivedAt: seat.now, takenBy: person, content: "")
        if drafted == nil, let last = seat.lastCall {
            (submission.channel, submission.citizen) = (last.channel, last.citizen)
            (submission.callID, submission.secret) = (last.callID, last.secret)
        }
        try New.fill(&submission, with: options, at: seat)
        return New.gather(submission, key: key, isMore: true, at: &seat)
    }

    /// What binds a matter to its call, as it could be typed.
    static func options(of submission: Submission) -> [String] {
        [
            submission.citizen.phone.map { "phone=" + $0.number },
            submission.citizen.name.map { "name=\"\($0.replacing("\"", with: ""))\"" },
            submission.callID.map { "call=\"\($0)\"" }, submission.secret ? "secret=yes" : nil,
            submission.channel == .window ? "via=" + submission.channel.in(.english) : nil,
        ].compactMap { $0 }
    }
}
