/// The characters by which a cancel word is known for what it is, and those around it that decide whether it reaches the alarm.
extension Cancellation {
    private static func list(_ words: String) -> [[UInt32]] {
        words.split(whereSeparator: \.isWhitespace).map { String($0).scalarValues }
    }

    static let negationMarks = list("没 未 无 冇 唔 不 非 勿")
    static let drillMarks = list("演练 演习 演示 演戏 拍戏 拍摄 模拟 测试 内容")
    static let storyMarks = list("电影 电视 新闻 小说 剧 游戏 动漫 漫画 广告 网上传 谣言 玩笑 讲笑")
    static let lessonMarks = list("培训 讲座 宣传 教育 课 片 竞赛 考试 手抄报 征文 绘本 海报 音效 特效")
    static let deviceMarks = list("器 仪")
    /// What a device does when there is danger.
    static let soundings = list("响 鸣 叫 闪 嘈 亮 报警 动作 跳")
    /// Sorts by which the danger is a subject that is played, taught or asked about.
    static let subjects: Set<Sort> = [.drill, .lesson, .topic]
    static let topicMarks = list("知识 预案 责任 认定 保险 奖励 补贴 补助 津贴 赔 鉴定 证书 资格 条例 标准 流程")
    static let praiseMarks = list("锦旗 感谢信 表扬信 来得 嚟得 赶到 救了我 救咗我")
    static let thenMarks = list("那 嗰 当时 当日")
    static let pastMarks = list("年 月 前 曾 过去 时候 上次 上回 阵 细个")
    /// 再没出现: what ended is gone.
    static let endedMarks = list("再没 没再 不再 冇再")
    /// Between two words of danger that one negation takes back.
    static let joiners = list("或 或者 或是 和 及 以及 、 也 跟 同")
    static let finishMarks = list("了 咗 晒")
    static let mendMarks = list("修好 修复 恢复 解决 处理 排除 搞掂 搞定 扑灭 救出 换好 补好 封好 已经 已")

    static let conditionMarks = list("如 假 万一 倘 若 要是 一旦 预防 防止 防范 避免 以免 以防 免得 怎么办")
    /// 去年申请的危房: the past belongs to the attribute, the danger is there still.
    static let attributes = list("的 嘅")

    /// What may stand between a negation and the word it negates: 没有发现有人受伤.
    static let fillers = list(
        """
        发生 出现 发现 闻到 听到 听说 看到 见到 察觉 感觉到 造成 导致 引起 引发 存在 继续 任何 什么 明显 人员 人 有人 群众 居民 \
        或 或者 受伤 伤亡 再 有 有过 过 被 受 受到 到 是 系 会 啥 咩 一点 半点 丝毫 其他 新的 的 因此 燃气 煤气 天然气 房屋 路面 现场 目前
        """)
    /// What may stand between a word and its mending: 漏水的地方昨天已经修好了.
    static let fillersBehind = list(
        """
        的 地方 问题 情况 现在 目前 现已 今天 昨天 琴日 都 已 已经 就 也 事 那里 那处 嗰度 点 现象 事故 事件 了 咗 后 去年 治理 整改 处理 \
        维修 管子 管道 阀门 电线 插座 设备 零件 只是 是 系 ” " 』 」
        """)
    /// What may stand between a subject and what is asked or taught of it: 落水儿童的奖励, 溺水事故的法律责任, 触电急救培训.
    static let fillersOfTopic =
        fillersBehind
        + list("者 儿童 小孩 孩子 老人 学生 工人 人 群众 人员 家属 农业 房屋 车辆 医疗 人身 旅游 家庭 救人 救助 救援 施救 逃生 自救 急救 应急 安全 意外 伤害 财产 法律 民事 经济")
    /// What brings a matter back to now, or keeps it going: 去年塌过现在又塌, 如果再不处理漏电, 从去年开始漏气.
    static let returns = list(
        """
        现在 今天 今日 今晚 今早 今年 目前 如今 而家 依家 刚 正 又 再 还 仍 继续 一直 至今 到今 以来 开始 不断 不停 反映 投诉 报修 报过 \
        没 未 冇 唔 不 但 却 可是 突然 接种 打针
        """)
    /// 修好了电梯就下坠: what followed the mending.
    static let consequences = list("就 结果 马上 立刻 即刻")
    /// 着火了，请你们来得快点: asked for, and not yet come.
    static let pleas = list("请 希望 求 盼 快 麻烦")
    /// 演练现场, 电影院, 模拟考试时: where and when something may happen in earnest.
    static let scenes = list("现场 期间 中途 途中 时 后 院 班 馆 楼 厅 室 机构 中心 考 机")
    /// 演练有人晕倒: seen, and not played.
    static let witnesses = list("有人 有个 有名 有一 有学生 有老人 有小孩")
    /// The same behind a mending or a drill: 修好了又漏. 演习几点开始 is none.
    static let returnsBehind = list("又 再 还 仍 但 却 可是 后来 如今 没 未 冇 唔 不 坏 失灵 变成 真")
    /// What shows that a matter told of the past is not over: 上次塌陷还没修.
    static let openMarks = list("又 再 还 仍 至今 现在 而家 没 未 冇")
    /// A mending that is asked about is not one: 修好了吗, 修好了没有.
    static let questions = list("吗 么 没 未 吧 ？ ?")
    /// In front of a negation these make another word of it: 淹没, 有冇.
    static let spoilers = Set("淹沉埋浸吞有不非".unicodeScalars.map(\.value))
    /// In front of a negation these turn it round: 不是没有, 难道没有; or contrast it with now: 以前不会停电.
    static let deniers = list("不是 唔系 不会 不能 难道 并非 以前 之前 从前 原来 原本 往年 去年 旧年 以往 过去")
    static let copulas = list("是 系 都 已经 已")
    static let affairs = list("的事 嘅事")
    static let askers = Set("吗么吧".unicodeScalars.map(\.value))
    static let things = Set("丝箱柜盒杠跳烧断局院校厅室楼房馆场店机".unicodeScalars.map(\.value))
    static let aspects = Set("了咗紧着住".unicodeScalars.map(\.value))
    /// Of these, what says that it is done: 水淹了.
    static let perfects = Set("了咗".unicodeScalars.map(\.value))
    static let openings = list("请问 想问 问下 问一下 咨询 了解")
    /// The last character of minutes, hours and days: 五分钟之前, 三天以前.
    static let recent = Set("钟时点分头天日刚今早晚".unicodeScalars.map(\.value))
    static let asking = list(
        """
        请问 想问 问下 问一下 咨询 了解 如何 点样 点买 点赔 点算 几时 几多 多少 哪 怎 边度 什么 咩 吗 ？ ? 是不是 是否 系咪 \
        能不能 可不可以 可唔可以 申请 办理 想办 报名 希望 建议
        """)
    static let missed = Set("盖栏杆板灯网栓".unicodeScalars.map(\.value))
}
