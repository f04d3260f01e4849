import HotlineCore
import HotlineDesk

/// A reviewer says whether the reason of a lateness or an extension stands, and what is to be put right.
struct LateVerdict: Command {
    let card = Card(
        names: ["verdict", "逾期复核", "yqfh"], usage: "verdict [TICKET] yes|no [owner=ID due=DATE task=TEXT] REASON",
        help: Words(
            "复核逾期或延期的理由：yes 成立，no 不成立；不成立要写整改人、期限、任务（有空格用引号）",
            "judges a lateness or an extension: yes it stands, no it does not; then an owner, a day and a task are required"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        let stands = words.take("yes", "y", "成立", "是")
        guard stands || words.take("no", "n", "不成立", "否") else { throw words.refusal }
        let options = try words.options(["owner", "due", "task"])
        var correction: LateAction.Correction?
        if !options.isEmpty {
            guard let owner = options["owner"], let due = options["due"], let task = options["task"] else { throw words.refusal }
            correction = LateAction.Correction(owner: PersonID(rawValue: owner.folded.uppercased()), due: due.folded, task: task.typed)
        }
        let reason = words.rest()
        guard !reason.isEmpty else { throw words.refusal }
        return seat.act(.late(ticket, .judge(stands: stands, reason: reason, correction: correction)))
    }
}
