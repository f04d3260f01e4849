import HotlineRouting
import Testing

/// The good folder with one change that no single cell is to blame for.
struct BadTablesTests {
    @Test(arguments: [
        (
            Change("departments.csv", "HOTLINE,12345热线中心,热线,热线", "HOTLINE,12345热线中心,热线,市直部门"),
            [
                "routing/departments.csv: no row for the hotline itself, expected a row with code HOTLINE and type 热线"
            ]
        ),
        (
            Change("departments.csv", "440106,天河区人民政府,天河区,区,,", "440106,天河区人民政府,天河区,区,440106011,"),
            [
                "routing/departments.csv:3: the parents of “440106” go in a circle, expected a chain of parents that ends",
                "routing/departments.csv:4: the parents of “440106011” go in a circle, expected a chain of parents that ends",
            ]
        ),
        (
            Change("departments.csv", "440104,越秀区人民政府,越秀区,区,,,,,,Y1", "440104,越秀区人民政府,越秀区,区,,,,,,"),
            [
                "routing/departments.csv:6: “440104” has nobody on call and no liaison, expected a person in 值班 or 联络员"
            ]
        ),
        (
            Change("people.csv", "8002,8002,测试乙,HOTLINE,,督办、中心负责人,,,,", "8002,8002,测试乙,HOTLINE,,督办、中心负责人,,8001,,"),
            [
                "routing/people.csv:2 (H2): the deputies go in a circle: 8001 → 8002 → 8001, expected a chain of deputies that ends"
            ]
        ),
        (
            Change("roster.csv", "HOTLINE,8001,任意,任意,20:00,8:00,,", "HOTLINE,8001,任意,任意,8:00,20:00,,8004"),
            [
                "routing/roster.csv:2 (H2): the deputies go in a circle: 8004 → 8001 → 8004, expected a chain of deputies that ends"
            ]
        ),
        (
            Change("people.csv", "8002,8002,测试乙,HOTLINE,,督办、中心负责人", "8002,8002,测试乙,HOTLINE,,督办"),
            [
                "routing/people.csv: nobody is “中心负责人”, expected a person of people.csv with that role"
            ]
        ),
        (
            Change("categories.csv", "CGJ 市城市管理和综合执法局,,,\n", "CGJ 市城市管理和综合执法局,,,\n0101,01 城市管理,重复,,,,SWJ,,,,\n"),
            [
                "routing/categories.csv:3 (A3): category “0101” twice, first on line 2, expected each once"
            ]
        ),
        (
            Change("categories.csv", "属地街镇,SWJ,,,\n", "CGJ,SWJ,CGJ,,\n"),
            [
                "routing/categories.csv:4 (I4): “0205” is led by “CGJ”, which is barred, expected a lead that is not barred"
            ]
        ),
        (
            Change("places.csv", "440106012,街镇,天园街道,,440106", "440106012,街镇,天园街道,,440106011"),
            [
                "routing/places.csv:5: street “440106012” lies in no district, expected one district as 上级"
            ]
        ),
        (
            Change("places.csv", "440106012,街镇,天园街道,,440106", "440106012,街镇,天园街道,,440106、440104"),
            [
                "routing/places.csv:5: street “440106012” lies in no district, expected one district as 上级"
            ]
        ),
        (
            Change("places.csv", "440104,区,越秀区,,", "440104,区,越秀区,,440106"),
            [
                "routing/places.csv:3: district “440104” has a parent, expected a blank 上级"
            ]
        ),
        (
            Change("places.csv", "D01,地点,棠下村,,440106011", "D01,地点,棠下村,,D01"),
            [
                "routing/places.csv:7: the parents of “D01” go in a circle, expected a chain of parents that ends"
            ]
        ),
        (
            Change("places.csv", "D01,地点,棠下村,,440106011", "D01,地点,棠下村,,"),
            [
                "routing/places.csv:7: landmark “D01” lies nowhere, expected a district or street as 上级"
            ]
        ),
        (
            Change("places.csv", "440104,区,越秀区,,", "440104,区,越秀区,,\n440105,区,海珠区,,"),
            [
                "routing/places.csv:4: no department has the code “440105”, expected a row of departments.csv with it"
            ]
        ),
        (
            Change("rules.csv", "9990,任意,任意,任意,任意", "9990,任意,任意,任意,电话"),
            [
                "routing/rules.csv:7: the row with the largest 顺序 does not match all, expected 任意 in every condition and no 生效 or 失效"
            ]
        ),
        (
            Change("rules.csv", "最后一行,,", "最后一行,2026-01-01,"),
            [
                "routing/rules.csv:7: the row with the largest 顺序 does not match all, expected 任意 in every condition and no 生效 or 失效"
            ]
        ),
        (
            Change("rules.csv", "HOTLINE,,值班,否", "HOTLINE,,值班,是"),
            [
                "routing/rules.csv:7: the row with the largest 顺序 does not leave the matter to the hotline's people, expected 主办 HOTLINE and 自动 否"
            ]
        ),
        (
            Change("rules.csv", "HOTLINE,,值班,否", "SWJ,,值班,否"),
            [
                "routing/rules.csv:7: the row with the largest 顺序 does not leave the matter to the hotline's people, expected 主办 HOTLINE and 自动 否"
            ]
        ),
        (
            Change("successors.csv", "CGX,2026-04-01", "CGX,2026-04-01\nCGX,任意,任意,CGJ,2026-05-01"),
            [
                "routing/successors.csv:2: the successors of “CGJ” go in a circle, expected a chain of successors that ends",
                "routing/successors.csv:3: the successors of “CGX” go in a circle, expected a chain of successors that ends",
            ]
        ),
        (
            Change("deadlines.csv", "9990,任意,任意", "9990,投诉,任意"),
            [
                "routing/deadlines.csv:8: the row with the largest 顺序 does not match all, expected 任意 in every condition and no 生效 or 失效"
            ]
        ),
        (
            Change("deadlines.csv", "60,其他,任意,任意,任意,任意,任意,4工作时", "60,其他,任意,任意,任意,任意,任意,无"),
            [
                "routing/deadlines.csv:7: neither a promise nor an accept limit, expected one of them at least",
                "routing/deadlines.csv:7 (H7): no limit “受理”, so a ticket could stay there for ever, expected a limit such as 1工作日",
            ]
        ),
        (
            Change("deadlines.csv", "无,无,无,1工作日,1工作日,无", "无,无,无,1工作日,无,无"),
            [
                "routing/deadlines.csv:7 (Q7): no limit “审核”, so a ticket could stay there for ever, expected a limit such as 1工作日"
            ]
        ),
        (
            Change("deadlines.csv", "20,任意,紧急", "20,求助,紧急"),
            [
                "routing/deadlines.csv: no row for 咨询 when 紧急, expected a row “紧急” with 任意 in 类别, 部门, 部门类型 and 跨区",
                "routing/deadlines.csv: no row for 投诉 when 紧急, expected a row “紧急” with 任意 in 类别, 部门, 部门类型 and 跨区",
                "routing/deadlines.csv: no row for 举报 when 紧急, expected a row “紧急” with 任意 in 类别, 部门, 部门类型 and 跨区",
                "routing/deadlines.csv: no row for 建议 when 紧急, expected a row “紧急” with 任意 in 类别, 部门, 部门类型 and 跨区",
                "routing/deadlines.csv: no row for 感谢 when 紧急, expected a row “紧急” with 任意 in 类别, 部门, 部门类型 and 跨区",
                "routing/deadlines.csv: no row for 监督评价 when 紧急, expected a row “紧急” with 任意 in 类别, 部门, 部门类型 and 跨区",
                "routing/deadlines.csv: no row for 其他 when 紧急, expected a row “紧急” with 任意 in 类别, 部门, 部门类型 and 跨区",
            ]
        ),
        (
            Change("deadlines.csv", "15分钟,15分钟,15分钟,30分钟,2小时", "15分钟,15分钟,无,无,无"),
            [
                "routing/deadlines.csv:2: no limit to sign, contact or first report, expected one of them at least"
            ]
        ),
        (
            Change("deadlines.csv", "7工作日,15工作日", "16工作日,15工作日"),
            [
                "routing/deadlines.csv:6 (M6): the promise 16工作日 is longer than the statutory 15工作日, expected a promise within the statutory limit"
            ]
        ),
        // Twelve working hours from Monday nine o'clock are Tuesday's twelve o'clock and more: past a day by the clock.
        (
            Change("deadlines.csv", "7工作日,15工作日", "12工作时,24小时"),
            [
                "routing/deadlines.csv:6 (M6): the promise 12工作时 is longer than the statutory 24小时, expected a promise within the statutory limit"
            ]
        ),
        (
            Change("escalation.csv", "\n中央省驻穗,C0,签收,到期,未触,联络员,否", ""),
            [
                "routing/escalation.csv: no ladder “中央省驻穗”, expected one rung at least"
            ]
        ),
        (
            Change("escalation.csv", "普通,L1,承诺办结,剩余 20% 至少 4工作时", "普通,L4,承诺办结,到期后 2工作日"),
            [
                "routing/escalation.csv: ladder “普通” lacks step 2 before “L4”, expected numbers without a gap: L0, L1, L2"
            ]
        ),
        (
            Change("escalation.csv", "普通,L3,承诺办结,到期后 1工作日", "普通,L3,承诺办结,已过 50%"),
            [
                "routing/escalation.csv:5: “L3” comes before “L2”, expected later moments on higher rungs"
            ]
        ),
        (
            Change("escalation.csv", "热线内部,R-受理-1", "热线内部,R-受理-2"),
            [
                "routing/escalation.csv:8 (B8): rung “R-受理-2” twice, first on line 7, expected each once"
            ]
        ),
        (
            Change("calendar.csv", "2026-10-01,休", "2026-10-02,休"),
            [
                "routing/calendar.csv: no year has its holidays, expected a year's notice, 1 October in it"
            ]
        ),
        (
            Change("hours.csv", "14:00,18:00", "11:30,18:00"),
            [
                "routing/hours.csv:3: hours overlap on Monday, expected hours that do not overlap"
            ]
        ),
        (
            Change("notices.csv", "urged,通知,通知{ticket}。,Notice {ticket}.", "urging,通知,通知{ticket}。,Notice {ticket}."),
            [
                "routing/notices.csv: no notice “urged”, expected a row with 用途 通知"
            ]
        ),
        (
            Change("notices.csv", "urged,通知,通知{ticket}。", "urged,通知,通知{due}。"),
            [
                "routing/notices.csv:6 (C6): there is no field “{due}”, expected {ticket}"
            ]
        ),
        (
            Change("notices.csv", "merged,状态,正在办理", "merged,状态,已并单，不再重办"),
            [
                "routing/notices.csv:49 (C49): “并单” would be read by citizens, expected plain words",
                "routing/notices.csv:49 (C49): “重办” would be read by citizens, expected plain words",
            ]
        ),
        (
            Change("notices.csv", "merged,状态,正在办理,In hand,[{due} 前有答复|会有答复]", "merged,状态,正在办理,In hand,{due} 前有答复"),
            [
                "routing/notices.csv:49 (E49): this sentence breaks where there is no date, expected [with {due}|without]"
            ]
        ),
        (
            Change("notices.csv", "\nmerged,状态,正在办理,In hand,[{due} 前有答复|会有答复],[An answer by {due}|An answer soon]", ""),
            [
                "routing/notices.csv: no words for the state “merged”, expected a row with 用途 状态"
            ]
        ),
        (Change("urgency.csv", "水管爆裂,紧急", "、,紧急"), ["routing/urgency.csv:3: no words, expected one word at least"]),
    ])
    func `what no cell tells is told by the tables together`(change: Change, expected: [String]) {
        let loaded = change.load()
        #expect(loaded.problems.map(\.description) == expected)
        #expect(loaded.tables == nil)
    }

    @Test(arguments: [
        "departments.csv", "people.csv", "categories.csv", "places.csv", "rules.csv", "urgency.csv", "deadlines.csv", "escalation.csv",
        "calendar.csv", "hours.csv", "scope.csv", "phrases.csv", "notices.csv", "sources.csv", "expectations.csv",
    ])
    func `a table that must be there is missed once, and its codes are not missed elsewhere`(file: String) {
        let loaded = GoodRouting.load([file: nil])
        #expect(
            loaded.problems.map(\.description) == ["routing/\(file): the file is missing, expected a table with at least one row"])
    }

    @Test(arguments: ["roster.csv", "joint.csv", "successors.csv"])
    func `an optional table may be absent`(file: String) {
        #expect(GoodRouting.load([file: nil]).problems.map(\.description) == [])
    }

    @Test func `a file that is no table is noticed, for its name may be a slip`() {
        let loaded = GoodRouting.load(["venue.csv": "编码\n"])
        #expect(loaded.problems.isEmpty)
        #expect(
            loaded.warnings.map(\.description).contains(
                "routing/venue.csv: not one of the tables; it is not read, expected a name that routing/README.md lists"))
    }
}
