import HotlineDesk

extension TicketList.Name: Spoken {
    /// Pinyin initials, typed on a keyboard without an input method.
    var initials: String {
        switch self {
        case .pending: "dsl"
        case .dispatch: "dpd"
        case .following: "gjz"
        case .sign: "dqs"
        case .returns: "tdsh"
        case .review: "dsh"
        case .callback: "dhf"
        case .overdue: "yq"
        case .untold: "dgz"
        case .mine: "sw"
        case .progress: "blz"
        case .petitions: "sqsp"
        case .late: "yqfh"
        case .corrections: "zg"
        case .publish: "dgk"
        case .hard: "yn"
        case .warned: "yyq"
        case .supervised: "dub"
        case .missed: "ljhb"
        }
    }

    /// A list by its Chinese name, slug or initials.
    init?(named typed: String) {
        guard let match = Self(typed: typed) ?? Self.allCases.first(where: { $0.initials == typed.lowercased() }) ?? Self.others[typed]
        else { return nil }
        self = match
    }

    /// What other workbenches call them.
    private static let others: [String: Self] = ["延期审批": .petitions, "我负责的": .mine, "漏接": .missed, "红灯": .overdue, "黄灯": .warned]
}
