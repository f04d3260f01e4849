/// Where a ticket stands. Overdue, urged, supervised, extended and secret are flags or numbers, never states (design 8).
package enum TicketState: String, CaseIterable, Sendable, Codable {
    /// 待受理. Leaves by accept, answer, supplement, decline, hand-over, merge; its accept limit climbs the own-rooms ladder.
    case pending
    /// 待补充. Leaves when the citizen adds, or by time: two working days, then accepted as it is.
    case supplementing
    /// 待派单. Leaves by dispatch; its dispatch limit climbs the own-rooms ladder.
    case awaitingDispatch = "awaiting_dispatch"
    /// 跟进中: the hotline keeps it, and whoever was asked first follows it up (art. 18 ¶4 b). Leaves by an answer or a dispatch;
    /// where no entry comes by the date named, its follow-up limit climbs the own-rooms ladder.
    case following
    /// 待签收. Leaves by signing, contact or return; by time: signed automatically, flagged.
    case awaitingSignature = "awaiting_signature"
    /// 退单审核. Leaves by a ruling; its ruling limit climbs the own-rooms ladder.
    case returnReview = "return_review"
    /// 办理中. Leaves by reply; its promised limit climbs the department's ladder.
    case inProgress = "in_progress"
    /// 待市民补充: the department has asked the citizen. Leaves when the citizen adds, when the department replies, or by time.
    case awaitingCitizen = "awaiting_citizen"
    /// 挂账. Leaves at its review date, back to 办理中.
    case shelved
    /// 待审核. Leaves by release or redo; its review limit climbs the own-rooms ladder.
    case awaitingReview = "awaiting_review"
    /// 待回访. Leaves by a call-back or a rating; its call-back limit climbs the own-rooms ladder.
    case awaitingCallback = "awaiting_callback"
    /// 待评价. Leaves by a rating, or by time: three days, then to archive.
    case awaitingRating = "awaiting_rating"
    /// 待归档. Leaves by archiving, or by time: 24 hours.
    case awaitingArchive = "awaiting_archive"
    /// 撤回审核. Leaves when a person has seen why the citizen withdrew; climbs the own-rooms ladder.
    case withdrawalReview = "withdrawal_review"
    /// 异议复核: an objection within seven days after closing, before another person.
    case objectionReview = "objection_review"
    /// 已归档, closed. Only an objection within seven days leaves it.
    case archived
    /// 不予受理, closed. Only an objection within seven days leaves it.
    case declined
    /// 转紧急, closed once 110/119/120/122 has it, with who, when and the incident number.
    case handedOver = "handed_over"
    /// 已并单: follows its main ticket, and comes back by un-merging.
    case merged

    package var chinese: String {
        switch self {
        case .pending: "待受理"
        case .supplementing: "待补充"
        case .awaitingDispatch: "待派单"
        case .following: "跟进中"
        case .awaitingSignature: "待签收"
        case .returnReview: "退单审核"
        case .inProgress: "办理中"
        case .awaitingCitizen: "待市民补充"
        case .shelved: "挂账"
        case .awaitingReview: "待审核"
        case .awaitingCallback: "待回访"
        case .awaitingRating: "待评价"
        case .awaitingArchive: "待归档"
        case .withdrawalReview: "撤回审核"
        case .objectionReview: "异议复核"
        case .archived: "已归档"
        case .declined: "不予受理"
        case .handedOver: "已转紧急"
        case .merged: "已并单"
        }
    }

    package var isOpen: Bool {
        switch self {
        case .archived, .declined, .handedOver, .merged: false
        case .pending, .supplementing, .awaitingDispatch, .following, .awaitingSignature, .returnReview, .inProgress, .awaitingCitizen,
            .shelved,
            .awaitingReview, .awaitingCallback, .awaitingRating, .awaitingArchive, .withdrawalReview, .objectionReview:
            true
        }
    }
}
