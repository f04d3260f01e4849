import HotlineCore
import HotlineRouting
import HotlineStore

/// What a co-department or a sub-unit does: each verb acts on its own sub-task, never on the lead's.
extension Desk {
    mutating func signPart(_ part: TicketPart, _ dossier: Dossier, _ order: Order) throws(DeskFailure) -> Receipt {
        var part = part
        try require(.sign, of: order.actor)
        try advance(&part, by: .sign, as: .sign, dossier)
        return try stored { () throws(StoreFailure) in
            part.row.signedAt = part.row.signedAt ?? order.at
            try journalPart("part_signed", part, dossier, reason: Reason("part-signed", name(of: part.row.department)), order)
            try save(&part, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Before signing it counts as signing (practice 25); for the citizen it is a contact like any other.
    mutating func contactPart(_ part: TicketPart, _ known: Dossier, result: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var (part, dossier) = (part, known)
        try require(.contact, of: order.actor)
        try require(result, "result", atMost: 2_000)
        try advance(&part, by: .contact, as: .contact, dossier)
        return try stored { () throws(StoreFailure) in
            part.row.signedAt = part.row.signedAt ?? order.at
            part.row.contactedAt = part.row.contactedAt ?? order.at
            part.row.touchedAt = part.row.touchedAt ?? order.at
            dossier.contacted(at: order.at)
            try journalPart(
                "part_contacted", part, dossier, reason: Reason("part-contacted", name(of: part.row.department)), text: result, order)
            try save(&part, at: order.at)
            try save(&dossier, at: order.at)
            return receipt(for: dossier)
        }
    }

    mutating func notePart(_ part: TicketPart, _ dossier: Dossier, text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        var part = part
        try require(.note, of: order.actor)
        try require(text, "text")
        try advance(&part, by: .note, as: .note, dossier)
        return try stored { () throws(StoreFailure) in
            part.row.touchedAt = part.row.touchedAt ?? order.at
            try journalPart("part_noted", part, dossier, reason: Reason("part-noted", name(of: part.row.department)), text: text, order)
            try save(&part, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Its reply goes to the lead, whose answer to the citizen is the one there is (art. 6).
    mutating func replyPart(
        _ part: TicketPart, _ dossier: Dossier, text: String, innerText: String?, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        var part = part
        try require(.reply, of: order.actor)
        try require(text, "public_text")
        if let innerText { try require(innerText, "inner_text") }
        try advance(&part, by: .reply, as: .reply, dossier)
        return try stored { () throws(StoreFailure) in
            part.row.signedAt = part.row.signedAt ?? order.at
            part.task.repliedAt = order.at
            if let innerText {
                try journal(
                    "inner_result", dossier, by: order, reason: Reason("inner-result"),
                    text: JournalText(salt: order.secrets.salt(2), body: innerText))
            }
            part.task.replyEntry = try journalPart(
                "part_replied", part, dossier, reason: Reason("part-replied", name(of: part.row.department)), text: text, order)
            try save(&part, at: order.at)
            return receipt(for: dossier)
        }
    }

    /// Those that the lead would reply without.
    ///
    /// - Returns: their parts; empty where all have replied.
    func silentParts(of dossier: Dossier, without reason: String?) throws(DeskFailure) -> [TicketPart] {
        let silent = try stored { () throws(StoreFailure) in try parts(of: dossier).filter { $0.task.state.isOpen } }
        guard !silent.isEmpty else { return [] }
        guard let reason else { throw .refused(.coDepartmentsSilent(silent.map { tables.titled($0.row.department) })) }
        try require(reason, "without", atMost: 500)
        return silent
    }

    /// The lead has replied without them, and says why: what they owed is over, and the reviewer reads the reason.
    mutating func leave(_ silent: [TicketPart], _ dossier: Dossier, because reason: String, _ order: Order) throws(StoreFailure) -> Reason?
    {
        guard !silent.isEmpty else { return nil }
        let why = Reason("replied-early", silent.map { name(of: $0.row.department) }.joined(separator: "、"))
        let entry = try journal(
            "reply_early", dossier, by: order, reason: why, text: JournalText(salt: order.secrets.salt(3), body: reason))
        for var part in silent {
            part.task.state = .ended
            part.task.leftEntry = entry
            try journal("reply_early", dossier, by: order, reason: why, feed: part.row.department)
            try save(&part, at: order.at)
        }
        return why
    }

    /// In the lead's feed, with the words, and in the department's own.
    @discardableResult
    mutating func journalPart(
        _ event: String, _ part: TicketPart, _ dossier: Dossier, reason: Reason, text: String? = nil, _ order: Order
    ) throws(StoreFailure) -> Int64 {
        try journal(event, dossier, by: order, reason: reason, feed: part.row.department)
        return try journal(
            event, dossier, by: order, reason: reason, text: text.map { JournalText(salt: order.secrets.salt(1), body: $0) })
    }
}
