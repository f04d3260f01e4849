import HotlineDesk

extension TicketJSON {
    static let figures = JSONShape<DepartmentFigures>(
        "Figures",
        [
            .text("department") { $0.department },
            .instant("since") { $0.since },
            .instant("at") { $0.at },
            .list("open", openCount) { $0.open },
            .number("overdue") { $0.overdue },
            .number("leased") { $0.leased },
            .number("lapsed_leases") { $0.lapsedLeases },
            .number("return_requests") { $0.returnRequests },
            .number("returns_granted") { $0.returnsGranted },
            .one("on_time", share) { $0.onTime },
            .one("contacted", share) { $0.contacted },
            .one("satisfied", share) { $0.satisfied },
        ])

    private static let openCount = JSONShape<DepartmentFigures.Open>(
        "OpenCount",
        [
            .word("state") { $0.state },
            .number("count") { $0.count },
        ])

    private static let share = JSONShape<DepartmentFigures.Share>(
        "Share",
        [
            .number("count") { $0.count },
            .number("of") { $0.whole },
            .number(ifAny: "percent") { $0.percent },
        ])
}
