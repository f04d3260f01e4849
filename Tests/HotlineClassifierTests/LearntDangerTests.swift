import HotlineClassifier
import HotlineCore
import Testing

/// Danger that is learnt beside the words: it raises, or asks for a person, and never lowers (practice 3).
struct LearntDangerTests {
    private static let fallen = ["阿妈跌咗起唔到身", "老人跌倒起不来", "爸爸跌低咗起唔到", "外婆在厕所起不来身", "阿公起唔到身成晚"]
    private static let harmless = ["想问轮椅点借", "请问扶手补贴怎么申请", "康复上门收费吗", "长护险几时办得", "想借拐杖用几天"]

    private static let model = ClassModel(
        learning: [],
        dangers: fallen.map { DangerLesson(text: $0, danger: .critical) } + harmless.map { DangerLesson(text: $0, danger: .ordinary) },
        source: SHA256.hash([3]), space: Lessons.space)

    private static func classifier(_ thresholds: DangerThresholds) -> Classifier {
        Classifier(
            categories: Tables.categories, places: Tables.places, urgencyWords: Tables.urgencyWords, dangerThresholds: thresholds,
            version: Tables.version
        ).taught(by: model)
    }

    private static let unheard = "婆婆喺房起唔到身"

    @Test func `a wording that no word knows is raised, with the characters that weighed`() throws {
        #expect(Tables.classifier.find(text: Self.unheard).urgency == .none)
        let found = Self.classifier(DangerThresholds(raises: 0.5, asks: 0.3)).find(text: Self.unheard).urgency
        #expect(found.level == .critical && !found.threat && found.perhaps.isEmpty)
        let piece = try #require(found.evidence.first)
        #expect(piece.source == "模型 " + Self.model.name)
        #expect(Self.unheard.contains(piece.words) && piece.weight > 0)
    }

    @Test func `below the threshold that raises it stays ordinary and a person is asked`() {
        let found = Self.classifier(DangerThresholds(raises: 1, asks: 0.3)).find(text: Self.unheard).urgency
        #expect(found.level == .ordinary && found.evidence.isEmpty && !found.perhaps.isEmpty)
    }

    @Test func `what is learnt as harmless is neither raised nor asked of`() {
        #expect(Self.classifier(DangerThresholds(raises: 0.5, asks: 0.3)).find(text: "想问拐杖点借").urgency == .none)
    }

    @Test(arguments: ["燃气泄漏", "有人要跳楼", "停水"])
    func `what the words found stands, however harmless it was learnt`(text: String) {
        let lessons = (Self.fallen + ["燃气泄漏", "有人要跳楼", "停水"]).map { DangerLesson(text: $0, danger: .ordinary) }
        let model = ClassModel(
            learning: [], dangers: lessons + [DangerLesson(text: "想问轮椅", danger: .critical)], source: SHA256.hash([4]),
            space: Lessons.space)
        #expect(Tables.classifier.taught(by: model).find(text: text).urgency == Tables.classifier.find(text: text).urgency)
    }

    private static let threats = ["我知佢个仔喺边间学校", "我知道他住哪一栋", "佢屋企喺边我一清二楚", "他女儿几点放学我清楚", "我认得他家门口"]

    private static let threatened = Tables.classifier.taught(
        by: ClassModel(
            learning: [],
            dangers: threats.map { DangerLesson(text: $0, danger: .threat) } + fallen.map { DangerLesson(text: $0, danger: .critical) }
                + harmless.map { DangerLesson(text: $0, danger: .ordinary) },
            source: SHA256.hash([5]), space: Lessons.space))

    @Test func `a threat that no word knows is one, and critical`() {
        let found = Self.threatened.find(text: "佢女儿喺边间学校我一清二楚").urgency
        #expect(found.level == .critical && found.threat)
    }

    @Test(arguments: ["", "😀", "HELLO 123", "\u{FFFD}", String(repeating: "好", count: 12_000), "ＡＢＣ", "阿媽跌咗起唔到身"])
    func `whatever stands in a text, it is judged`(text: String) {
        let found = Self.classifier(.standard).find(text: text).urgency
        #expect(found.evidence.count <= Classifier.evidenceLimit && found.perhaps.count <= Classifier.evidenceLimit)
    }

    @Test func `the model of danger is kept in the file with the others`() throws {
        let read = ClassModel(try ModelFile(bytes: Self.model.file.bytes))
        let text = Self.unheard
        #expect(Tables.classifier.taught(by: read).find(text: text) == Tables.classifier.taught(by: Self.model).find(text: text))
    }
}
