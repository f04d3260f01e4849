import HotlineCore
import HotlineRouting
import HotlineStore

/// 改进意见: a person's words to a department, followed up by it, closed by the house; all kept for the bulletin (art. 18 ¶1).
extension Desk {
    mutating func suggest(_ action: SuggestionAction, _ order: Order) throws(DeskFailure) -> Receipt {
        switch action {
        case .make(let department, let reference, let text): try makeSuggestion(to: department, reference, text, order)
        case .followUp(let id, let text): try followSuggestion(id, text, order)
        case .close(let id, let reason): try closeSuggestion(id, reason, order)
        }
    }

    private mutating func makeSuggestion(
        to department: DepartmentCode, _ reference: TicketReference?, _ text: String, _ order: Order
    ) throws(DeskFailure) -> Receipt {
        try require(.suggest, of: order.actor)
        _ = try requireDepartment(department, at: order.at)
        try require(text, "text", atMost: 2_000)
        let ticket = try reference.map { reference throws(DeskFailure) in try open(reference).ticket.id }
        return try stored { () throws(StoreFailure) in
            let entry = try journalSuggestion("suggestion", Reason("suggested", name(of: department)), text, feed: department, order)
            try store.insertSuggestion(to: department, ticket: ticket, entry: entry, by: order.actor.person, at: order.at)
            return Receipt()
        }
    }

    private mutating func followSuggestion(_ id: Int64, _ text: String, _ order: Order) throws(DeskFailure) -> Receipt {
        let person = try require(.reply, of: order.actor)
        let row = try openSuggestion(id)
        guard let own = order.actor.department ?? person?.department, tables.routing.isWithin(row.department, own) else {
            throw .refused(.notYours)
        }
        try require(text, "text", atMost: 2_000)
        return try stored { () throws(StoreFailure) in
            let entry = try journalSuggestion("suggestion_followed", Reason("suggestion-followed", "\(id)"), text, feed: nil, order)
            try store.follow(suggestion: id, entry: entry, at: order.at)
            return Receipt()
        }
    }

    private mutating func closeSuggestion(_ id: Int64, _ reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        try require(.suggest, of: order.actor)
        _ = try openSuggestion(id)
        try require(reason, "reason", atMost: 2_000)
        return try stored { () throws(StoreFailure) in
            try journalSuggestion("suggestion_closed", Reason("suggestion-closed", "\(id)"), reason, feed: nil, order)
            try store.close(suggestion: id, by: order.actor.person, at: order.at)
            return Receipt()
        }
    }

    private func openSuggestion(_ id: Int64) throws(DeskFailure) -> SuggestionRow {
        guard let row = try stored({ () throws(StoreFailure) in try store.suggestion(id) }), row.closedAt == nil else {
            throw .refused(.nothingWaiting)
        }
        return row
    }

    @discardableResult
    private mutating func journalSuggestion(
        _ event: String, _ reason: Reason, _ text: String, feed: DepartmentCode?, _ order: Order
    ) throws(StoreFailure) -> Int64 {
        try store.append(
            JournalEntry(
                ticket: nil, at: order.at, event: event, door: order.actor.door.rawValue, person: order.actor.person,
                actorDepartment: order.actor.department, origin: String(order.actor.origin.prefix(64)), reason: reason, department: feed,
                text: JournalText(salt: order.secrets.salt(0), body: text)))
    }
}
