/// Every lesson judged by a model that has not seen it: as many models as folds, each trained on the other folds.
package enum CrossValidation {
    /// One answer a lesson, in their order.
    package static func answers(_ training: Training, folds count: Int, seed: UInt64 = 1) -> [Scorecard.Answer] {
        let folds = Folds.assign(labels: training.answers, count: count, seed: seed)
        var answers = training.answers.map { Scorecard.Answer(label: $0, probabilities: []) }
        for fold in 0..<count {
            guard let model = training.model(of: folds.indices.filter { folds[$0] != fold }) else { continue }
            for lesson in folds.indices where folds[lesson] == fold {
                let scores = training.scores(of: lesson, by: model)
                answers[lesson] = Scorecard.Answer(
                    label: training.answers[lesson],
                    probabilities: LinearModel.probabilities(scores, temperature: model.temperature))
            }
        }
        return answers
    }
}
