import HotlineRouting
import Testing

/// The good folder with one cell changed, and everything the clerk is told.
struct BadCellsTests {
    @Test(arguments: [
        (
            Change("departments.csv", "SWJ,市水务局,水务局,市直部门", "SWJ,市水务局,水务局,局"),
            [
                "routing/departments.csv:7 (D7): “局” is not one of the choices, expected 市直部门, 区, 街镇, 企事业, 中央省驻穗, 热线"
            ]
        ),
        (
            Change("departments.csv", "440106011,棠下街道办事处,棠下街道,街镇,440106 天河区", "440106011,棠下街道办事处,棠下街道,街镇,440109"),
            [
                "routing/departments.csv:4 (E4): no department “440109”, expected a code of departments.csv"
            ]
        ),
        (
            Change("departments.csv", "020-00000002,,W1", "020-00000002,,W9"),
            [
                "routing/departments.csv:7 (J7): no person “W9”, expected a code of people.csv"
            ]
        ),
        (
            Change("departments.csv", "C1,,,,,2026-03-31", "C1,,,,,46112"),
            [
                "routing/departments.csv:8 (O8): “46112” is a serial number, expected 2026-03-12, in a column formatted as text"
            ]
        ),
        (
            Change("departments.csv", "440104,越秀区人民政府", "4.4E+05,越秀区人民政府"),
            [
                "routing/categories.csv:3 (I3): no department “440104”, expected a code of departments.csv",
                "routing/departments.csv:6 (A6): “4.4E+05”: the digits are gone, expected format the column as text and type it again",
                "routing/people.csv:12 (D12): no department “440104”, expected a code of departments.csv",
            ]
        ),
        (
            Change("people.csv", "Y1,Y001,示例庚,440104,,联络员", "Y1,Y001,示例庚,440104,,联系人"),
            [
                "routing/people.csv:12 (F12): “联系人” is not one of the choices, expected 坐席, 窗口, 派单员, 审核员, 回访员, 班长, 督办, 中心负责人, 热线管理部门, 区热线办, 经办人, 联络员, 首席事务代表, 分管领导, 监察员, 管理员"
            ]
        ),
        (Change("people.csv", "Y1,Y001,示例庚", "Y1,Y001,"), ["routing/people.csv:12 (C12): blank, expected a value"]),
        (
            Change("people.csv", "Y1,Y001", "Y1,W001"),
            ["routing/people.csv:13 (B13): work number “W001” twice, first on line 12, expected each once"]
        ),
        (
            Change("people.csv", "经办人,,,,\nC1", "经办人,boss,,,\nC1"),
            [
                "routing/people.csv:16 (G16): unix user “boss” twice, first on line 4, expected each once"
            ]
        ),
        (
            Change("roster.csv", "一至五,任意,8:00", "一至五,,8:00"),
            [
                "routing/roster.csv:2 (D2): blank, expected 任意 for any (merged cells save blanks: fill each cell)"
            ]
        ),
        (Change("roster.csv", "20:00,8:00", "8:00,8:00"), ["routing/roster.csv:3 (F3): ends before it begins, expected the earlier first"]),
        (
            Change("roster.csv", "一至五,任意", "1-5,任意"),
            [
                "routing/roster.csv:2 (C2): “1-5” is not weekdays, expected 一二三四五六日, or 一至五"
            ]
        ),
        (
            Change("roster.csv", "20:00,40", "20:00,0"),
            [
                "routing/roster.csv:2 (G2): “0” is not such a number, expected a whole number from 1 to 10000"
            ]
        ),
        (
            Change("categories.csv", "走鬼、占道经营", "走、占道经营"),
            [
                "routing/categories.csv:2 (E2): keyword “走” has one character, expected two characters or more"
            ]
        ),
        (
            Change("categories.csv", "0101,01 城市管理", "0101,01"),
            ["routing/categories.csv:2 (B2): “01” has no name, expected code, space, name: 02 市政公用"]
        ),
        (
            Change("categories.csv", "0205,02 市政公用", "0205,03 市政公用"),
            [
                "routing/categories.csv:4 (A4): “0205” is not within “03”, expected four digits that begin with the first level's two"
            ]
        ),
        (
            Change("categories.csv", "0205,02 市政公用", "0205,02 市政"),
            [
                "routing/categories.csv:4 (B4): “02” is “市政” here and “市政公用” on line 3, expected one name"
            ]
        ),
        (
            Change("categories.csv", "SWJ 市水务局,属地区", "按类别,属地区"),
            [
                "routing/categories.csv:3 (G3): “按类别” may not stand here, expected the code of a department"
            ]
        ),
        (
            Change("categories.csv", "0205,02 市政公用,井盖缺失破损,,井盖,0204", "0205,02 市政公用,井盖缺失破损,,井盖,0299"),
            [
                "routing/categories.csv:4 (F4): no category “0299”, expected a code of categories.csv"
            ]
        ),
        (Change("places.csv", "D01,地点,", "D01,村,"), ["routing/places.csv:7 (B7): “村” is not one of the choices, expected 片区, 区, 街镇, 地点"]),
        (
            Change("places.csv", "D01,地点,棠下村,,440106011", "D01,地点,棠下村,,440106019"),
            [
                "routing/places.csv:7 (E7): no place “440106019”, expected a code of places.csv"
            ]
        ),
        (
            Change("rules.csv", "10,任意,0205 井盖缺失破损,特急", "10,,0205 井盖缺失破损,特急"),
            [
                "routing/rules.csv:2 (B2): blank, expected 任意 for any (merged cells save blanks: fill each cell)"
            ]
        ),
        (
            Change("rules.csv", "SWJ、CGJ,值班", "SW-9、CGJ,值班"),
            ["routing/rules.csv:2 (I2): no department “SW-9”, expected a code of departments.csv"]
        ),
        (
            Change("rules.csv", "20,任意,0101,任意,窗口", "10,任意,0101,任意,窗口"),
            [
                "routing/rules.csv:3 (A3): 顺序 “10” twice, first on line 2, expected each once"
            ]
        ),
        (
            Change("rules.csv", "20,任意,0101,任意,窗口", "二十,任意,0101,任意,窗口"),
            [
                "routing/rules.csv:3 (A3): “二十” is not such a number, expected a whole number from 1 to 999999"
            ]
        ),
        (
            Change("rules.csv", "20,任意,0101,任意,窗口", "20,任意,0199,任意,窗口"),
            [
                "routing/rules.csv:3 (C3): no category “0199”, expected a code of categories.csv"
            ]
        ),
        (
            Change("rules.csv", "40,咨询,15", "40,咨询,17"),
            ["routing/rules.csv:5 (C5): no first-level category “17”, expected a code of categories.csv"]
        ),
        (
            Change("rules.csv", "40,咨询,15,任意,任意", "40,咨询,15,加急,任意"),
            [
                "routing/rules.csv:5 (D5): “加急” is not one of the choices, expected 普通, 紧急, 特急"
            ]
        ),
        (
            Change("rules.csv", "440106 天河区,任意,440106", "440106011,任意,440106"),
            [
                "routing/rules.csv:3 (F3): “440106011” is of another level, expected 区"
            ]
        ),
        (Change("rules.csv", "任意,440106012,CGJ", "任意,440106,CGJ"), ["routing/rules.csv:4 (G4): “440106” is of another level, expected 街镇"]),
        (Change("rules.csv", "440106,,T1,否", "440106,,,否"), ["routing/rules.csv:3 (J3): blank, expected a value"]),
        (Change("rules.csv", "440106,,T1,否", "440106,,T1,不"), ["routing/rules.csv:3 (K3): “不” is neither yes nor no, expected 是 or 否"]),
        (
            Change("rules.csv", "2026-02-01,2026-06-30", "2026-02-01,2026-01-31"),
            [
                "routing/rules.csv:5 (N5): ends before it begins, expected the earlier first"
            ]
        ),
        (Change("urgency.csv", "请问,类型,咨询", "请问,类型,"), ["routing/urgency.csv:7 (C7): blank, expected a value"]),
        (
            Change("urgency.csv", "水管爆裂,紧急", "水管爆裂,很急"),
            [
                "routing/urgency.csv:3 (B3): “很急” is not one of the choices, expected 特急, 紧急, 扬言, 取消, 弱势, 类型"
            ]
        ),
        (
            Change("deadlines.csv", "任意,任意,任意,4工作时,4工作时", "任意,任意,任意,4,4工作时"),
            [
                "routing/deadlines.csv:7 (H7): “4” is not a limit, expected 4工作时, 90工作分钟, 1工作日, 2小时, 30分钟 or 无"
            ]
        ),
        (
            Change("deadlines.csv", "30,咨询,任意,任意,任意,中央省驻穗", "30,咨询,任意,任意,任意,中央"),
            [
                "routing/deadlines.csv:4 (F4): “中央” is not one of the choices, expected 市直部门, 区, 街镇, 企事业, 中央省驻穗, 热线"
            ]
        ),
        (
            Change("escalation.csv", "已过 50%,未签收,值班,否\n普通", "已过一半,未签收,值班,否\n普通"),
            [
                "routing/escalation.csv:2 (D2): “一半” is not a percentage, expected 1% to 99%"
            ]
        ),
        (
            Change("escalation.csv", "普通,L2,承诺,", "普通,L2,承若,"),
            [
                "routing/escalation.csv:4 (C4): “承若” is not one of the choices, expected 受理, 派单, 签收, 联系, 首报, 承诺办结, 法定办结, 延期审批, 异议审核, 审核, 重办, 回访, 评价, 归档, 补充, 跟进"
            ]
        ),
        (
            Change("escalation.csv", "普通,L1,", "普通,L0,"),
            ["routing/escalation.csv:3 (B3): rung “L0” twice, first on line 2, expected each once"]
        ),
        (
            Change("escalation.csv", "普通,L1,", "普通,末级,"),
            ["routing/escalation.csv:3 (B3): “末级” is not a code, expected a code, or code, space, name"]
        ),
        (
            Change("calendar.csv", "2026-02-28,班", "2026-02-16,班"),
            ["routing/calendar.csv:3 (A3): day “2026-02-16” twice, first on line 2, expected each once"]
        ),
        (
            Change("calendar.csv", "2026-02-28,班", "2月28日,班"),
            [
                "routing/calendar.csv:3 (A3): “2月28日” has no year, expected 2026-03-12, in a column formatted as text"
            ]
        ),
        (
            Change("calendar.csv", "2026-02-28,班", "2026-02-28,补班"),
            ["routing/calendar.csv:3 (B3): “补班” is not one of the choices, expected 休, 班"]
        ),
        (
            Change("hours.csv", "14:00,18:00", "18:00,14:00"),
            ["routing/hours.csv:3 (D3): ends before it begins, expected the earlier first"]
        ),
        (
            Change("hours.csv", "14:00,18:00", "2点,18:00"),
            ["routing/hours.csv:3 (C3): “2点” is not a time, expected 8:30, 08:30 or 08:30:00"]
        ),
        (
            Change("hours.csv", "SWJ 市水务局,", "SWJ/审核,"),
            [
                "routing/hours.csv:4 (A4): “SWJ/审核” is not one of the choices, expected HOTLINE/受理, HOTLINE/派单, HOTLINE/延期审批, HOTLINE/异议审核, HOTLINE/审核, HOTLINE/回访, HOTLINE/评价, HOTLINE/归档, HOTLINE/补充, HOTLINE/跟进"
            ]
        ),
        (
            Change("hours.csv", "SWJ 市水务局,", "HOTLINE/审核、签收,"),
            [
                "routing/hours.csv:4 (A4): “签收” is not one of the choices, expected HOTLINE/受理, HOTLINE/派单, HOTLINE/延期审批, HOTLINE/异议审核, HOTLINE/审核, HOTLINE/回访, HOTLINE/评价, HOTLINE/归档, HOTLINE/补充, HOTLINE/跟进"
            ]
        ),
        (Change("scope.csv", "R07,重复", "R01,重复"), ["routing/scope.csv:3 (A3): code “R01” twice, first on line 2, expected each once"]),
        (
            Change("notices.csv", "pending,状态", "waiting,状态"),
            [
                "routing/notices.csv:31 (A31): “waiting” is not one of the choices, expected pending, supplementing, awaiting_dispatch, following, awaiting_signature, return_review, in_progress, awaiting_citizen, shelved, awaiting_review, awaiting_callback, awaiting_rating, awaiting_archive, withdrawal_review, objection_review, archived, declined, handed_over, merged"
            ]
        ),
        (
            Change("sources.csv", "agents,坐席", "agents,录音"),
            [
                "routing/sources.csv:2 (B2): “录音” is not one of the choices, expected 坐席, Asterisk话单, Asterisk队列, FreeSWITCH话单, 华为话单, 华为录音, 转写, 门户, 网关"
            ]
        ),
        (
            Change("sources.csv", "UTF-8,+08:00", "UTF-16,+08:00"),
            ["routing/sources.csv:2 (D2): “utf-16” is not one of the choices, expected UTF-8, GB18030, Big5"]
        ),
        (Change("sources.csv", "UTF-8,+08:00", "UTF-8,北京"), ["routing/sources.csv:2 (E2): “北京” is not a time zone, expected +08:00"]),
        (
            Change("sources.csv", "content=诉求内容", "诉求内容"),
            [
                "routing/sources.csv:2 (F2): “诉求内容” is not a column map, expected 字段=表头, with 、 between"
            ]
        ),
        (
            Change("sources.csv", "08-20:30分钟", "08:30分钟"),
            [
                "routing/sources.csv:2 (G2): “08:30分钟” is not a silence, expected 08-20:30分钟, with 、 between"
            ]
        ),
        (
            Change("successors.csv", "任意,CGX", "任意,CGZ"),
            ["routing/successors.csv:2 (D2): no department “CGZ”, expected a code of departments.csv"]
        ),
        (
            Change("expectations.csv", "0205 井盖缺失破损", "020"),
            ["routing/expectations.csv:2 (C2): no category “020”, expected a code of categories.csv"]
        ),
    ])
    func `a bad cell is named with what was expected`(change: Change, expected: [String]) {
        let loaded = change.load()
        #expect(loaded.problems.map(\.description) == expected)
        #expect(loaded.tables == nil)
    }

    @Test(arguments: [
        (
            Change("rules.csv", "10,任意,0205 井盖缺失破损", "10,任意,205 井盖缺失破损"),
            "routing/rules.csv:2 (C2): “205” is read as “0205”, expected 0205 in full"
        ),
        (
            Change("categories.csv", "0101,01 城市管理", "101,01 城市管理"),
            "routing/categories.csv:2 (A2): “101” is read as “0101”, expected 0101 in full"
        ),
        (Change("rules.csv", "10,任意,0205 井盖缺失破损", "10,任意,2 市政公用"), "routing/rules.csv:2 (C2): “2” is read as “02”, expected 02 in full"),
        (
            Change("categories.csv", "0205 井盖缺失破损,SWJ", "0205 路灯,SWJ"),
            "routing/categories.csv:3 (F3): category “0205” is “井盖缺失破损”, not “路灯”, expected the code's own name"
        ),
    ])
    func `a slip that can be read is a warning`(change: Change, warning: String) {
        let loaded = change.load()
        #expect(loaded.problems.map(\.description) == [])
        #expect(loaded.warnings.map(\.description).contains(warning))
        #expect(loaded.tables?.categoryRows["0101"] != nil)
    }

    @Test func `all problems of all files are told at once, in Chinese too`() {
        let loaded = GoodRouting.load([
            "scope.csv": "编码,名称,告知,须二人\nR01,,请拨打,也许\n", "phrases.csv": nil, "hours.csv": "部门,星期,起,止\n,八,8,9\n",
        ])
        #expect(
            loaded.problems.map { $0.words(in: .chinese) } == [
                "routing/hours.csv:2 (A2): 空白，应为 任意（合并单元格会留下空白，请逐格填写）",
                "routing/hours.csv:2 (B2): “八”不是星期，应为 一二三四五六日，或 一至五",
                "routing/hours.csv:2 (C2): “8”不是时间，应为 8:30、08:30 或 08:30:00",
                "routing/hours.csv:2 (D2): “9”不是时间，应为 8:30、08:30 或 08:30:00",
                "routing/phrases.csv: 缺少这个文件，应为 至少一行数据",
                "routing/scope.csv:2 (B2): 空白，应为 要填写",
                "routing/scope.csv:2 (D2): “也许”不是是或否，应为 是 或 否",
            ])
    }

    @Test func `a thousand problems are kept and no more`() {
        let rows = (1...600).map { "R\($0),,词,也许" }.joined(separator: "\n")
        let loaded = GoodRouting.load(["scope.csv": "编码,名称,告知,须二人\n" + rows])
        #expect(loaded.problems.count == 1000)
    }
}
