import HotlineCore
import HotlineDesk

extension TicketJSON {
    /// Five levels, and the two that are reported beside them.
    static let rating = JSONShape<TicketDetail.Rating>(
        "Rating",
        [
            .number("grade") { $0.grade },
            .flag(ifAny: "satisfied") { $0.isSatisfied },
            .text(ifAny: "solved") { $0.solved },
            .instant("at") { $0.at },
        ])

    /// A branch of first responsibility with its evidence (art. 18 ¶4).
    static let first = JSONShape<FirstOutcome>(
        "FirstResponsibility",
        [
            .word("branch") { $0.branch },
            .instant("at") { $0.at },
            .text(ifAny: "department") { $0.department?.rawValue },
            .instant(ifAny: "told_at") { $0.toldAt },
            .text(ifAny: "how") { $0.how },
            .number(ifAny: "follow_ups") { $0.count },
            .instant(ifAny: "next") { $0.next },
            JSONShape<FirstOutcome>.Member(name: "words", schema: .text(), isAlways: true) {
                .string(HouseWords.sentence($0.reason, in: $1.language))
            },
        ])
}
