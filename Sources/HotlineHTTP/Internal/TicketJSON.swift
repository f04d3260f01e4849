import HotlineCore
import HotlineDesk
import HotlineSystem

/// The Desk's values as the API writes them: snake_case, absent rather than null, ids as strings, enum values as English
/// slugs, instants as ISO 8601 with the zone's offset.
package enum TicketJSON {
    package static func progress(_ progress: Progress, in language: Language, zone: Zone) -> JSONValue {
        func lines(_ steps: [Progress.Step]) -> JSONValue {
            .array(steps.map { .object(["at": .string($0.at.iso8601(in: zone)), "text": .string($0.words(in: language))]) })
        }
        return .object([
            "number": .string(progress.number),
            "state": .string(progress.state.words(in: language)),
            "state_at": .string(progress.state.at.iso8601(in: zone)),
            "next_step": text(language == .chinese ? progress.nextStepChinese : progress.nextStepEnglish),
            "department_name": text(progress.departmentName),
            "due": instant(progress.due, zone),
            "reply": text(progress.reply),
            "can": progress.acts.isEmpty ? nil : .array(progress.acts.map { .string($0.rawValue) }),
            "messages": progress.messages.isEmpty ? nil : lines(progress.messages),
            "steps": lines(progress.steps),
        ])
    }

    static let reason = JSONShape<Reason>(
        "Reason",
        [
            .text("slug") { $0.slug },
            JSONShape<Reason>.Member(name: "words", schema: .text(), isAlways: true) { .string(HouseWords.sentence($0, in: $1.language)) },
        ])

    static let clock = JSONShape<ClockLine>(
        "Clock",
        [
            .word("name") { $0.name },
            .instant("started_at") { $0.startedAt },
            .instant("due") { $0.due },
            .instant("original_due") { $0.originalDue },
            .flag("provisional") { $0.isProvisional },
            .instant(ifAny: "stopped_at") { $0.stoppedAt },
            .flag(ifSo: "paused") { $0.isPaused == true },
            .text(ifAny: "limit") { $0.limit },
        ])

    static let line = JSONShape<TicketLine>(
        "Ticket",
        [
            .text("number") { $0.number },
            .word("state") { $0.state },
            JSONShape<TicketLine>.Member(name: "urgency", schema: .word(Urgency.allCases.map(\.slug)), isAlways: true) { line, _ in
                .string(line.urgency.slug)
            },
            .word("kind") { $0.kind },
            .text(ifAny: "category") { $0.categoryCode?.rawValue },
            .text(ifAny: "category_name") { $0.categoryName },
            .text(ifAny: "department") { $0.departmentCode?.rawValue },
            .text(ifAny: "department_name") { $0.departmentName },
            .text(ifAny: "handler") { $0.handler },
            .text(ifAny: "place_name") { $0.placeName },
            .instant("received_at") { $0.receivedAt },
            .instant(ifAny: "accepted_at") { $0.acceptedAt },
            .one(ifAny: "next_due", clock) { $0.nextDue },
            .flag("overdue") { $0.isOverdue },
            .flag(ifSo: "auto_signed") { $0.isAutoSigned == true },
            .number("urge_count") { $0.urgeCount },
            .flag("secret") { $0.isSecret },
            .flag(ifSo: "green") { $0.isGreen },
            .flag(ifSo: "text_only") { $0.isTextOnly },
            .text(ifAny: "gist") { $0.gist },
        ])

    static let feed = JSONShape<FeedPage>(
        "Feed",
        [
            .list("items", feedItem) { $0.items },
            .list(ifAny: "digests", digest) { $0.digests },
            .id("cursor") { $0.cursor },
            .flag("has_more") { $0.hasMore },
        ])

    private static let feedItem = JSONShape<FeedPage.Item>(
        "FeedItem",
        [
            .id("entry") { $0.entry },
            .instant("at") { $0.at },
            .text("event") { $0.event },
            .flag("held") { $0.isHeld },
            .one(ifAny: "reason", reason) { $0.reason },
            .one("ticket", line) { $0.ticket },
            .one(ifAny: "part", part) { $0.part },
        ])

    static let receipt = JSONShape<Receipt>(
        "Receipt",
        [
            .text(ifAny: "number") { $0.ticket },
            .word(ifAny: "state") { $0.state },
            .text(ifAny: "query_code") { $0.isRepeated ? nil : $0.queryCode },
            .text(ifAny: "say") { $0.say },
            .flag(ifSo: "repeated") { $0.isRepeated },
            .list(ifAny: "decided", reason) { $0.decided },
            .list(ifAny: "clocks", clock) { $0.clocks },
            .list("tickets", line) { $0.tickets },
        ])

    /// Whether the daemon can take what it is sent.
    static let readiness = JSONShape<(isReady: Bool, why: String)>(
        "Readiness",
        [
            .flag("ready") { $0.isReady },
            .text(ifAny: "why") { $0.why },
        ])

    static func text(_ text: String?) -> JSONValue? { text.flatMap { $0.isEmpty ? nil : .string($0) } }
    static func instant(_ instant: Instant?, _ zone: Zone) -> JSONValue? { instant.map { .string($0.iso8601(in: zone)) } }
}
