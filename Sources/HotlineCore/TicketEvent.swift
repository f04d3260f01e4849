/// What can happen to a ticket. Everything is a person's or department's command, or time's.
package enum TicketEvent: String, CaseIterable, Sendable, Codable {
    case accept, requestSupplement = "request_supplement", supplement, supplementLapse = "supplement_lapse"
    /// 记录跟进: kept in the hotline's own hands, with the date of the next step.
    case followUp = "follow_up"
    case decline, handOver = "hand_over", answer, merge, unmerge
    case dispatch
    /// 改派: the hotline sent it wrongly and sends it on; no return of anybody's.
    case redispatch
    case sign, autoSign = "auto_sign"
    case requestReturn = "request_return", grantReturn = "grant_return"
    /// Refused while the window still runs: back to 待签收. After it: 办理中 (practice 20).
    case refuseReturn = "refuse_return", refuseReturnLate = "refuse_return_late"
    case designate, contact, note, delegate
    case requestExtension = "request_extension", grantExtension = "grant_extension", refuseExtension = "refuse_extension"
    case shelve, unshelve, reply, redo, release
    /// 回访 with a satisfied, neutral or unreachable citizen, or a reasoned final answer.
    case callBack = "call_back", callBackRedo = "call_back_redo"
    case rate, ratingLapse = "rating_lapse", archive, archiveLapse = "archive_lapse"
    case withdraw, allowWithdrawal = "allow_withdrawal", refuseWithdrawal = "refuse_withdrawal"
    case object, upholdObjection = "uphold_objection", dismissObjection = "dismiss_objection"
    case urge, transfer
    /// 撤销: whoever dispatched, answered or released takes it back at once, before anybody heard of it (practice 10).
    case undo

    package var chinese: String {
        switch self {
        case .accept: "受理"
        case .requestSupplement: "请求补充"
        case .supplement: "补充"
        case .supplementLapse: "补充期满"
        case .followUp: "记录跟进"
        case .decline: "不予受理"
        case .handOver: "转紧急"
        case .answer: "直接答复"
        case .merge: "并单"
        case .unmerge: "拆单"
        case .dispatch: "派单"
        case .redispatch: "改派"
        case .sign: "签收"
        case .autoSign: "超期自动签收"
        case .requestReturn: "申请退单"
        case .grantReturn: "同意退单"
        case .refuseReturn, .refuseReturnLate: "不同意退单"
        case .designate: "指定承办"
        case .contact: "联系"
        case .note: "记录"
        case .delegate: "转下级"
        case .requestExtension: "申请延期"
        case .grantExtension: "同意延期"
        case .refuseExtension: "不同意延期"
        case .shelve: "挂账"
        case .unshelve: "恢复办理"
        case .reply: "答复"
        case .redo: "重办"
        case .release: "审核通过"
        case .callBack: "回访"
        case .callBackRedo: "回访重办"
        case .rate: "评价"
        case .ratingLapse: "评价期满"
        case .archive: "归档"
        case .archiveLapse: "归档期满"
        case .withdraw: "撤回"
        case .allowWithdrawal: "同意撤回"
        case .refuseWithdrawal: "不同意撤回"
        case .object: "提出异议"
        case .upholdObjection: "异议成立"
        case .dismissObjection: "异议不成立"
        case .urge: "催办"
        case .transfer: "转办"
        case .undo: "撤销"
        }
    }
}
