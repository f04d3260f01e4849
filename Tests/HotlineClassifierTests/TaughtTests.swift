import HotlineClassifier
import HotlineCore
import Testing

/// Keywords and learner together: the rule that `Blend` writes down.
private enum Taught {
    static let lessons =
        Lessons.light.map { ClassLesson(text: $0, kind: .request, category: "0206") }
        + Lessons.water.map { ClassLesson(text: $0, kind: .request, category: "0201") }
        + Lessons.wages.map { ClassLesson(text: $0, kind: .complaint, category: "0901") }

    static let model = ClassModel(learning: lessons, source: SHA256.hash(Array("examples".utf8)), space: Lessons.space)
    static let classifier = Tables.classifier.taught(by: model)
}

@Test func `a keyword that decides goes on deciding, and the finding is the same where the model agrees`() {
    let text = "中山大道路灯不亮"
    let alone = Tables.classifier.find(text: text).category
    #expect(alone.value == "0206" && alone.confidence >= Classifier.sureConfidence)
    #expect(Taught.classifier.find(text: text).category == alone)
}

@Test func `where keywords say nothing the learner names a class, with its characters as evidence`() throws {
    let text = "老板跑了，两个月没有发"
    #expect(Tables.classifier.find(text: text).category.value == nil)
    let found = Taught.classifier.find(text: text).category
    #expect(found.value == "0901")
    #expect(found.confidence > 0.25 && found.confidence <= 1)
    let piece = try #require(found.evidence.first)
    #expect(piece.source == "模型 " + Taught.model.name)
    let scalars = Array(text.unicodeScalars)
    #expect(Array(piece.words.unicodeScalars) == Array(scalars[piece.offset..<piece.offset + piece.words.unicodeScalars.count]))
}

@Test func `keywords that decide against a sure model keep the class and lose the confidence to act on it`() throws {
    // Taught the wrong way round: lamps as unpaid wages.
    let lessons =
        Lessons.light.map { ClassLesson(text: $0, kind: nil, category: "0901") }
        + Lessons.wages.map { ClassLesson(text: $0, kind: nil, category: "0206") }
    let contrary = ClassModel(learning: lessons, source: SHA256.hash([2]), space: Lessons.space)
    let text = "路灯不亮，晚上很黑"
    let alone = Tables.classifier.find(text: text).category
    #expect(alone.value == "0206" && alone.confidence >= Classifier.sureConfidence)
    let found = Tables.classifier.taught(by: contrary).find(text: text).category
    #expect(found.value == "0206")
    #expect(found.confidence < Classifier.sureConfidence / 2)
    #expect(found.alternatives.first?.value == "0901")
}

@Test(arguments: ["", "😀", "HELLO 123", "\u{FFFD}", String(repeating: "好", count: 12_000), "唔該", "ＡＢＣ"])
func `what nobody could class is offered, not named`(text: String) {
    let found = Taught.classifier.find(text: text).category
    #expect(found.value == nil || found.confidence < Classifier.sureConfidence)
    #expect(found.alternatives.count <= 3)
}

@Test func `a class that the tables no longer have is never named`() {
    let lessons = Taught.lessons + Lessons.light.map { ClassLesson(text: $0, kind: .request, category: "7777") }
    let model = ClassModel(learning: lessons, source: SHA256.hash([1]), space: Lessons.space)
    let found = Tables.classifier.taught(by: model).find(text: "楼下很黑，灯坏了").category
    #expect(found.value != "7777" && !found.alternatives.map(\.value).contains("7777"))
}

@Test func `the model is kept in its file and taken away again`() throws {
    let read = ClassModel(try ModelFile(bytes: Taught.model.file.bytes))
    let text = "老板跑了，两个月没有发"
    #expect(Tables.classifier.taught(by: read).find(text: text) == Taught.classifier.find(text: text))
    #expect(Taught.classifier.taught(by: nil).find(text: text) == Tables.classifier.find(text: text))
}

@Test func `words of law decide the kind, whatever was learnt`() {
    #expect(Taught.classifier.find(text: "我要投诉，楼下的路灯坏了").kind.value == .complaint)
}
