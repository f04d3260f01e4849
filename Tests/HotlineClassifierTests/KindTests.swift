import HotlineClassifier
import HotlineCore
import Testing

@Test(arguments: [
    ("我要投诉楼下噪音", Kind.complaint), ("请问怎么投诉物业", .complaint), ("请问几时先有人处理？太吵", .complaint), ("举报工地夜间施工", .report),
    ("请问在哪里举报偷排污水", .report), ("投诉并举报包工头", .report), ("请问居住证需要什么材料", .consultation), ("咨询医保报销", .consultation),
    ("停水几时先有返？", .consultation), ("物业费多少钱一平方", .consultation), ("社保点样参保", .consultation), ("路灯坏了怎么报修", .consultation),
    ("路灯不亮", .request), ("路灯怎么还不亮", .request), ("麻烦派人修下路灯", .request), ("井盖不见了，谢谢", .request), ("建议公园增加路灯", .suggestion),
    ("希望能增设路灯", .suggestion),
    ("感谢石牌街道", .thanks), ("对答复不满意", .appraisal),
])
func `the wish is read from its verbs`(text: String, kind: Kind) {
    #expect(Tables.classifier.find(text: text).kind.value == kind)
}

@Test func `a described fault without any verb is a request, hardly sure`() {
    let guess = Tables.classifier.find(text: "路灯不亮").kind
    #expect(guess.value == .request)
    #expect(guess.confidence < 0.3)
    #expect(guess.evidence.isEmpty)
}

@Test func `nothing said is no kind`() {
    #expect(Tables.classifier.find(text: "天河区").kind.value == nil)
}

@Test func `a claim is a default, and adds to what the text says without outweighing its verbs`() {
    #expect(Tables.classifier.find(text: "天河区", kindClaimed: .suggestion).kind.value == .suggestion)
    #expect(Tables.classifier.find(text: "路灯不亮", kindClaimed: .complaint).kind.value == .complaint)
    #expect(Tables.classifier.find(text: "我要举报工地", kindClaimed: .consultation).kind.value == .report)
    let plain = Tables.classifier.find(text: "我要投诉物业").kind
    let claimed = Tables.classifier.find(text: "我要投诉物业", kindClaimed: .complaint).kind
    #expect(claimed.confidence > plain.confidence)
}
