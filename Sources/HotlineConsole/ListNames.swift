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
        }
    }

    /// A list by its Chinese name, slug or initials.
    init?(named typed: String) {
        guard let match = Self(typed: typed) ?? Self.allCases.first(where: { $0.initials == typed.lowercased() }) else { return nil }
        self = match
    }
}
