import HotlineClassifier
import HotlineCore

/// Small tables written for these tests; names and codes of districts and streets are public, everything else is made up.
enum Tables {
    static let version = RoutingVersion(rawValue: "tables of the tests")
    static let classifier = Classifier(categories: categories, places: places, urgencyWords: urgencyWords, version: version)

    static let categories: [HotlineCore.Category] = [
        category("0101", "占道经营、流动摊贩", "占道经营 流动摊贩 走鬼 摆摊 乱摆卖"),
        category("0106", "餐饮油烟", "油烟 餐馆 烧烤 排烟管"),
        category("0201", "自来水", "停水 冇水 水压 自来水 水管爆裂"),
        category("0202", "停电、电费", "停电 冇电 电费 跳闸 电线"),
        category("0203", "燃气供应", "燃气 煤气 燃气收费"),
        category("0204", "排水、内涝", "内涝 水浸 坑渠 下水道 污水"),
        category("0205", "井盖缺失破损", "井盖 沙井盖 井盖缺失 井盖破损"),
        category("0206", "路灯、照明", "路灯 街灯 不亮 照明"),
        category("0207", "道路破损", "路面 坑洼 人行道 塌陷"),
        category("0209", "公园、绿化", "公园 绿化 树木 修剪"),
        category("0305", "建筑施工噪声", "施工噪声 夜间施工 工地 噪音 打桩"),
        category("0306", "社会生活噪声", "广场舞 噪音 唱歌 KTV 邻居"),
        category("0401", "物业服务", "物业 物业费 小区 保安"),
        category("0409", "加装电梯", "加装电梯 旧楼改造"),
        category("0705", "消防通道", "消防通道 消防栓 灭火器"),
        category("0707", "安全生产", "消防 安全生产"),
        category("0808", "电梯", "电梯 电梯故障 困人"),
        category("0901", "拖欠工资", "拖欠工资 欠薪 出粮 工资 包工头"),
        category("0903", "社保", "社保 参保 养老金"),
        category("1005", "医保", "医保 报销 参保"),
        category("1601", "办事指南", "办理流程 需要什么材料 居住证"),
        category("9901", "感谢表扬", "感谢 表扬 锦旗"),
    ]

    static let places: [Place] = [
        Place(code: "440104", level: .district, name: "越秀区", aliases: ["越秀"], parents: []),
        Place(code: "440105", level: .district, name: "海珠区", aliases: ["海珠"], parents: []),
        Place(code: "440106", level: .district, name: "天河区", aliases: ["天河"], parents: []),
        Place(code: "440111", level: .district, name: "白云区", aliases: ["白云"], parents: []),
        Place(code: "440113", level: .district, name: "番禺区", aliases: ["番禺"], parents: []),
        Place(code: "440104015", level: .street, name: "流花街道", aliases: ["流花街"], parents: ["440104"]),
        Place(code: "440106009", level: .street, name: "石牌街道", aliases: ["石牌"], parents: ["440106"]),
        Place(code: "440106013", level: .street, name: "棠下街道", aliases: ["棠下"], parents: ["440106"]),
        Place(code: "440111-t", level: .street, name: "太平街道", aliases: ["太平"], parents: ["440111"]),
        Place(code: "440113-t", level: .street, name: "太平镇", aliases: ["太平"], parents: ["440113"]),
        Place(code: "gz-station", level: .landmark, name: "广州火车站", aliases: [], parents: ["440104015"]),
        Place(code: "station", level: .landmark, name: "火车站", aliases: [], parents: ["440104", "440106", "440113"]),
        Place(code: "east-station", level: .landmark, name: "广州火车东站", aliases: ["火车东站", "东站"], parents: ["440106"]),
        Place(code: "gzdd", level: .landmark, name: "广州大道", aliases: [], parents: ["440104", "440105", "440106"]),
        Place(code: "tianhe-park", level: .landmark, name: "天河公园", aliases: [], parents: ["440106"]),
        Place(code: "gangding", level: .landmark, name: "岗顶", aliases: [], parents: ["440106009"]),
        Place(code: "tangxia-road", level: .landmark, name: "棠石路", aliases: [], parents: ["440106009", "440106013"]),
        Place(code: "airport", level: .landmark, name: "白云机场", aliases: [], parents: ["440111"]),
        Place(code: "development", level: .zone, name: "广州开发区", aliases: ["开发区"], parents: ["440104"]),
    ]

    static let urgencyWords: [UrgencyWord] = [
        row(2, .critical, "井盖 井盖缺失 踩空", advice: "请先围蔽"),
        row(3, .critical, "燃气泄漏 漏气 煤气味", advice: "请关阀开窗，离开后拨打 119"),
        row(4, .critical, "着火 起火 火警 浓烟", advice: "请立即拨打 119"),
        row(5, .critical, "塌陷 塌 坍塌", advice: "请先围蔽"),
        row(6, .critical, "漏电 触电 电线坠落", advice: "请勿靠近"),
        row(7, .critical, "被困 困人 溺水 落水", advice: "请立即拨打 119"),
        row(8, .critical, "受伤 晕倒 有人坠楼", advice: "请立即拨打 120"),
        row(9, .urgent, "停电 停水 水管爆裂 泄漏", advice: nil),
        row(10, .urgent, "护栏 水…漏到电", advice: nil),
        row(20, .threat, "不想活 跳楼 跳桥 自杀 轻生", advice: "请拨打 110，不要挂断"),
        row(21, .threat, "不会放过 砍死 同归于尽 杀人 再不…就跳 不…就死给你看", advice: "请拨打 110"),
        row(30, .cancel, "没有 没 未 无 冇 不是 唔系 不会", advice: nil),
        row(31, .cancel, "去年 前年 以前 上个月 旧年 如果 假如 万一 若", advice: nil),
        row(32, .cancel, "已经修好 修好了 恢复了 没有了 冇咗 整返好咗", advice: nil),
        row(33, .cancel, "演练 演习 电影 电影里 的电影", advice: nil),
        row(34, .cancel, "保险 奖励 培训 教育 教育片 来得及时 那次 那晚 之前 已经出院 得像…一样", advice: nil),
        row(35, .cancel, "落水管 被困扰", advice: nil),
        row(36, .cancel, "报警器 保护器", advice: nil),
        row(40, .vulnerable, "老人 孕妇 轮椅 小朋友 残疾", advice: nil),
        row(50, .kind, "投诉 太吵", kind: .complaint),
        row(51, .kind, "举报", kind: .report),
        row(52, .kind, "咨询 请问", kind: .consultation),
        row(53, .kind, "建议 希望能增设", kind: .suggestion),
        row(54, .kind, "感谢 谢谢 表扬", kind: .thanks),
        row(55, .kind, "帮忙 求助 麻烦派人", kind: .request),
        row(56, .kind, "对答复不满意", kind: .appraisal),
    ]

    static func category(_ code: String, _ name: String, _ keywords: String) -> HotlineCore.Category {
        Category(
            code: CategoryCode(rawValue: code), parent: String(code.prefix(2)), parentName: "示例", name: name,
            keywords: keywords.split(separator: " ").map(String.init), confusableWith: [])
    }

    static func row(_ line: Int, _ effect: UrgencyWord.Effect, _ words: String, kind: Kind? = nil, advice: String? = nil) -> UrgencyWord {
        UrgencyWord(words: words.split(separator: " ").map(String.init), effect: effect, kind: kind, advice: advice, line: line)
    }
}

/// The same numbers on every run and machine (splitmix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
