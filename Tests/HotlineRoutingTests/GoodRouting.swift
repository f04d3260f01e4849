import HotlineCore
import HotlineRouting
import Testing

/// A small city whose tables are right: two districts, three streets, a bureau, a central unit. Every bad folder is this
/// one with one change.
enum GoodRouting {
    static let files: [String: String] = [
        "departments.csv": """
        编码,名称,别名,类型,上级,职责,除外,电话,服务时间,联络员,值班,首席事务代表,分管领导,生效,失效
        HOTLINE,12345热线中心,热线,热线,,受理,,020-00000001,全天,8001,8001,8002,8003,,
        440106,天河区人民政府,天河区,区,,,,,,T1,,T2,T3,,
        440106011,棠下街道办事处,棠下街道,街镇,440106 天河区,,,,,S1,S1、S2,,,,
        440106012,天园街道办事处,,街镇,440106 天河区,,,,,S3,,,,,
        440104,越秀区人民政府,越秀区,区,,,,,,Y1,,,,,
        SWJ,市水务局,水务局,市直部门,,供排水,,020-00000002,,W1,,W2,W3,,
        CGJ,市城市管理和综合执法局,,市直部门,,,,,,C1,,,,,2026-03-31
        CGX,市城管新局,,市直部门,,,,,,C1,,,,2026-04-01,
        SWS,国家税务总局广州市税务局,,中央省驻穗,,,,,,X1,,,,,
        """,
        "people.csv": """
        编号,工号,姓名,部门,第二条线,角色,系统账号,代理,生效,失效
        8001,8001,测试甲,HOTLINE 12345热线中心,,坐席、班长,op8001,8002,,
        8002,8002,测试乙,HOTLINE,,督办、中心负责人,,,,
        8003,8003,测试丙,HOTLINE,12000000003,热线管理部门、管理员,boss,,,
        8004,8004,测试丁,HOTLINE,,班长,,,,
        T1,T001,示例甲,440106,,联络员,,,,
        T2,T002,示例乙,440106,,首席事务代表,,,,
        T3,T003,示例丙,440106,,分管领导,,,,
        S1,S001,示例丁,440106011,,经办人,,,,2026-03-31
        S2,S002,示例戊,440106011,,经办人,,,,
        S3,S003,示例己,440106012,,联络员,,,,
        Y1,Y001,示例庚,440104,,联络员,,,,
        W1,W001,示例辛,SWJ,,联络员,,W4,,2026-03-31
        W2,W002,示例壬,SWJ,,首席事务代表,,,,
        W3,W003,示例癸,SWJ,,分管领导,,,,
        W4,W004,示例子,SWJ,,经办人,,,,
        C1,C001,示例丑,CGJ,,联络员,,,,
        X1,X001,示例寅,SWS,,联络员,,,,
        """,
        "roster.csv": """
        部门,人员,星期,日期,起,止,容量,代理
        HOTLINE,8004,一至五,任意,8:00,20:00,40,8001
        HOTLINE,8001,任意,任意,20:00,8:00,,
        SWJ,W4,任意,2026-02-15 至 2026-02-23,0:00,24:00,,
        """,
        "categories.csv": """
        编码,大类,名称,定义,关键词,易混,主办,协办,禁派,生效,失效
        0101,01 城市管理,占道经营、流动摊贩,,走鬼、占道经营,,属地街镇,CGJ 市城市管理和综合执法局,,,
        0204,02 市政公用,排水内涝,,内涝、坑渠,0205 井盖缺失破损,SWJ 市水务局,属地区,440104,,
        0205,02 市政公用,井盖缺失破损,,井盖,0204,属地街镇,SWJ,,,
        1502,15 经济与营商,税务发票,,发票,,SWS,,,,2026-12-31
        9999,99 其他,待归类,,,,HOTLINE,,,,
        """,
        "places.csv": """
        编码,级别,名称,别名,上级
        440106,区,天河区,天河,
        440104,区,越秀区,,
        440106011,街镇,棠下街道,棠下,440106 天河区
        440106012,街镇,天园街道,,440106
        440104009,街镇,北京街道,,440104
        D01,地点,棠下村,,440106011
        D02,地点,中山大道,,440106011、440106012
        D03,地点,广州大道,,440106、440104
        Z01,片区,珠江片区,,
        """,
        "rules.csv": """
        顺序,诉求类型,类别,紧急,渠道,区,街镇,主办,协办,经办,自动,说明,生效,失效
        10,任意,0205 井盖缺失破损,特急,任意,任意,任意,属地街镇,SWJ、CGJ,值班,是,先围蔽,,
        20,任意,0101,任意,窗口,440106 天河区,任意,440106,,T1,否,,,
        30,任意,0101,任意,任意,任意,440106012,CGJ,,值班,是,,,
        40,咨询,15,任意,任意,任意,任意,SWS,,X1,是,,2026-02-01,2026-06-30
        50,任意,任意,任意,任意,任意,任意,按类别,,值班,是,,,2026-12-31
        9990,任意,任意,任意,任意,任意,任意,HOTLINE,,值班,否,最后一行,,
        """,
        "successors.csv": """
        原部门,类别,地点,新部门,生效
        CGJ,任意,任意,CGX,2026-04-01
        """,
        "joint.csv": """
        编码,名称,类别,主办,协办,职责,方式
        J01,联办示例,0204,SWJ,CGJ,各自职责,并行
        """,
        "urgency.csv": """
        词,作用,诉求类型,提示
        井盖缺失、有人踩空,特急,,请先围蔽
        水管爆裂,紧急,,
        不想活,扬言,,
        没有、去年,取消,,
        独居老人,弱势,,
        请问,类型,咨询,
        """,
        "deadlines.csv": """
        顺序,诉求类型,紧急,类别,部门,部门类型,跨区,受理,派单,签收,联系,首报,承诺,法定,延期,异议审核,审核,重办,回访,评价,归档,补充
        10,任意,特急,任意,任意,任意,任意,15分钟,15分钟,15分钟,30分钟,2小时,无,无,无,无,无,无,无,无,无,无
        20,任意,紧急,任意,任意,任意,任意,30分钟,15分钟,1小时,2小时,24小时,无,无,无,无,无,无,无,无,无,无
        30,咨询,任意,任意,任意,中央省驻穗,任意,2工作时,2工作时,1工作日,无,无,2工作日,2工作日,1工作日,1工作日,1工作日,3工作日,1工作日,3工作日,24小时,2工作日
        40,咨询,任意,任意,任意,任意,任意,2工作时,2工作时,4工作时,无,无,1工作日,2工作日,1工作日,1工作日,1工作日,3工作日,1工作日,3工作日,24小时,2工作日
        50,投诉,普通,02,任意,任意,是,2工作时,2工作时,1工作日,1工作日,无,7工作日,15工作日,5工作日,1工作日,1工作日,3工作日,1工作日,3工作日,24小时,2工作日
        60,其他,任意,任意,任意,任意,任意,4工作时,4工作时,1工作日,无,无,无,无,无,1工作日,1工作日,无,1工作日,3工作日,24小时,2工作日
        9990,任意,任意,任意,任意,任意,任意,2工作时,2工作时,1工作日,1工作日,无,5工作日,10工作日,5工作日,1工作日,1工作日,3工作日,1工作日,3工作日,24小时,2工作日
        """,
        "escalation.csv": """
        阶梯,级,起点,时机,条件,通知,改派
        普通,L0,签收,已过 50%,未签收,值班,否
        普通,L1,承诺办结,剩余 20% 至少 4工作时,未停,经办人、联络员,否
        普通,L2,承诺,到期,未停,首席事务代表、督办,否
        普通,L3,承诺办结,到期后 1工作日,未停,分管领导、热线管理部门,是
        紧急,U0,签收,已过 50%,未签收,值班,否
        热线内部,R-受理-1,受理,到期,未停,班长,否
        热线内部,R-受理-2,受理,到期后 1小时,未停,中心负责人,否
        中央省驻穗,C0,签收,到期,未触,联络员,否
        """,
        "calendar.csv": """
        日期,类型,名称,区
        2026-02-16,休,春节,任意
        2026-02-28,班,春节调休,任意
        2026-03-10,休,停工,440106 天河区
        2026-10-01,休,国庆节,任意
        """,
        "hours.csv": """
        部门,星期,起,止
        任意,一至五,9:00,12:00
        任意,一至五,14:00,18:00
        SWJ 市水务局,一二三四五六,8:30,17:30
        """,
        "scope.csv": """
        编码,名称,告知,须二人
        R01,应急转办,请立即拨打 110,否
        R07,重复无新事实,您的事已办结,是
        """,
        "phrases.csv": """
        类型,词,说明
        推诿,不归我们管、找别人,
        """,
        "notices.csv": notices,
        "sources.csv": """
        名称,格式,路径,编码,时区,列,静默
        agents,坐席,agents-*.tsv,UTF-8,+08:00,content=诉求内容、caller=来电号码,08-20:30分钟、00-08:4小时
        """,
        "expectations.csv": """
        句子,诉求类型,类别,部门,紧急
        棠下井盖缺失有人踩空,任意,0205 井盖缺失破损,440106011,特急
        """,
    ]

    private static let notices: String = {
        var lines = ["编号,用途,中文,英文,下一步,下一步英文"]
        for (id, placeholders) in NoticeID.required {
            let fields = placeholders.map { "{\($0)}" }.joined(separator: " ")
            lines.append("\(id),通知,通知\(fields)。,Notice \(fields).,请等候,Please wait")
        }
        for state in TicketState.allCases {
            lines.append("\(state.rawValue),状态,正在办理,In hand,[{due} 前有答复|会有答复],[An answer by {due}|An answer soon]")
        }
        return lines.joined(separator: "\n")
    }()

    /// The good folder with some files changed or, where the text is nil, removed.
    static func folder(_ changes: [String: String?] = [:]) -> RoutingFolder {
        var texts = files
        for (name, text) in changes { texts[name] = text }
        return RoutingFolder(files: texts.mapValues { Array($0.utf8) })
    }

    static func load(_ changes: [String: String?] = [:]) -> LoadedRouting {
        RoutingTables.load(folder(changes), digest: { "\($0.count)" })
    }

    /// The tables of the good folder; a test that needs them has no say where they do not load.
    static func tables(_ changes: [String: String?] = [:]) -> RoutingTables {
        let loaded = load(changes)
        guard let tables = loaded.tables else { preconditionFailure("\(loaded.problems)") }
        return tables
    }
}

/// One change to the good folder: in `file`, the only occurrence of `old` becomes `new`.
struct Change: CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String

    init(_ file: String, _ old: String, _ new: String) {
        self.file = file
        self.old = old
        self.new = new
    }

    var testDescription: String { "\(file): \(old) → \(new)" }

    func load() -> LoadedRouting { GoodRouting.load([file: text]) }

    var text: String {
        let good = GoodRouting.files[file] ?? ""
        let parts = good.split(separator: old, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "“\(old)” must stand in \(file) exactly once, so that the change is one")
        return parts.joined(separator: new)
    }
}
