import HotlineCore
import HotlineDesk

extension TicketJSON {
    /// A co-department's or a sub-unit's part of a ticket.
    static let part = JSONShape<PartLine>(
        "Part",
        [
            .word("kind") { $0.kind },
            .text("department") { $0.departmentCode.rawValue },
            .text("department_name") { $0.departmentName },
            .text(ifAny: "handler") { $0.handler },
            .text(ifAny: "duty") { $0.duty },
            .word("state") { $0.state },
            .instant("sign_due") { $0.signDue },
            .instant("due") { $0.due },
            .instant(ifAny: "signed_at") { $0.signedAt },
            .flag(ifSo: "signed_by_time") { $0.isAutoSigned },
            .instant(ifAny: "replied_at") { $0.repliedAt },
            .text(ifAny: "reply") { $0.reply },
            .text(ifAny: "left_because") { $0.leftBecause },
        ])
}
