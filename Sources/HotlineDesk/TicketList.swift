import HotlineCore

package struct TicketList: Hashable, Sendable {
    /// The lists an operator lives in.
    package enum Name: String, CaseIterable, Sendable {
        case pending, dispatch, following, sign, returns, review, callback, overdue, untold, mine, progress
        case petitions, late, corrections, publish
        case hard, warned, supervised, missed

        package var chinese: String {
            switch self {
            case .pending: "待受理"
            case .dispatch: "待派单"
            case .following: "跟进中"
            case .sign: "待签收"
            case .returns: "退单审核"
            case .review: "待审核"
            case .callback: "待回访"
            case .overdue: "逾期"
            case .untold: "待告知"
            case .mine: "首问清单"
            case .progress: "办理中"
            case .petitions: "申请审批"
            case .late: "逾期复核"
            case .corrections: "整改"
            case .publish: "待公开"
            case .hard: "疑难"
            case .warned: "预逾期"
            case .supervised: "督办"
            case .missed: "漏接回拨"
            }
        }
    }

    package let lines: [TicketLine]
    /// More matched than the limit let through.
    package let hasMore: Bool

    package init(lines: [TicketLine], hasMore: Bool) {
        self.lines = lines
        self.hasMore = hasMore
    }
}

package struct Inbox: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package let list: TicketList.Name
        package let count: Int
        package let critical: Int

        package init(list: TicketList.Name, count: Int, critical: Int) {
            self.list = list
            self.count = count
            self.critical = critical
        }
    }

    package let rows: [Row]
    /// The asker's own that were not told yet: shown here, they are told.
    package let notices: [NoticeLine]

    package init(rows: [Row], notices: [NoticeLine] = []) {
        self.rows = rows
        self.notices = notices
    }
}
