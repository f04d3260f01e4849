import HotlineClassifier
import Testing

private func answer(_ label: Int?, _ probabilities: Double...) -> Scorecard.Answer {
    Scorecard.Answer(label: label, probabilities: probabilities)
}

/// Six messages of three labels: four right, one of a label the model does not know.
private let card = Scorecard(
    [
        answer(0, 0.9, 0.1, 0), answer(0, 0.8, 0.2, 0), answer(0, 0.3, 0.7, 0), answer(1, 0.1, 0.6, 0.3), answer(1, 0.2, 0.5, 0.3),
        answer(nil, 0.4, 0.3, 0.3),
    ], labels: ["甲", "乙", "丙"])

@Test func `accuracy counts the unknown label as wrong`() {
    #expect(card.count == 6)
    #expect(card.accuracy == 4.0 / 6)
}

@Test func `precision, recall and F1 are each label's own, and the mean leaves out what no message has`() {
    #expect(card.rows.map(\.support) == [3, 2, 0])
    #expect(card.rows.map(\.precision) == [2.0 / 3, 2.0 / 3, 0])
    #expect(card.rows.map(\.recall) == [2.0 / 3, 1, 0])
    #expect(card.rows.map(\.f1) == [4.0 / 6, 4.0 / 5, 0])
    #expect(card.macroF1 == (4.0 / 6 + 4.0 / 5) / 2)
    #expect(card.confusion == [[2, 1, 0], [0, 2, 0], [0, 0, 0]])
}

@Test func `the surest half is right more often than all`() {
    #expect(card.coverage.map(\.share) == [1, 0.95, 0.9, 0.8, 0.7, 0.5])
    #expect(card.coverage.last == Scorecard.Coverage(share: 0.5, accuracy: 2.0 / 3, threshold: 0.7))
}

@Test func `calibration is the mean distance of confidence and accuracy by tenths`() {
    // .9 and .8 right, .7 wrong, .6 and .5 right, .4 wrong; each alone in its tenth.
    let expected = (0.1 + 0.2 + 0.7 + 0.4 + 0.5 + 0.4) / 6
    #expect(abs(card.calibrationError - expected) < 1e-9)
}

@Test func `no message gives no figure`() {
    let empty = Scorecard([], labels: ["甲", "乙"])
    #expect(empty.accuracy == 0 && empty.macroF1 == 0 && empty.calibrationError == 0 && empty.coverage.isEmpty)
}

@Test func `of equals the first is the guess`() {
    #expect(answer(1, 0.5, 0.5).guess == 0)
    #expect(!answer(1, 0.5, 0.5).isRight)
}
