/// Where one department's part of another's ticket stands (arts 11 to 13): a co-department's, or a sub-unit's to which the holder
/// passed it down. Practice 19: sub-tasks have a small table of their own.
package enum SubTaskState: String, CaseIterable, Sendable, Codable {
    /// 未签收. Leaves by signing, contact, reply or return; by time: signed automatically at the end of its sign window.
    case unsigned
    /// 办理中. Leaves by its reply; past its due somebody is told each working day until it has.
    case signed
    /// 退回待裁. Leaves by a ruling; by time: what nobody ruled on stays with whoever asked.
    case returning
    /// 申诉待裁: the ruling was not accepted and the hotline hears it. The same exits.
    case appealing
    /// 已答复.
    case replied
    /// 已撤: returned with leave, taken off, or over with the ticket's round.
    case ended

    package var chinese: String {
        switch self {
        case .unsigned: "未签收"
        case .signed: "办理中"
        case .returning: "退回待裁"
        case .appealing: "申诉待裁"
        case .replied: "已答复"
        case .ended: "已撤"
        }
    }

    /// Whether it still owes a reply.
    package var isOpen: Bool { self != .replied && self != .ended }
}

package enum SubTaskEvent: String, CaseIterable, Sendable {
    case sign, autoSign = "auto_sign", contact, note, reply
    case requestReturn = "request_return", grantReturn = "grant_return", refuseReturn = "refuse_return"
    case appeal, grantAppeal = "grant_appeal", refuseAppeal = "refuse_appeal"
    /// Nobody ruled in time.
    case lapse
    /// Taken off by the lead, the hotline, or because the department is complained about.
    case remove
}

/// What may happen to a sub-task; pure and without guards, as `Lifecycle` is for the ticket.
package enum SubTaskLifecycle {
    /// - Returns: the state after `event`; nil where it cannot happen in `state`.
    package static func next(after event: SubTaskEvent, in state: SubTaskState) -> SubTaskState? {
        switch state {
        case .unsigned:
            switch event {
            case .sign, .autoSign, .contact: .signed
            case .note: .unsigned
            case .reply: .replied
            case .requestReturn: .returning
            case .remove: .ended
            case .grantReturn, .refuseReturn, .appeal, .grantAppeal, .refuseAppeal, .lapse: nil
            }
        case .signed:
            switch event {
            case .contact, .note: .signed
            case .reply: .replied
            case .appeal: .appealing
            case .remove: .ended
            case .sign, .autoSign, .requestReturn, .grantReturn, .refuseReturn, .grantAppeal, .refuseAppeal, .lapse: nil
            }
        case .returning:
            switch event {
            case .contact, .note: .returning
            case .grantReturn, .remove: .ended
            case .refuseReturn, .lapse: .signed
            case .sign, .autoSign, .reply, .requestReturn, .appeal, .grantAppeal, .refuseAppeal: nil
            }
        case .appealing:
            switch event {
            case .contact, .note: .appealing
            case .grantAppeal, .remove: .ended
            case .refuseAppeal, .lapse: .signed
            case .sign, .autoSign, .reply, .requestReturn, .grantReturn, .refuseReturn, .appeal: nil
            }
        case .replied, .ended: nil
        }
    }

    /// What time itself does at the end of a state; nil where time only presses (`signed`) or nothing is owed any more.
    package static func timeExit(of state: SubTaskState) -> SubTaskEvent? {
        switch state {
        case .unsigned: .autoSign
        case .returning, .appealing: .lapse
        case .signed, .replied, .ended: nil
        }
    }
}
