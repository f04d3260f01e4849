import HotlineCore
import HotlineStore

/// One part of a batch, as its door read it.
package struct BatchItem: Sendable {
    /// As it was named; it stands beside the outcome.
    package let ticket: String
    /// Refused at the door, or to be carried out.
    package let action: Result<Action, Refusal>
    package let precondition: Precondition?

    package init(ticket: String, action: Result<Action, Refusal>, precondition: Precondition? = nil) {
        self.ticket = ticket
        self.action = action
        self.precondition = precondition
    }
}

package struct BatchOutcome: Hashable, Sendable, Codable {
    package enum Result: Hashable, Sendable, Codable {
        case done(Receipt)
        case refused(Refusal)
    }

    package let ticket: String
    package let result: Result

    package init(ticket: String, result: Result) {
        self.ticket = ticket
        self.result = result
    }
}

extension Desk {
    /// Parts of one batch: a turn of the one writer stays short.
    package static let batchLimit = 50

    /// Carries out one part after the other, in one transaction and under one key. A refusal has written nothing, so the others
    /// stand; where the store fails, nothing of the whole remains.
    mutating func batch(_ items: [BatchItem], _ order: Order) throws(DeskFailure) -> Receipt {
        guard (1...Self.batchLimit).contains(items.count) else {
            throw .refused(.invalid(field: "items", value: "\(items.count)", expected: "1…\(Self.batchLimit)"))
        }
        var receipt = Receipt()
        var outcomes: [BatchOutcome] = []
        for (index, item) in items.enumerated() {
            outcomes.append(BatchOutcome(ticket: item.ticket, result: try result(of: item, index, in: order)))
        }
        receipt.outcomes = outcomes
        return receipt
    }

    private mutating func result(of item: BatchItem, _ index: Int, in order: Order) throws(DeskFailure) -> BatchOutcome.Result {
        switch item.action {
        case .failure(let refusal): return .refused(refusal)
        case .success(let action):
            let part = Order(
                action, by: order.actor, precondition: item.precondition, secrets: order.secrets.derived(UInt64(index)), at: order.at)
            switch try stored({ () throws(StoreFailure) in try carryOut(part) }) {
            case .success(let receipt): return .done(receipt)
            case .failure(let refusal): return .refused(refusal)
            }
        }
    }
}
