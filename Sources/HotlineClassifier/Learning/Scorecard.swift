/// How well a model did on messages whose label is known. A figure that has nothing to be reckoned from is 0.
package struct Scorecard: Hashable, Sendable {
    /// One message: the label it has, what the model held each label for.
    package struct Answer: Hashable, Sendable {
        /// A column; nil where the model has no such label, and so cannot be right.
        package let label: Int?
        /// By column, adding up to 1.
        package let probabilities: [Double]

        package init(label: Int?, probabilities: [Double]) {
            self.label = label
            self.probabilities = probabilities
        }

        /// The column of the greatest probability, the first of equals.
        package var guess: Int { probabilities.indices.max { (probabilities[$0], -$0) < (probabilities[$1], -$1) } ?? 0 }
        package var confidence: Double { probabilities.max() ?? 0 }
        package var isRight: Bool { label == guess }
    }

    /// One label against the rest.
    package struct Row: Hashable, Sendable {
        package let label: String
        /// Messages that have it.
        package let support: Int
        package let precision: Double
        package let recall: Double
        package let f1: Double
    }

    /// The surest share of the messages, and how many of them are right.
    package struct Coverage: Hashable, Sendable {
        package let share: Double
        package let accuracy: Double
        /// Messages below it are left to a person.
        package let threshold: Double

        package init(share: Double, accuracy: Double, threshold: Double) {
            self.share = share
            self.accuracy = accuracy
            self.threshold = threshold
        }
    }

    package let labels: [String]
    package let count: Int
    package let accuracy: Double
    /// The mean of the labels' F1: a rare label counts as much as a frequent one. Labels that no message has are left out.
    package let macroF1: Double
    /// The right label is among the first three.
    package let amongThree: Double
    package let rows: [Row]
    /// By the label they have, then by the one they got: messages.
    package let confusion: [[Int]]
    package let coverage: [Coverage]
    /// Expected calibration error over ten bins of confidence (Guo et al. 2017): how far on average confidence and accuracy lie apart.
    package let calibrationError: Double

    package static let shares = [1, 0.95, 0.9, 0.8, 0.7, 0.5]
    private static let bins = 10

    package init(_ answers: [Answer], labels: [String]) {
        self.labels = labels
        count = answers.count
        accuracy = Self.share(answers.count { $0.isRight }, of: answers.count)
        amongThree = Self.share(
            answers.count { answer in
                guard let label = answer.label else { return false }
                return answer.probabilities.count { $0 > answer.probabilities[label] } < 3
            }, of: answers.count)
        var confusion = [[Int]](repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
        for answer in answers {
            if let label = answer.label { confusion[label][answer.guess] += 1 }
        }
        self.confusion = confusion
        // A message of a label that the model does not know is a wrong guess for the label it got.
        let guessed = labels.indices.map { column in answers.count { $0.guess == column } }
        rows = labels.indices.map { column in
            let right = confusion[column][column]
            let support = confusion[column].reduce(0, +)
            let precision = Self.share(right, of: guessed[column])
            let recall = Self.share(right, of: support)
            let f1 = Self.share(2 * right, of: support + guessed[column])
            return Row(label: labels[column], support: support, precision: precision, recall: recall, f1: f1)
        }
        let present = rows.filter { $0.support > 0 }
        macroF1 = present.isEmpty ? 0 : present.map(\.f1).reduce(0, +) / Double(present.count)
        let surest = answers.sorted { $0.confidence > $1.confidence }
        coverage = Self.shares.compactMap { share in
            let kept = surest.prefix(Int((Double(surest.count) * share).rounded()))
            guard let last = kept.last else { return nil }
            return Coverage(share: share, accuracy: Self.share(kept.count { $0.isRight }, of: kept.count), threshold: last.confidence)
        }
        calibrationError = Self.calibrationError(of: answers)
    }

    private static func calibrationError(of answers: [Answer]) -> Double {
        let binned = Dictionary(grouping: answers) { min(Int($0.confidence * Double(bins)), bins - 1) }
        return binned.values.map { bin in
            abs(bin.map(\.confidence).reduce(0, +) - Double(bin.count { $0.isRight })) / Double(answers.count)
        }.sorted().reduce(0, +)
    }

    private static func share(_ part: Int, of whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}
