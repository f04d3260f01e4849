import HotlineCore
import HotlineDesk

/// What a department reads of its gathered rungs, and of the whole chain behind a ticket.
extension TicketJSON {
    static let digest = JSONShape<DigestView.Page>(
        "Digest",
        [
            .id(ifAny: "entry") { $0.entry },
            .instant("at") { $0.at },
            .text("event") { _ in "digest" },
            .list("lines", digestLine) { $0.lines },
        ])

    private static let digestLine = JSONShape<DigestView.Line>(
        "DigestLine",
        [
            .text("rung") { $0.rung },
            .instant("at") { $0.at },
            .texts("people") { $0.people },
            .one("ticket", line) { $0.ticket },
        ])

    static let explanation = JSONShape<Explanation>(
        "Explanation",
        [
            .text("number") { $0.ticket },
            .list("parts", explanationPart) { $0.parts },
            .list("clocks", walkedClock) { $0.clocks },
            .list("rungs", rung) { $0.rungs },
        ])

    private static let explanationPart = JSONShape<Explanation.Part>(
        "ExplanationPart",
        [
            .one("heading", reason) { $0.heading },
            .list("lines", reason) { $0.lines },
        ])

    private static let walkedClock = JSONShape<Explanation.Clock>(
        "WalkedClock",
        [
            .one("clock", clock) { $0.line },
            .number("round") { $0.round },
            .text(ifAny: "table_line") { $0.tableLine.map { "deadlines.csv:\($0)" } },
            .list(ifAny: "days", walkedDay) { $0.days },
        ])

    private static let walkedDay = JSONShape<WorkingCalendar.WalkedDay>(
        "WalkedDay",
        [
            .date("date") { $0.date },
            .number("worked_minutes") { $0.minutes },
            .flag("worked") { $0.isWorked },
            .text(ifAny: "why") { $0.name },
        ])

    private static let rung = JSONShape<Explanation.Rung>(
        "Rung",
        [
            .text("id") { $0.id },
            .number("round") { $0.round },
            .word("course") { $0.course },
            .instant("at") { $0.at },
            .word(ifAny: "clock") { $0.anchor },
            JSONShape<Explanation.Rung>.Member(name: "moment", schema: .text(atLeast: 1), isAlways: false) { rung, pen in
                rung.moment.map { .string(HouseWords.sentence($0, in: pen.language)) }
            },
            .text(ifAny: "condition") { $0.condition },
            .list("told", told) { $0.told },
        ])

    private static let told = JSONShape<Explanation.Told>(
        "Told",
        [
            .text("recipient") { $0.recipient },
            .text(ifAny: "way") { $0.way },
            .word("outcome") { $0.outcome },
            .instant(ifAny: "at") { $0.at },
            .text(ifAny: "how") { $0.how },
        ])
}
