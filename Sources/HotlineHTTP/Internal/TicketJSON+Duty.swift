import HotlineCore
import HotlineDesk

/// Who is on duty, who is away and what moved meanwhile; suggestions to a department, and its lateness.
extension TicketJSON {
    static let duty = JSONShape<DutyView>(
        "Duty",
        [
            .text("department") { $0.department },
            .texts("on_call") { $0.onCall },
            .text("source") { $0.source },
            .list("set", dutyLine) { $0.set },
        ])

    private static let dutyLine = JSONShape<DutyView.Line>(
        "DutyHours",
        [
            .id("id") { $0.id },
            .text("person") { $0.person },
            .instant("from") { $0.hours.lowerBound },
            .instant("to") { $0.hours.upperBound },
        ])

    static let leaves = JSONShape<[LeaveLine]>("Leaves", [.list("leaves", leave) { $0 }])

    private static let leave = JSONShape<LeaveLine>(
        "Leave",
        [
            .id("id") { $0.id },
            .text("person") { $0.person },
            .date("from") { $0.first },
            .date("to") { $0.last },
            .text(ifAny: "deputy") { $0.deputy },
            .list("moved", move) { $0.moves },
        ])

    private static let move = JSONShape<LeaveLine.Move>(
        "Moved",
        [
            .text("to") { $0.to },
            .one("ticket", line) { $0.ticket },
        ])

    static let suggestions = JSONShape<[SuggestionLine]>("Suggestions", [.list("suggestions", suggestion) { $0 }])

    private static let suggestion = JSONShape<SuggestionLine>(
        "Suggestion",
        [
            .id("id") { $0.id },
            .text(ifAny: "ticket") { $0.ticket },
            .text("by") { $0.by },
            .instant("at") { $0.madeAt },
            .text("text") { $0.text },
            .text(ifAny: "follow_up") { $0.followUp },
            .instant(ifAny: "followed_at") { $0.followedAt },
            .instant(ifAny: "closed_at") { $0.closedAt },
        ])

    static let lateAccount = JSONShape<LateAccount>(
        "Lateness",
        [
            .text("department") { $0.department },
            .text("hours_past_due") { $0.total },
            .flag("has_more") { $0.hasMore },
            .list("late", lateTicket) { $0.lines },
        ])

    private static let lateTicket = JSONShape<LateAccount.Line>(
        "LateTicket",
        [
            .text("ticket") { $0.ticket },
            JSONShape<LateAccount.Line>.Member(name: "limit", schema: .text(), isAlways: true) {
                .string(HouseWords.sentence($0.what, in: $1.language))
            },
            .list("hours", reason) { $0.hours },
            .text(ifAny: "explanation") { $0.explanation },
            .text("verdict") { $0.verdict },
        ])
}
