import HotlineCore
import HotlineRouting
import HotlineStore

/// 绿色通道 (art. 10) and the window for what cannot be got done, 办不成事 (art. 6).
extension Desk {
    mutating func openGreenLane(
        _ dossier: inout Dossier, isTextOnly: Bool, reason: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        try require(.classify, of: order.actor)
        try require(reason, "reason", atMost: Self.proposalReasonLimit)
        return try stored { () throws(StoreFailure) in
            dossier.ticket.isVulnerable = true
            if isTextOnly { try change(&dossier) { $0.isTextOnly = true } }
            try journalPrivately("green", dossier, reason: Reason(isTextOnly ? "green-text-only" : "green"), text: reason, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// 代办人: somebody who acts for the citizen. The name and number stand where `anonymise` finds them, not in the journal.
    mutating func represent(_ dossier: inout Dossier, name: String, phone: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.classify, of: order.actor)
        try require(name, "name", atMost: 100)
        guard let number = Phone(phone) else { throw .refused(.invalid(field: "phone", value: phone, expected: "12000000001")) }
        return try stored { () throws(StoreFailure) in
            try change(&dossier) {
                $0.representativeName = name
                $0.representativePhone = number
            }
            try journalPrivately("represented", dossier, reason: Reason("represented", Masking.name(name)), text: nil, order)
            return receipt(for: dossier)
        }
    }

    /// The class of what cannot be got done; its limits are a row of deadlines.csv.
    static let difficultCategory: CategoryCode = "1605"

    /// Its owner is the department of the venue, whatever the rules say.
    mutating func markDifficult(_ dossier: inout Dossier, venue: String, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.classify, of: order.actor)
        try require(reason, "reason", atMost: Self.proposalReasonLimit)
        let found = try tables.requireVenue(venue)
        guard dossier.ticket.state.isOpen else { throw .refused(.wrongState(event: .accept, state: dossier.ticket.state)) }
        let before = dossier.ticket.category
        if tables.routing.categoryRows[Self.difficultCategory] != nil { dossier.ticket.category = Self.difficultCategory }
        if dossier.ticket.acceptedAt == nil {
            restartStatutory(&dossier, limits: limits(of: dossier.ticket, department: found.department, at: order.at), at: order.at)
        }
        return try stored { () throws(StoreFailure) in
            try change(&dossier) { $0.venue = found.code }
            try journalPrivately(
                "difficult", dossier,
                reason: Reason(
                    "difficult", found.name, found.difficultWindow, tables.category(before)?.name ?? "—",
                    tables.category(dossier.ticket.category)?.name ?? "—"), text: reason, order)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }
}
