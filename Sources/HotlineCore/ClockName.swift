/// A limit that runs on a ticket: the columns of `deadlines.csv`.
package enum ClockName: String, CaseIterable, Sendable, Codable {
    case accept, dispatch, sign, contact, firstReport = "first_report", promised, statutory
    case `extension`, ruling, review, redo, callback, rating, archive, supplement
    /// Ends at the date that whoever follows a matter up has named: no table sets it.
    case followUp = "follow_up"

    package var chinese: String {
        switch self {
        case .accept: "受理"
        case .dispatch: "派单"
        case .sign: "签收"
        case .contact: "联系"
        case .firstReport: "首报"
        case .promised: "承诺办结"
        case .statutory: "法定办结"
        case .extension: "延期审批"
        case .ruling: "异议审核"
        case .review: "审核"
        case .redo: "重办"
        case .callback: "回访"
        case .rating: "评价"
        case .archive: "归档"
        case .supplement: "补充"
        case .followUp: "跟进"
        }
    }
}
