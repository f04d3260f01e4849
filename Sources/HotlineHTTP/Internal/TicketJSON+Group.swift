import HotlineCore
import HotlineDesk

extension TicketJSON {
    /// A main ticket, who is complained about, and those under it; the count says how many there are, shown or not.
    static let group = JSONShape<TicketGroup>(
        "Group",
        [
            .one("main", line) { $0.main },
            .text(ifAny: "title") { $0.title },
            .text(ifAny: "subject") { $0.subject },
            .number("count") { $0.count },
            .list("followers", follower) { $0.followers },
        ])

    private static let follower = JSONShape<TicketGroup.Follower>(
        "Follower",
        [
            .one("ticket", line) { $0.line },
            .text("kind") { $0.slug },
            .word("channel") { $0.channel },
            .text(ifAny: "name") { $0.name },
            .text(ifAny: "phone") { $0.phone },
            .text(ifAny: "content") { $0.content },
        ])
}
