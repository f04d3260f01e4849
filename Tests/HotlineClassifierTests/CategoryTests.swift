import HotlineClassifier
import HotlineCore
import Testing

@Test(arguments: [
    ("楼下走鬼好多", "0101"), ("烧烤档油烟好大", "0106"), ("屋企冇水", "0201"), ("成栋楼冇电", "0202"), ("煤气收费", "0203"), ("坑渠塞咗水浸", "0204"),
    ("唔见咗个沙井盖", "0205"), ("街灯唔着，成条路不亮", "0206"), ("人行道坑洼不平", "0207"), ("工地夜间施工噪音", "0305"), ("广场舞噪音扰民", "0306"),
    ("楼下KTV唱歌", "0306"), ("楼下ktv唱歌", "0306"), ("保安收物业费态度差", "0401"), ("旧楼改造加装电梯", "0409"), ("咨询加装电梯", "0409"), ("电梯坏了", "0808"),
    ("消防通道被堵", "0705"), ("包工头欠薪唔出粮", "0901"), ("医保报销", "1005"), ("天河公园旁边路灯不亮", "0206"), ("居住证需要什么材料", "1601"),
])
func `the class with the more telling words comes first`(text: String, code: String) {
    #expect(Tables.classifier.find(text: text).category.value?.rawValue == code)
}

@Test func `no keyword, no class`() {
    let guess = Tables.classifier.find(text: "今天天气不错").category
    #expect(guess.value == nil)
    #expect(guess.confidence == 0)
    #expect(guess.evidence.isEmpty && guess.alternatives.isEmpty)
}

@Test func `a word that two classes share leaves both open`() {
    let guess = Tables.classifier.find(text: "参保").category
    #expect(guess.confidence == 0)
    #expect(guess.value == "0903")
    #expect(guess.alternatives.map(\.value) == ["1005"])
}

@Test func `each telling word more makes it surer, a rival's word less sure`() {
    let texts = ["参保，报销", "报销", "医保报销"]
    let confidences = texts.map { Tables.classifier.find(text: $0).category.confidence }
    #expect(confidences == confidences.sorted())
    #expect(Set(confidences).count == 3)
    let alone = Tables.classifier.find(text: "井盖缺失").category.confidence
    #expect(alone >= Classifier.sureConfidence)
    #expect(Tables.classifier.find(text: "井盖缺失，路灯").category.confidence < alone)
}

@Test func `a keyword said often counts once`() {
    #expect(Tables.classifier.find(text: "井盖井盖井盖").category.confidence == Tables.classifier.find(text: "井盖").category.confidence)
}

@Test func `a keyword within a longer one of its class is not counted again`() {
    #expect(Tables.classifier.find(text: "井盖缺失").category.evidence.map(\.words) == ["井盖缺失"])
    #expect(Tables.classifier.find(text: "井盖缺失，井盖").category.evidence.map(\.words) == ["井盖缺失", "井盖"])
}

@Test func `runners-up are at most three, surest first, never surer than the choice`() {
    let guess = Tables.classifier.find(text: "井盖缺失、路灯、停水、电费、油烟、物业费").category
    #expect(guess.alternatives.count == 3)
    let confidences = [guess.confidence] + guess.alternatives.map(\.confidence)
    #expect(confidences == confidences.sorted(by: >))
    #expect(confidences.allSatisfy { (0...1).contains($0) })
}

@Test(arguments: [("路灯", false), ("井盖", false), ("井盖缺失", true), ("路灯街灯", true), ("参保", false), ("路灯井盖", false)])
func `one short word is not sure, a longer one or two are`(text: String, isSure: Bool) {
    #expect((Tables.classifier.find(text: text).category.confidence >= Classifier.sureConfidence) == isSure)
}

@Test func `keywords of every table may have gaps`() {
    let classifier = Classifier(
        categories: [Tables.category("0206", "路灯", "路灯…坏 路灯…闪"), Tables.category("0202", "停电", "停…电")],
        places: [Place(code: "x", level: .district, name: "甲…区", aliases: ["乙…区"], parents: [])],
        urgencyWords: [Tables.row(2, .kind, "请…修", kind: .request), Tables.row(3, .vulnerable, "老…人")], version: "v")
    let finding = classifier.find(text: "甲丙区路灯全坏又闪，请快修，老年人")
    #expect(finding.category.evidence.map(\.words) == ["路灯全坏又闪"])
    #expect(finding.place.district == "x")
    #expect(finding.kind.evidence.map(\.words) == ["请快修"])
    #expect(finding.vulnerable.map(\.words) == ["老年人"])
    #expect(!classifier.isGreetingOnly("请快修"))
}
