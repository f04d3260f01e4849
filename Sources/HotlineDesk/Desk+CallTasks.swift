import HotlineCore
import HotlineStore

/// Calling back, and saying why a call has no record. The number is shown to whoever calls it, and each look is an entry
/// (practice 29).
extension Desk {
    /// Characters of a call-back's result.
    private static let resultLimit = 200

    mutating func call(_ action: CallAction, _ order: Order) throws(DeskFailure) -> Receipt {
        if isDepartments(order.actor) { throw .refused(.notPermitted(verb: Verb.contact.rawValue)) }
        let person = try requirePerson(.contact, of: order.actor)
        switch action {
        case .takeMissed(let id): return try takeMissed(id, by: person, order)
        case .closeMissed(let id, let how): return try closeMissed(id, how: how, by: person, order)
        case .explain(let call, let reason): return try explain(call, reason: reason, order)
        }
    }

    private mutating func takeMissed(_ id: Int64, by person: PersonID, _ order: Order) throws(DeskFailure) -> Receipt {
        let missed = try openMissed(id)
        return try stored { () throws(StoreFailure) in
            try store.takeMissedCall(id, by: person, at: order.at)
            try journalPrivately("missed_call", nil, reason: Reason("missed-taken", lastFour(missed)), text: nil, order)
            var receipt = Receipt()
            receipt.decided = [
                Reason(
                    "missed-number", missed.phone, "\(missed.calls)", missed.lastAt.wallClock(in: tables.routing.calendar.zone), "m\(id)")
            ]
            return receipt
        }
    }

    private mutating func closeMissed(_ id: Int64, how: String, by person: PersonID, _ order: Order) throws(DeskFailure) -> Receipt {
        let missed = try openMissed(id)
        try require(how, "result", atMost: Self.resultLimit)
        return try stored { () throws(StoreFailure) in
            try store.closeMissedCall(id, by: person, how: how, at: order.at)
            try journalPrivately("missed_call", nil, reason: Reason("missed-closed", lastFour(missed)), text: how, order)
            return Receipt()
        }
    }

    private func openMissed(_ id: Int64) throws(DeskFailure) -> MissedCallRow {
        guard let missed = try stored({ () throws(StoreFailure) in try store.missedCall(id) }) else { throw .refused(.nothingWaiting) }
        return missed
    }

    private func lastFour(_ missed: MissedCallRow) -> String { String(missed.phone.suffix(4)) }

    private mutating func explain(_ call: String, reason: String, _ order: Order) throws(DeskFailure) -> Receipt {
        guard try stored({ () throws(StoreFailure) in try store.call(call) })?.recordDue != nil else { throw .refused(.nothingWaiting) }
        try require(reason, "reason", atMost: Self.resultLimit)
        return try stored { () throws(StoreFailure) in
            try store.settleRecord(ofCall: call)
            try journalPrivately("call_explained", nil, reason: Reason("call-explained", call), text: reason, order)
            return Receipt()
        }
    }
}
