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
    /// down binds the machine. A sentence that the tables get wrong by themselves, because somebody overrode it, is not held against it.
    /// One decision, for the daemon, `explain`, `check` and `backtest`.
    package func learnt(_ model: ClassModel?, at now: Instant) -> LearntTables {
        guard let model else { return LearntTables(tables: taught(by: nil), failures: []) }
        let taught = taught(by: model)
        let failures = ExpectationCheck.failures(of: taught, at: now)
        if failures.isEmpty { return LearntTables(tables: taught, failures: []) }
        let untaught = self.taught(by: nil)
        let without = Set(ExpectationCheck.failures(of: untaught, at: now).map(\.line))
        let broken = failures.filter { !without.contains($0.line) }.map(\.words)
        return LearntTables(tables: broken.isEmpty ? taught : untaught, failures: broken)
    }
}
