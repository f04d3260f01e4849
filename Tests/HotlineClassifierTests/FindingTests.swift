import HotlineClassifier
import HotlineCore
import Testing

/// Sentences that make every judge speak.
private let sentences = [
    "棠下涌东路同中山大道路口唔见咗个井盖，琴晚有人踩空，叫人快啲围住先", "请问👍天河区石牌停电，家里有老人，没有漏气，怎么投诉？", "去年塌过，今年又塌，再不修，我就跳下去", "楼下ktv同KTV噪音，广州大道",
    "e\u{301}\u{301}井盖缺失\u{FE0F}，火车站，谢谢", "𠮷野家油烟大，举报", "已经修好的漏电，演习起火，太平",
]

private func allEvidence(_ finding: Finding) -> [Evidence] {
    finding.kind.evidence + finding.category.evidence + finding.place.evidence + finding.urgency.evidence + finding.urgency.cancelled
        + finding.vulnerable
}

@Test(arguments: sentences)
func `evidence stands in the text where it says it does`(text: String) {
    let scalars = Array(text.unicodeScalars)
    let evidence = allEvidence(Tables.classifier.find(text: text))
    #expect(!evidence.isEmpty)
    for piece in evidence {
        let length = piece.words.unicodeScalars.count
        #expect(length > 0)
        #expect(Array(piece.words.unicodeScalars) == Array(scalars[piece.offset..<piece.offset + length]))
    }
}

@Test func `evidence names its table and row`() {
    let finding = Tables.classifier.find(text: "天河区井盖缺失，求助")
    #expect(
        finding.category.evidence == [Evidence(words: "井盖缺失", offset: 3, source: "categories.csv 0205", weight: 2.2)])
    #expect(finding.place.evidence == [Evidence(words: "天河区", offset: 0, source: "places.csv 440106", weight: 1)])
    #expect(finding.urgency.evidence == [Evidence(words: "井盖缺失", offset: 3, source: "urgency.csv:2 井盖缺失", weight: 2)])
    #expect(finding.kind.evidence.map(\.source) == ["urgency.csv:55 求助"])
    #expect(finding.version == Tables.version)
}

@Test(arguments: sentences)
func `the same text gives the same finding`(text: String) {
    #expect(Tables.classifier.find(text: text) == Tables.classifier.find(text: text))
}

@Test(arguments: 0..<8)
func `the order of table rows and of words in a row changes nothing`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let shuffled = Classifier(
        categories: Tables.categories.map { category in
            Category(
                code: category.code, parent: category.parent, parentName: category.parentName, name: category.name,
                keywords: category.keywords.shuffled(using: &numbers), confusableWith: category.confusableWith)
        }.shuffled(using: &numbers),
        places: Tables.places.shuffled(using: &numbers),
        urgencyWords: Tables.urgencyWords.map { row in
            UrgencyWord(words: row.words.shuffled(using: &numbers), effect: row.effect, kind: row.kind, advice: row.advice, line: row.line)
        }.shuffled(using: &numbers),
        version: Tables.version)
    for text in sentences { #expect(shuffled.find(text: text) == Tables.classifier.find(text: text)) }
}

@Test func `a submission is read with its place first and its claims`() {
    let submission = Submission(
        channel: .web, mark: .form(id: "f-1", bodyDigest: ""), receivedAt: Instant(milliseconds: 0), content: "路灯不亮", goal: "请投诉处理",
        placeText: "石牌", kindClaimed: .complaint, districtClaimed: "440106", streetClaimed: "440106009")
    let finding = Tables.classifier.find(submission)
    #expect(
        finding
            == Tables.classifier.find(
                text: "石牌\n路灯不亮\n请投诉处理", kindClaimed: .complaint, districtClaimed: "440106", streetClaimed: "440106009"))
    #expect(finding.place.street == "440106009")
    #expect(finding.category.evidence.map(\.offset) == [3, 5])
}

@Test(arguments: [
    "", "👍", "\u{301}", "\u{301}\u{301}\u{301}井盖\u{301}", "\u{0}", "\u{FFFD}", "\u{10FFFF}", "…", "……", "\r\n", "，，，。。。", "没有", "再不", "就跳",
    "没有没有没有没有",
    String(repeating: "啊", count: 12_000), String(repeating: "井盖", count: 3_000), String(repeating: "没有漏气", count: 3_000),
    String(repeating: "再不就跳", count: 3_000), String(repeating: "怎么还", count: 3_000), String(repeating: "天河区番禺区", count: 2_000),
    String(repeating: "谢谢", count: 6_000), String(repeating: "👨‍👩‍👧", count: 2_000), String(repeating: "e\u{301}", count: 6_000),
    String(repeating: "火车站太平广州大道", count: 1_300), String(repeating: "没", count: 6_000) + String(repeating: "塌", count: 6_000),
])
func `no text is too odd or too long`(text: String) {
    let finding = Tables.classifier.find(text: text, kindClaimed: .other, districtClaimed: "440106", streetClaimed: "440113-t")
    let lists = [
        finding.kind.evidence, finding.category.evidence, finding.place.evidence, finding.urgency.evidence, finding.urgency.cancelled,
        finding.vulnerable,
    ]
    #expect(lists.allSatisfy { $0.count <= Classifier.evidenceLimit })
    #expect((0...1).contains(finding.category.confidence) && (0...1).contains(finding.kind.confidence))
    #expect(Tables.classifier.isGreetingOnly(text) == Tables.classifier.isGreetingOnly(text + "。"))
    #expect(!Tables.classifier.isProgressQuestion(text + String(repeating: "。", count: 100)))
}

@Test func `a keyword 3,000 times is found once and its cancelled sayings are capped`() {
    let many = Tables.classifier.find(text: String(repeating: "井盖", count: 3_000))
    #expect(many.category.evidence.count == 1)
    #expect(many.urgency.evidence.count == 1)
    let cancelled = Tables.classifier.find(text: String(repeating: "没有漏气，", count: 3_000))
    #expect(cancelled.urgency.level == .ordinary)
    #expect(cancelled.urgency.cancelled.count == Classifier.evidenceLimit)
}

@Test func `empty tables find nothing`() {
    let empty = Classifier(categories: [], places: [], urgencyWords: [], version: "v")
    let finding = empty.find(text: "天河区井盖缺失")
    #expect(finding.category.value == nil && finding.kind.value == nil)
    #expect(finding.place == .unknown)
    #expect(finding.urgency == .none)
}

@Test(arguments: 0..<40)
func `random mixtures of the tables' words never trap and always stand in the text`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let words =
        Tables.categories.flatMap(\.keywords) + Tables.places.flatMap { [$0.name] + $0.aliases } + Tables.urgencyWords.flatMap(\.words) + [
            "，", "。", "\n", "…", "的", "有", "e\u{301}", "👍", "吗", "？", "又", "现在",
        ]
    let text = (0..<60).compactMap { _ in words.randomElement(using: &numbers) }.joined()
    let scalars = Array(text.unicodeScalars)
    for piece in allEvidence(Tables.classifier.find(text: text)) {
        #expect(Array(piece.words.unicodeScalars) == Array(scalars[piece.offset..<piece.offset + piece.words.unicodeScalars.count]))
    }
}
