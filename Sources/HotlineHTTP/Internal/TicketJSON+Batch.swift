import HotlineCore
import HotlineDesk
import HotlineSystem

extension TicketJSON {
    /// What came of each verb, in the order asked.
    static let batch = JSONShape<Receipt>(
        "Batch",
        [
            .list("items", outcome) { $0.outcomes ?? [] },
            .flag(ifSo: "repeated") { $0.isRepeated },
        ])

    /// Its status is the one that the verb alone would have had.
    private static let outcome = JSONShape<BatchOutcome>(
        "BatchOutcome",
        [
            .text("ticket") { $0.ticket },
            .number("status") { outcome in
                switch outcome.result {
                case .done: 200
                case .refused(let refusal): refusal.codes.http
                }
            },
            .one(ifAny: "receipt", receipt) { outcome in
                if case .done(let receipt) = outcome.result { return receipt }
                return nil
            },
            JSONShape<BatchOutcome>.Member(name: "problem", schema: Problem.schema, isAlways: false) { outcome, pen in
                if case .refused(let refusal) = outcome.result { return Problem(refusal).object(in: pen.language) }
                return nil
            },
        ])
}
