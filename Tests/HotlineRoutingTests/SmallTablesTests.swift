import HotlineCore
import HotlineRouting
import Testing

struct SmallTablesTests {
    private static let tables = RouteTests.tables

    @Test func `a source says how its file is read and how long it may be silent`() throws {
        let source = try #require(Self.tables.sources.first)
        #expect(source.name == "agents")
        #expect(source.path == "agents-*.tsv")
        #expect(source.encoding == .utf8)
        #expect(source.zone == .china)
        #expect(source.columns == ["content": "诉求内容", "caller": "来电号码"])
        #expect(source.silence.map { "\($0.from.minutes)-\($0.to.minutes) \($0.limit.chinese)" } == ["0-480 4小时", "480-1200 30分钟"])
    }

    @Test(arguments: [
        ("asterisk", Source.Format.asterisk), ("Asterisk话单", .asterisk), ("queue_log", .queueLog), ("FreeSWITCH话单", .freeSwitch),
        ("华为话单", .huaweiCall), ("huawei_record", .huaweiRecord), ("转写", .transcript),
    ])
    func `a format is named in either language`(word: String, format: Source.Format) {
        let tables = GoodRouting.tables(["sources.csv": Self.source("cdr,\(word),Master.csv,big5,+08:00,,,")])
        #expect(tables.sources.map(\.format) == [format])
        #expect(tables.sources.map(\.encoding) == [.big5])
    }

    private static func source(_ row: String) -> String { "名称,格式,路径,编码,时区,列,静默,窗口\n" + row + "\n" }

    @Test func `a log without a header has its columns by number, and a window for its records`() {
        let columns = "src=2、开始=9、disposition=14、通话编号=17"
        let row = "cdr,asterisk,Master.csv,UTF-8,+08:00,\(columns),,45分钟"
        let source = GoodRouting.tables(["sources.csv": Self.source(row)]).sources.first
        #expect(source?.columns == ["src": "2", "开始": "9", "disposition": "14", "通话编号": "17"])
        #expect(source?.window == .clockMinutes(45))
        #expect(GoodRouting.tables([:]).sources.first?.window == .clockMinutes(120))
    }

    @Test(arguments: ["src=2、start=9", "src=2、start=9、disposition=0", "src=2、src=3、start=9、disposition=1", "src=A、start=9、disposition=1"])
    func `columns by number are looked at when the table is read`(columns: String) {
        let problems = GoodRouting.load(["sources.csv": Self.source("cdr,asterisk,Master.csv,UTF-8,+08:00,\(columns),,")]).problems.map(
            \.description)
        #expect(problems.count == 1 && problems.first?.hasPrefix("routing/sources.csv:2 (F2): ") == true, "\(problems)")
    }

    @Test func `a silence may be written to the minute`() throws {
        let tables = GoodRouting.tables(["sources.csv": Change("sources.csv", "08-20:30分钟、00-08:4小时", "8:30-20:15:45分钟").text])
        #expect(tables.sources.first?.silence.map { "\($0.from.minutes)-\($0.to.minutes) \($0.limit.chinese)" } == ["510-1215 45分钟"])
    }

    @Test func `the calendar holds days of the city and of a district, and hours by weekday`() throws {
        let calendar = Self.tables.calendar
        let day = WorkingCalendar.DayKey(date: try RouteTests.date("2026-03-10"), district: "440106")
        #expect(calendar.days.count == 4)
        #expect(calendar.days[day] == WorkingCalendar.Day(isWorked: false, name: "停工"))
        #expect(calendar.lastPublishedYear == 2026)
        #expect(calendar.cityHours[.monday]?.map { [$0.from.minutes, $0.to.minutes] } == [[540, 720], [840, 1080]])
        #expect(calendar.cityHours[.saturday] == nil)
        #expect(calendar.departmentHours["SWJ"]?[.saturday]?.map { [$0.from.minutes, $0.to.minutes] } == [[510, 1050]])
        #expect(!calendar.daysEndAtMidnight)
    }

    @Test func `urgency words keep their effect and advice`() {
        let words = Self.tables.urgencyWords
        #expect(words.map(\.effect) == [.critical, .urgent, .threat, .cancel, .vulnerable, .kind])
        #expect(words.first?.words == ["井盖缺失", "有人踩空"])
        #expect(words.first?.advice == "请先围蔽")
        #expect(words.last?.kind == .consultation)
    }

    @Test func `classes, joint matters and expectations`() {
        let row = Self.tables.categoryRows["0204"]
        #expect(row?.category.parent == "02")
        #expect(row?.category.parentName == "市政公用")
        #expect(row?.category.confusableWith == ["0205"])
        #expect(row?.barred == ["440104"])
        #expect(Self.tables.joints.map(\.order) == [.parallel])
        #expect(Self.tables.expectations.first?.kind == nil)
        #expect(Self.tables.expectations.first?.urgency == .critical)
    }

    @Test(arguments: [
        ("2026-11-01", []),
        ("2026-11-02", ["routing/calendar.csv: the holidays are known to the end of 2026 only, expected the notice for 2027"]),
        ("2027-05-01", ["routing/calendar.csv: the holidays are known to the end of 2026 only, expected the notice for 2027"]),
    ])
    func `sixty days before the calendar ends the next year's notice is asked for`(date: String, expected: [String]) throws {
        #expect(GoodRouting.tables(["roster.csv": nil]).warnings(on: try RouteTests.date(date)).map(\.description) == expected)
    }

    @Test func `a department whose people have all left is named`() throws {
        let tables = GoodRouting.tables([
            "people.csv": Change("people.csv", "S3,S003,示例己,440106012,,联络员,,,,", "S3,S003,示例己,440106012,,联络员,,,,2026-03-31").text,
            "roster.csv": nil,
        ])
        #expect(tables.warnings(on: try RouteTests.date("2026-03-31")).isEmpty)
        #expect(
            tables.warnings(on: try RouteTests.date("2026-04-01")).map(\.description) == [
                "routing/departments.csv:5: “440106012” has nobody in service on 2026-04-01, expected a person in 值班 or 联络员"
            ])
    }
}
