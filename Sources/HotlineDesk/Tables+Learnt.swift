import HotlineClassifier
import HotlineCore

/// The tables as the daemon judges by them, and the sentences that kept a model out.
package struct LearntTables: Sendable {
    package let tables: Tables
    /// Rows of expectations.csv that would come out wrong with the model; it is not used where there are any.
    package let failures: [String]
}

extension Tables {
    /// The tables with what was learnt, unless a sentence of expectations.csv would come out wrong with it: what a clerk has written
    /// down binds the machine. One decision, for the daemon, `explain`, `check` and `backtest`.
    package func learnt(_ model: ClassModel?, at now: Instant) -> LearntTables {
        guard let model else { return LearntTables(tables: taught(by: nil), failures: []) }
        let taught = taught(by: model)
        let failures = ExpectationCheck.failures(of: taught, at: now)
        return LearntTables(tables: failures.isEmpty ? taught : self.taught(by: nil), failures: failures)
    }
}
