/// Why tickets are not put together, or not taken apart.
package enum MergeBar: String, Hashable, Sendable, CaseIterable, Codable {
    case itself
    /// Closed, or answered already: its answer would not reach whoever comes now.
    case mainAnswered = "main_answered"
    /// It follows another itself.
    case mainMerged = "main_merged"
    /// 待受理 or 待补充: nobody has taken it on yet, so nothing of it runs (domain 2.9).
    case mainPending = "main_pending"
    /// A secret matter or a report beside one that is none (practice 5, 27).
    case secrecy
    /// One of the two complains of a department or a person, and the other would bring it before them (practice 26).
    case accused
    /// Sealed for some, the other not, or for others.
    case sealed
    /// The main ticket has as many followers as a turn can tell.
    case full
    case incidentClosed = "incident_closed"
    case noIncident = "no_incident"
    /// More than one incident is open: name one.
    case whichIncident = "which_incident"
    /// Nobody has been answered yet.
    case unanswered

    var codes: Refusal.Codes {
        switch self {
        case .itself: Refusal.Codes(slug: "merge-itself", console: 520, http: 409)
        case .mainAnswered: Refusal.Codes(slug: "merge-main-answered", console: 521, http: 409)
        case .mainMerged: Refusal.Codes(slug: "merge-main-merged", console: 522, http: 409)
        case .mainPending: Refusal.Codes(slug: "merge-main-pending", console: 523, http: 409)
        case .secrecy: Refusal.Codes(slug: "merge-secrecy", console: 524, http: 409)
        case .accused: Refusal.Codes(slug: "merge-accused", console: 590, http: 409)
        case .sealed: Refusal.Codes(slug: "merge-sealed", console: 591, http: 409)
        case .full: Refusal.Codes(slug: "merge-full", console: 525, http: 409)
        case .incidentClosed: Refusal.Codes(slug: "incident-closed", console: 526, http: 409)
        case .noIncident: Refusal.Codes(slug: "no-incident", console: 527, http: 404)
        case .whichIncident: Refusal.Codes(slug: "which-incident", console: 528, http: 409)
        case .unanswered: Refusal.Codes(slug: "incident-unanswered", console: 529, http: 409)
        }
    }

    var words: (String, String) {
        switch self {
        case .itself: ("不能并入自己", "a ticket cannot be merged into itself")
        case .mainAnswered: ("主单已答复或已结束，不能再并入；新情况请另立", "the main ticket is answered or closed; make a ticket of its own")
        case .mainMerged: ("主单自己已并入另一单，请写它的主单", "the main ticket follows another; name that one")
        case .mainPending: ("主单还没有受理，请先派单再并入", "the main ticket is not accepted yet; dispatch it first")
        case .secrecy: ("保密件、举报件不能与公开件并在一起", "a secret matter or a report is never put together with one that is not")
        case .accused: ("这一单反映的单位或人员会看到它，不能并入", "whoever it complains of would read it there; it is never put under that ticket")
        case .sealed: ("封存件只能与同样封存的并在一起", "a sealed ticket is put together only with one sealed for the same people")
        case .full: ("主单下已满，请另立主单或事件", "the main ticket has as many followers as it can; begin another")
        case .incidentClosed: ("事件已关闭", "the incident is closed")
        case .noIncident: ("没有这个事件；用 incident list 查看", "no such incident; see incident list")
        case .whichIncident: ("有多个事件未关闭，请写明事件编号", "more than one incident is open; name one")
        case .unanswered: ("还没有答复来电人，先 incident answer", "nobody has been answered yet; use incident answer first")
        }
    }
}
