import HotlineClassifier
import Testing

/// A few invented sentences of three classes, and what is learnt from them.
enum Lessons {
    static let light = ["楼下的路灯坏了三天", "路灯不亮，晚上很黑", "巷口路灯一闪一闪", "新装的路灯又坏了", "整条街的路灯都不亮", "路灯杆歪了，灯也不亮"]
    static let water = ["家里停水一天了", "自来水发黄有味道", "水管爆裂，满街是水", "六楼水压低，没有水", "停水没有通知", "自来水费怎么多了"]
    static let wages = ["公司拖欠工资两个月", "老板不发工资", "工地欠薪，找不到包工头", "辞职后工资没有结清", "饭店拖欠工资不给", "欠薪三个月了"]

    static let all =
        light.map { Lesson(Message(body: $0), label: "路灯") } + water.map { Lesson(Message(body: $0), label: "供水") }
        + wages.map { Lesson(Message(body: $0), label: "欠薪") }

    /// A small space of buckets, for speed.
    static let space = GramSpace(bits: 12)
    static let model = Training(all, space: space).model()

    static func guess(_ model: LinearModel, _ text: String) -> (label: String, probability: Double) {
        let probabilities = model.probabilities(of: Message(body: text))
        let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
        return (model.labels[best], probabilities[best])
    }
}

@Test(arguments: [
    ("门口那盏路灯坏了", "路灯"), ("我们这里停水", "供水"), ("厂里欠薪", "欠薪"), ("老板拖欠工资", "欠薪"), ("灯不亮", "路灯"),
])
func `what was never seen is known by its characters`(text: String, label: String) throws {
    let model = try #require(Lessons.model)
    #expect(Lessons.guess(model, text).label == label)
}

@Test func `labels are sorted, and probabilities add up to one`() throws {
    let model = try #require(Lessons.model)
    #expect(model.labels == ["供水", "欠薪", "路灯"])
    for text in ["路灯", "", "abc"] {
        #expect(abs(model.probabilities(of: Message(body: text)).reduce(0, +) - 1) < 1e-9)
    }
}

@Test func `the same lessons and seed give the same model, bit for bit`() throws {
    let again = try #require(Training(Lessons.all, space: Lessons.space).model())
    #expect(again == Lessons.model)
    #expect(Training(Lessons.all, space: Lessons.space, seed: 2).model() != Lessons.model)
}

@Test func `one label, or none, is nothing to tell apart`() {
    #expect(Training([], space: Lessons.space).model() == nil)
    #expect(Training(Lessons.all.filter { $0.label == "路灯" }, space: Lessons.space).model() == nil)
}

@Test(arguments: [
    "", " ", "\n", "😀", "HELLO world 123", "路燈壞咗", "ＬＥＤ路灯１２３", "路灯LED灯💡не работает", "\u{FFFD}\u{FFFD}", "\u{0}", "\u{10FFFF}",
    String(decoding: [0xE8, 0xB7, 0xFF, 0xE7, 0x81, 0xAF] as [UInt8], as: UTF8.self),
    String(repeating: "路灯坏了", count: 3_000), String(repeating: "e\u{301}", count: 6_000),
])
func `whatever is written is judged and never traps`(text: String) throws {
    let model = try #require(Lessons.model)
    let probabilities = model.probabilities(of: Message(body: text))
    #expect(probabilities.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 1 })
    _ = model.reasons(in: text, for: 0, against: 1, limit: 5)
}

@Test func `a text without a known character is sure of nothing`() throws {
    let model = try #require(Lessons.model)
    #expect(model.probabilities(of: Message(body: "😀")) == model.probabilities(of: Message(body: "")))
    #expect(Lessons.guess(model, "").probability < Lessons.guess(model, "路灯坏了").probability)
}

@Test(arguments: ["我家门口的路灯坏了", "7月17日路灯坏了 17", "路 灯 坏 了，路灯", "路灯坏了路灯坏了"])
func `the words that decided are named where they stand, whole, longest first and apart`(text: String) throws {
    let model = try #require(Lessons.model)
    let light = try #require(model.labels.firstIndex(of: "路灯"))
    let reasons = model.reasons(in: text, for: light, against: 0, limit: 3)
    let scalars = Array(text.unicodeScalars)
    #expect((1...3).contains(reasons.count) && reasons.allSatisfy { $0.weight > 0 })
    let words = reasons.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.start + $0.length])) }
    #expect(words.contains { $0.contains("路灯") }, "\(words)")
    for word in words { #expect(word.count > 1 && word.allSatisfy(\.isLetter), "\(words)") }
    #expect(reasons.map(\.length) == reasons.map(\.length).sorted(by: >))
    for (index, stretch) in reasons.enumerated() {
        for other in reasons[..<index] {
            #expect(stretch.start > other.start + other.length || other.start > stretch.start + stretch.length)
        }
    }
}

@Test func `where no two letters beside one another spoke, what did is named all the same`() throws {
    let model = try #require(Lessons.model)
    let light = try #require(model.labels.firstIndex(of: "路灯"))
    let reasons = model.reasons(in: "灯", for: light, against: 0, limit: 3)
    #expect(reasons.map(\.length) == [1])
}

@Test func `a title is read beside the text, and a message without one has its body alone`() throws {
    #expect(Message(title: "", text: "停水") == Message(body: "停水"))
    #expect(Message(title: "停水", text: "一天了").body == "停水\n一天了")
    let model = try #require(
        Training(Lessons.all.map { Lesson(Message(title: $0.message.body, text: "请处理"), label: $0.label) }, space: Lessons.space).model())
    let probabilities = model.probabilities(of: Message(title: "路灯坏了", text: "请处理"))
    #expect(probabilities.max() == probabilities[try #require(model.labels.firstIndex(of: "路灯"))])
}

@Test func `folds share every label out, each lesson in one`() {
    let labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2]
    let folds = Folds.assign(labels: labels, count: 5, seed: 3)
    #expect(Set(folds[0..<5]) == [0, 1, 2, 3, 4])
    #expect(Set(folds[5..<10]) == [0, 1, 2, 3, 4])
    #expect(folds == Folds.assign(labels: labels, count: 5, seed: 3))
    #expect(folds != Folds.assign(labels: labels, count: 5, seed: 4))
}

@Test func `cross-validation judges each lesson once, by a model that has not seen it`() throws {
    let training = Training(Lessons.all, space: Lessons.space)
    let answers = CrossValidation.answers(training, folds: 3)
    #expect(answers.count == 18)
    #expect(answers.map(\.label) == training.answers.map { $0 })
    // A label whose every lesson is in one fold cannot be known there.
    let lonely = Training(Lessons.all + [Lesson(Message(body: "感谢民警"), label: "感谢")], space: Lessons.space)
    let last = try #require(CrossValidation.answers(lonely, folds: 3).last)
    #expect(!last.isRight)
}
