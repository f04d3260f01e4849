import HotlineCore
import HotlineDesk

/// A ticket in full.
extension TicketJSON {
    static let detail = JSONShape<TicketDetail>(
        "TicketDetail",
        [
            .one("ticket", line) { $0.line },
            .word("channel") { $0.channel },
            .word(ifAny: "kind_claimed") { $0.kindClaimed },
            .text("content") { $0.content },
            .text(ifAny: "goal") { $0.goal },
            .text(ifAny: "place") { $0.placeText },
            .text(ifAny: "citizen_name") { $0.citizenName },
            .text(ifAny: "citizen_phone") { $0.citizenPhone },
            .text(ifAny: "first_person") { $0.firstPerson },
            .text(ifAny: "first_department") { $0.firstDepartment },
            .list(ifAny: "first_responsibility", first) { $0.first },
            .text(ifAny: "truth") { $0.truth },
            .text(ifAny: "solved") { $0.solved },
            .one(ifAny: "rating", rating) { $0.rating },
            .flag("vulnerable") { $0.isVulnerable },
            .list("clocks", clock) { $0.clocks },
            .list("entries", entry) { $0.entries },
            .list("notices", notice) { $0.notices },
            .list(ifAny: "returns", reason) { $0.returns },
            .list(ifAny: "parts", part) { $0.parts },
            .list(ifAny: "attachments", attachment) { detail in
                detail.attachments.enumerated().map { NumberedAttachment(ticket: detail.line.number, position: $0 + 1, file: $1) }
            },
            .list(ifAny: "late", reason) { $0.late },
        ])

    private static let entry = JSONShape<EntryLine>(
        "Entry",
        [
            .id("id") { $0.id },
            .instant("at") { $0.at },
            .text("event") { $0.event },
            .text("who") { $0.who },
            .one("reason", reason) { $0.reason },
            .text(ifAny: "text") { $0.text },
        ])

    private static let notice = JSONShape<NoticeLine>(
        "Notice",
        [
            .id("id") { $0.id },
            .text("subject") { $0.subject },
            .text("recipient") { $0.recipient },
            .text("way") { $0.way },
            .instant("created_at") { $0.createdAt },
            .instant(ifAny: "told_at") { $0.toldAt },
            .text(ifAny: "how") { $0.how },
        ])

    /// A file with where it is fetched; its place counts from 1.
    private struct NumberedAttachment {
        let ticket: String
        let position: Int
        let file: AttachedFile
    }

    private static let attachment = JSONShape<NumberedAttachment>(
        "Attachment",
        [
            .text("name") { $0.file.name },
            .text("type") { $0.file.type.mediaType },
            .number("size") { $0.file.size },
            .text("sha256") { $0.file.digest },
            .text("href") { "/api/tickets/\($0.ticket)/attachments/\($0.position)" },
        ])
}
