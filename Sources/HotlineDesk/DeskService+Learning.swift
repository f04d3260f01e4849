import HotlineClassifier
import HotlineCore
import HotlineRouting
import HotlineStore
import HotlineSystem

/// How the learner stands, for `status`.
package struct LearnerStanding: Hashable, Sendable {
    /// `3f2a91c0, 870 lessons`, or what is used in its stead.
    package let figure: String
    package let warning: Reason?

    package init(_ figure: String, warning: Reason? = nil) {
        self.figure = figure
        self.warning = warning
    }

    static let keywordsOnly = "keywords only"
}

extension DeskService {
    /// Tickets that are learnt from, the newest: learning them takes a second or two, and beyond that little changes.
    package static let mostTaughtTexts = 5_000

    /// Why the learner looks at its lessons.
    package enum LearningOccasion: Sendable {
        /// A damaged model file is left where it is, for a person to see.
        case start
        /// It is written anew.
        case reload
    }

    /// Puts the model on the disk in force, and learns another one where the lessons have changed since. All of it off the Desk's queue;
    /// the keywords judge meanwhile.
    package func learn(_ occasion: LearningOccasion) {
        guard let path = settings.modelPath else { return }
        learner.async { _ in self.learnNow(path, occasion) }
    }

    /// Runs `done` once what was asked of the learner before is in force, for whoever asks the Desk next.
    package func learnt(then done: @escaping @Sendable () -> Void) {
        learner.async { _ in self.turns.async { _ in self.short.async { _ in done() } } }
    }

    private func learnNow(_ path: String, _ occasion: LearningOccasion) {
        let tables = tables.sync { $0 }
        guard let taught = taughtTexts() else { return stand(LearnerStanding(Self.standing(of: tables))) }
        let curriculum = Curriculum(tables.routing, taught: taught)
        var kept: ModelFile?
        do throws(ModelProblem) { kept = try ModelFile(readingFrom: path) } catch {
            switch (error, occasion) {
            case (.missing, _), (.version, _), (_, .reload): break
            case (.notAModel, .start), (.damaged, .start):
                return stand(LearnerStanding(LearnerStanding.keywordsOnly, warning: Reason("model-unreadable", path)))
            }
        }
        if let kept {
            // Learnt from a little less, it is better than none until the next is ready.
            adopt(ClassModel(kept), by: tables)
            if kept.source == curriculum.digest { return }
        }
        guard curriculum.canBeLearnt else { return stand(LearnerStanding(Self.standing(of: tables))) }
        let model = curriculum.learn()
        let isWritten = model.file.write(to: path)
        adopt(model, by: tables, lessons: curriculum.count, warning: isWritten ? nil : Reason("model-unwritten", path))
    }

    /// Nil where the rows cannot be read now; the next start or reload tries again.
    private func taughtTexts() -> [TaughtText]? {
        long.sync { desk in
            do throws(StoreFailure) {
                return try desk.store.snapshot { store throws(StoreFailure) in try store.taughtTexts(limit: Self.mostTaughtTexts) }
            } catch {
                self.hooks.event("lessons-unread", [("why", error.words)])
                return nil
            }
        }
    }

    /// Puts a model in force, unless a sentence of expectations.csv would come out wrong with it: what a clerk has written down binds
    /// the machine.
    private func adopt(_ model: ClassModel, by tables: Tables, lessons: Int? = nil, warning: Reason? = nil) {
        let failures = tables.learnt(model, at: now).failures
        if let first = failures.first {
            let refused = Reason("model-refused", model.name, "\(failures.count)", first)
            hooks.event("model-refused", [("model", model.name), ("failures", "\(failures.count)")])
            stand(LearnerStanding(LearnerStanding.keywordsOnly, warning: refused))
            return put(nil, triedOn: tables.version)
        }
        put(model, triedOn: tables.version)
        stand(LearnerStanding([model.name, lessons.map { "\($0) lessons" }].compactMap { $0 }.joined(separator: ", "), warning: warning))
    }

    /// The Desk first, whose tables hold what departments said of their people meanwhile; then every queue that reads by them. Other
    /// tables that came into force since have asked the learner again.
    private func put(_ model: ClassModel?, triedOn version: RoutingVersion) {
        turns.async { turns in
            turns.desk.teach(model, triedOn: version)
            self.read(by: turns.desk.tables)
        }
    }

    private func stand(_ standing: LearnerStanding) { short.async { $0.standing.learner = standing } }

    private static func standing(of tables: Tables) -> String { tables.model?.name ?? LearnerStanding.keywordsOnly }
}
