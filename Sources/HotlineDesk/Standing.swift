import HotlineCore

/// What the service knows beside the rows, for `status`; a start finds it anew.
package struct Standing: Sendable {
    /// How the sources stood when they were last reported.
    package var sources: [SourceStanding]
    /// Tables that were refused after those in force: a signal has nobody to answer.
    package var refusedTables: Reason?
    /// How the learner stands; nil where nothing is learnt here.
    package var learner: LearnerStanding?

    package init(sources: [SourceStanding] = [], refusedTables: Reason? = nil) {
        self.sources = sources
        self.refusedTables = refusedTables
    }

    /// Whoever follows some of the sources reports on those alone.
    mutating func learn(_ reported: [SourceStanding]) {
        let names = Set(reported.map(\.source))
        sources = sources.filter { !names.contains($0.source) } + reported
    }
}
