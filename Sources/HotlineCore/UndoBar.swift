/// Why an act is not taken back (practice 10).
package enum UndoBar: String, Hashable, Sendable, CaseIterable, Codable {
    /// Whoever asks has done nothing to this ticket.
    case nothing
    /// A minute is over: from then on undoing is a correction.
    case late
    /// Its citizen or its department has heard of it.
    case told
    /// Somebody else, or time, has acted on the ticket since.
    case since
    /// An answer that went to those who follow the ticket as well.
    case followers
    /// What stands beside it in a department's record: a ruling, or a transfer from one department to another.
    case ruling
    case merged
    case classified
    /// A record of what was said or done: it stays, and what is right is written beside it.
    case recorded
    /// Closing, handing over, declining, rating and what is like them.
    case other

    var codes: Refusal.Codes {
        switch self {
        case .nothing: Refusal.Codes(slug: "undo-nothing", console: 511, http: 404)
        case .late: Refusal.Codes(slug: "undo-late", console: 512, http: 409)
        case .told: Refusal.Codes(slug: "undo-told", console: 513, http: 409)
        case .since: Refusal.Codes(slug: "undo-since", console: 514, http: 409)
        case .followers: Refusal.Codes(slug: "undo-followers", console: 515, http: 409)
        case .ruling: Refusal.Codes(slug: "undo-ruling", console: 516, http: 409)
        case .merged: Refusal.Codes(slug: "undo-merged", console: 517, http: 409)
        case .classified: Refusal.Codes(slug: "undo-classified", console: 518, http: 409)
        case .recorded: Refusal.Codes(slug: "undo-recorded", console: 519, http: 409)
        case .other: Refusal.Codes(slug: "undo-other", console: 537, http: 409)
        }
    }

    var words: (String, String) {
        switch self {
        case .nothing: ("您没有在这一单上做过什么，没有可撤销的", "you have done nothing to this ticket that could be taken back")
        case .late: ("已过一分钟，不能撤销", "a minute is over; it cannot be taken back any more")
        case .told: ("已有市民或单位获知，不能撤销", "the citizen or the department has heard of it; it cannot be taken back")
        case .since: ("之后已有别的处理，不能撤销", "something was done to the ticket since; it cannot be taken back")
        case .followers: ("答复已随本单告知并入的各单，不能撤销", "the answer went to the tickets under this one as well; it cannot be taken back")
        case .ruling: ("裁定、改派已记在单位名下，不能撤销", "a ruling or a transfer stands in the departments' record; it cannot be taken back")
        case .merged: ("并单、拆单不能撤销", "merging and un-merging are not taken back")
        case .classified: ("改分类不用撤销", "a change of class need not be taken back")
        case .recorded: ("记录会保留，不能撤销", "a record stays; it is not taken back")
        case .other: ("这一步不能撤销", "this step cannot be taken back")
        }
    }

    /// Why an act other than a dispatch or an answer stays, by the event of its journal entry.
    package init(of event: String) {
        switch TicketEvent(rawValue: event) {
        case .redispatch, .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate, .grantExtension, .refuseExtension: self = .ruling
        case .merge, .unmerge: self = .merged
        case .note, .contact, .followUp, .urge, .supplement, .undo: self = .recorded
        case nil where event == "told": self = .told
        case nil where event == "classified": self = .classified
        case nil where event == "joined" || event == "left": self = .merged
        default: self = .other
        }
    }
}
