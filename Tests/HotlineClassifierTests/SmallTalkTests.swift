import HotlineClassifier
import Testing

@Test(arguments: [
    "", " ", "你好", "您好", "在吗", "在吗？", "您好请问", "谢谢", "好的", "嗯", "1", "👍", "hello", "Hello!", "HI", "你好，在吗？？", "谢谢🙏🏻", "👨‍👩‍👧", "早晨", "唔该晒",
    "喂 喂 喂",
    "你好\n在吗\n12345", "好的谢谢，辛苦了", "12000000001", "……", "转人工", "非常感谢！", "OK", "嗯嗯好的呢", "🇨🇳",
])
func `greetings, thanks, marks and numbers make no ticket`(text: String) {
    #expect(Tables.classifier.isGreetingOnly(text))
}

@Test(arguments: [
    "你好，路灯不亮", "谢谢，井盖不见了", "天河区", "我要投诉", "咨询", "表扬", "在吗着火了", "你好我不想活了", "漏气", "测", "hellos", "你好 abc", "请问一下医保", "您好，我想问", "救命",
])
func `anything else is a matter`(text: String) {
    #expect(!Tables.classifier.isGreetingOnly(text))
}

@Test func `an urgency word is a matter even where a greeting holds it`() {
    let classifier = Classifier(categories: [], places: [], urgencyWords: [Tables.row(2, .critical, "有人吗")], version: "v")
    #expect(!classifier.isGreetingOnly("有人吗"))
}

@Test(arguments: [
    "我的单到哪了", "进度", "进度？", "查一下我的工单", "我的工单处理进度", "帮我查下我的投诉有结果吗", "上次反映的路灯怎么样了", "查进度", "GZ202603120001489 查询", "我张单到边度啊", "我的诉求几时有回复",
    "之前打过12345投诉噪音，处理得怎么样",
])
func `asking after an earlier matter is known`(text: String) {
    #expect(Tables.classifier.isProgressQuestion(text))
}

@Test(arguments: [
    "", "施工进度太慢，天天打桩", "路灯不亮", "查询医保报销比例", "怎么办理居住证", "我的工单查一下，现在又漏气了", "进度\n不想活了", "昨天停水，今天还停", "请问公积金提取进展顺利吗这样的服务哪里有",
])
func `a new matter is not a question after an old one`(text: String) {
    #expect(!Tables.classifier.isProgressQuestion(text))
}
