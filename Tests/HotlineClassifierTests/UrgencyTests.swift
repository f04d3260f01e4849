import HotlineClassifier
import HotlineCore
import Testing

@Test(arguments: [
    ("家里没有漏气", "没有漏气"), ("没漏气", "没漏气"), ("没有 漏气", "没有 漏气"), ("未发现燃气泄漏", "未发现燃气泄漏"), ("目前无人受伤", "无人受伤"), ("没有人员被困", "没有人员被困"),
    ("没有造成人员受伤", "没有造成人员受伤"), ("冇人受伤", "冇人受伤"), ("唔系漏气", "唔系漏气"), ("不是着火", "不是着火"), ("不会塌", "不会塌"),
    ("去年塌过", "去年塌"), ("前年这里塌陷过", "前年这里塌陷"), ("旧年呢度塌过", "旧年呢度塌"), ("以前停电", "以前停电"), ("上个月停水", "上个月停水"),
    ("如果停电怎么办", "如果停电"), ("假如家里着火应该打什么电话", "假如家里着火"), ("万一电梯困人点算", "万一电梯困人"), ("若发生漏电由谁负责", "若发生漏电"),
    ("没有人坠楼", "没有人坠楼"), ("漏气已经修好", "漏气已经修好"), ("漏气的地方已经修好", "漏气的地方已经修好"), ("停电现在恢复了", "停电现在恢复了"), ("已经修好的漏电", "已经修好的漏电"),
    ("煤气味没有了", "煤气味没有了"), ("漏气冇咗", "漏气冇咗"), ("漏电整返好咗", "漏电整返好咗"), ("社区组织消防演练起火逃生", "演练起火"), ("火警演习几点开始", "火警演习"),
    ("没有井盖缺失的情况，没有再漏气", "没有再漏气"),
])
func `negation, past, condition, drill and mending take an urgency word back`(text: String, words: String) {
    let finding = Tables.classifier.find(text: text).urgency
    #expect(finding.cancelled.map(\.words).contains(words))
    #expect(finding.level == .ordinary)
    #expect(!finding.threat)
}

@Test(arguments: [
    // Another clause's negation is not this word's.
    ("没有人管，路面塌陷", Urgency.critical), ("去年修过。现在漏气", .critical), ("如果方便请来看，着火了", .critical), ("没有\n漏气", .critical),
    // What stands between shows that the matter is alive.
    ("去年塌过现在又塌", .critical), ("从去年开始漏气", .critical), ("去年到现在一直停水", .urgent), ("如果再不处理漏电会出人命", .critical),
    ("没有人来修漏气", .critical), ("没有通知就停电", .urgent), ("未修好漏电的地方", .critical), ("没有及时处理塌陷", .critical),
    ("以前不会停电", .urgent), ("以前没有漏气", .critical), ("修好了又漏气", .critical), ("去年申请的塌陷路段", .critical), ("前年至今塌陷", .critical),
    // The negation is part of another word, or asks, or is turned round.
    ("有没有漏气请来查", .critical), ("是不是燃气泄漏", .critical), ("会不会塌", .critical), ("车被淹没有人被困", .critical), ("没有漏气吗", .critical),
    ("不是没有漏气", .critical), ("有没有人坠楼", .critical), ("没有人坠楼吗", .critical), ("有冇漏电", .critical),
    // The mending is denied or asked about, or did not hold.
    ("漏气还没修好了", .critical), ("漏气修好了吗", .critical), ("漏电修好了又坏", .critical), ("漏气恢复了没有", .critical), ("不是演习起火", .critical),
    // The thing's absence is the danger.
    ("没有井盖", .critical), ("井盖没有了", .critical), ("呢度冇井盖", .critical), ("桥上没有护栏", .urgent),
    // A negation behind the word says something else.
    ("停电没有通知", .urgent), ("漏气没人理", .critical), ("受伤未处理", .critical),
    // Too far in front.
    ("去年我们全家搬进来住的这栋楼着火", .critical),
    // A cancel word within an urgency word.
    ("水从天花漏到电箱", .urgent),
])
func `doubt leaves an urgency word standing`(text: String, level: Urgency) {
    #expect(Tables.classifier.find(text: text).urgency.level == level)
}

@Test(arguments: [
    // Subjects that are taught, asked about or told of.
    ("想问落水儿童救助的奖励怎么申请", "落水儿童救助的奖励"), ("触电保险是不是必须买", "触电保险"), ("溺水教育片要家长签字", "溺水教育片"), ("电影里着火的戏在哪里拍", "电影里着火"),
    ("看了部讲着火的电影，空调太冷", "着火的电影"), ("要做一次火警逃生演练", "火警逃生演练"), ("燃气泄漏报警器是不是强制安装", "燃气泄漏报警器"), ("想问家里停水了农业保险怎么赔", "停水了农业保险"),
    ("请问漏电咗保险点赔", "漏电咗保险"),
    // The word is part of another word.
    ("落水管堵了", "落水管"), ("一直被困扰", "被困扰"), ("油烟大得像着火一样", "得像着火一样"),
    // Past by a relative time; praised by somebody who was helped.
    ("电梯困人那次你们处理得很好", "困人那次"), ("那次漏气之后换了管", "那次漏气"), ("漏气是去年的事", "漏气是去年"), ("火警，你们来得及时，都平安", "火警，你们来得及时"), ("受伤后已经出院", "受伤后已经出院"),
])
func `a story, a subject, a name, a comparison and praise take an urgency word back`(text: String, words: String) {
    let finding = Tables.classifier.find(text: text).urgency
    #expect(finding.cancelled.map(\.words).contains(words))
    #expect(finding.level == .ordinary)
}

@Test(arguments: [
    // What looks like a cancel word names a place, a time or a thing.
    "电影院着火", "着火的电影院", "演练现场有人受伤", "演练时有人晕倒", "演练有人晕倒", "触电保险丝烧了是不是要换", "被困教育局三楼怎么办",
    // Nobody asks, so the subject is none; or it happens.
    "触电保险也没有", "着火了保险怎么赔", "漏气了培训", "想问现在着火了保险怎么赔", "请问着火紧保险点赔",
    // Past, but minutes ago; or not over.
    "五分钟之前有人晕倒", "着火，是之前说的事没处理", "漏气从去年的事开始", "三天以前漏气", "漏气那次到现在还在漏", "那次漏气还没修",
    // What followed a mending, or what somebody still waits for.
    "刚修好了路就塌了", "着火了，请消防来得及时一点", "火警，消防来得及时，但现在又浓烟", "漏气，师傅来得及时吗，还在漏",
    // The device sounds.
    "燃气泄漏报警器一直响", "漏电保护器跳闸", "漏气，报警器没装",
    // A name takes back what lies within it and nothing else.
    "落水管砸下来有人受伤", "一直被困扰，今天起火",
])
func `a name, a place and a time near a word of danger take nothing back`(text: String) {
    #expect(Tables.classifier.find(text: text).urgency.level == .critical)
}

@Test(arguments: [
    "我不想活了", "我没有不想活", "如果不想活了怎么办", "去年想过自杀", "我不会自杀", "没有人想跳楼", "我不会放过你们", "再不给钱我就跳", "再不解决，我就跳下去", "再不给钱...我就跳", "再不来人就跳",
    "假如再不发工资我们就跳楼", "这次演习有人跳楼", "已经修好跳桥的念头", "不赔钱我就死给你看", "不处理，我就死给你看", "以前有人轻生", "我唔想生啦，想跳桥", "老板说要砍死我", "跟你们同归于尽没有了",
    "开玩笑的，不会杀人",
])
func `nothing takes a threat back`(text: String) {
    let finding = Tables.classifier.find(text: text).urgency
    #expect(finding.level == .critical)
    #expect(finding.threat)
    #expect(finding.advice.contains { $0.contains("110") })
}

@Test(arguments: ["再不给钱。我就跳", "再不给我们这些在工地上干了一整年活的人发工资就跳", "不赔钱！就死给你看", "就跳再不"])
func `the gap of a threat ends with its sentence and after twelve characters`(text: String) {
    #expect(!Tables.classifier.find(text: text).urgency.threat)
}

@Test(arguments: ["水漏到电箱", "水从上面漏到电箱", "水慢慢从三楼流下来漏到电箱"])
func `a gapped word takes up to twelve characters`(text: String) {
    #expect(Tables.classifier.find(text: text).urgency.evidence.first?.words.hasSuffix("漏到电") == true)
}

@Test(arguments: ["水很大，漏到电箱", "水慢慢地从三楼的厕所里流下来漏到电箱"])
func `a gapped word that is no threat ends with its clause`(text: String) {
    #expect(Tables.classifier.find(text: text).urgency == .none)
}

@Test func `a word said twice counts once, and a cancelled saying beside a standing one is listed apart`() {
    let finding = Tables.classifier.find(text: "去年塌过，今天塌了，明天还会塌").urgency
    #expect(finding.level == .critical)
    #expect(finding.evidence.map(\.words) == ["塌"])
    #expect(finding.evidence.map(\.offset) == [7])
    #expect(finding.cancelled.map(\.words) == ["去年塌"])
    #expect(finding.cancelled.map(\.source) == ["urgency.csv:5 塌 ← urgency.csv:31 去年"])
}

@Test func `a shorter word within a longer one says nothing more unless it is graver`() {
    let finding = Tables.classifier.find(text: "燃气泄漏").urgency
    #expect(finding.evidence.map(\.words) == ["燃气泄漏"])
    let graver = Classifier(
        categories: [], places: [],
        urgencyWords: [Tables.row(2, .urgent, "电线起火冒烟"), Tables.row(3, .critical, "起火"), Tables.row(4, .threat, "火")], version: "v")
    #expect(graver.find(text: "电线起火冒烟").urgency.evidence.map(\.words) == ["火", "起火", "电线起火冒烟"])
}

@Test func `advice comes gravest first and each once`() {
    let finding = Tables.classifier.find(text: "停水，棠下有井盖不见了，有人踩空，还有人要跳楼").urgency
    #expect(finding.advice == ["请拨打 110，不要挂断", "请先围蔽"])
    #expect(finding.evidence.map(\.words) == ["跳楼", "井盖", "踩空", "停水"])
}

@Test func `what two rows advise alike is said once`() {
    let words = [
        Tables.row(2, .critical, "踩空", advice: "请先围蔽；有人受伤拨打 120"), Tables.row(3, .critical, "塌陷", advice: "请绕行；有人受伤拨打 120"),
        Tables.row(4, .urgent, "积水", advice: "请绕行"),
    ]
    let classifier = Classifier(categories: [], places: [], urgencyWords: words, version: "v")
    #expect(classifier.find(text: "路面塌陷积水，有人踩空").urgency.advice == ["请绕行；有人受伤拨打 120", "请先围蔽"])
}

@Test func `ordinary words leave a matter ordinary`() {
    #expect(Tables.classifier.find(text: "路灯不亮已经三天").urgency == .none)
    #expect(Tables.classifier.find(text: "没有，没有，未，无，演练").urgency == .none)
}

@Test(arguments: [("家里有老人和孕妇", ["老人", "孕妇"]), ("老人等老人", ["老人"]), ("路灯不亮", [])])
func `vulnerable people are named once each`(text: String, words: [String]) {
    #expect(Tables.classifier.find(text: text).vulnerable.map(\.words) == words)
}

@Test(arguments: ["水…漏到电", "水……漏到电", "水...漏到电", "水......漏到电"])
func `a gap is an ellipsis, however it is written`(word: String) {
    let classifier = Classifier(categories: [], places: [], urgencyWords: [Tables.row(2, .urgent, word)], version: "v")
    #expect(classifier.find(text: "水从天花漏到电箱").urgency.evidence.map(\.words) == ["水从天花漏到电"])
    #expect(classifier.find(text: "水...漏到电").urgency.level == .ordinary)
}

@Test func `a dot or two in a word are dots`() {
    let classifier = Classifier(categories: [], places: [], urgencyWords: [Tables.row(2, .urgent, "v1.0..b")], version: "v")
    #expect(classifier.find(text: "V1.0..B").urgency.level == .urgent)
    #expect(classifier.find(text: "V1 0 B").urgency.level == .ordinary)
}
