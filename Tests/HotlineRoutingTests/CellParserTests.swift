import HotlineCore
import HotlineRouting
import Testing

struct CellParserTests {
    @Test(arguments: [
        "2026-03-12", "2026/3/12", "2026年3月12日", "2026-3-12", "２０２６年３月１２日", "2026 年 3 月 12 日", "2026/03/12",
    ])
    func `a date is written in three ways`(text: String) throws {
        #expect(try CellParser.date(text).iso8601 == "2026-03-12")
    }

    @Test(arguments: [
        ("46093", CellFault.serialDate("46093")), ("20260312", .notADate("20260312")), ("3月12日", .dateWithoutYear("3月12日")),
        ("3/12", .dateWithoutYear("3/12")), ("3-12", .dateWithoutYear("3-12")), ("2026-02-30", .noSuchDay("2026-02-30")),
        ("26-03-12", .notADate("26-03-12")), ("2026-03/12", .notADate("2026-03/12")), ("2026.3.12", .notADate("2026.3.12")),
        ("2026年3月", .notADate("2026年3月")), ("下周一", .notADate("下周一")), ("2026-03-12 08:00", .notADate("2026-03-12 08:00")),
        ("-2026-3-1", .notADate("-2026-3-1")),
    ])
    func `what a spreadsheet makes of dates is refused by its own name`(text: String, fault: CellFault) {
        #expect(throws: fault) { try CellParser.date(text) }
    }

    @Test(arguments: [
        ("2026-02-15 至 2026-02-17", ["2026-02-15", "2026-02-17"]), ("2026/2/15～2026/2/17", ["2026-02-15", "2026-02-17"]),
        ("2026-03-01", ["2026-03-01", "2026-03-01"]), ("2026-03-01、2026-03-03", ["2026-03-01", "2026-03-01", "2026-03-03", "2026-03-03"]),
    ])
    func `days are a list of days and stretches`(text: String, ends: [String]) throws {
        #expect(try CellParser.dates(text).flatMap { [$0.lowerBound.iso8601, $0.upperBound.iso8601] } == ends)
    }

    @Test func `a stretch of days that ends before it begins is refused`() {
        #expect(throws: CellFault.backwards) { try CellParser.dates("2026-02-17至2026-02-15") }
    }

    @Test(arguments: [
        ("8:30", 510), ("08:30", 510), ("08:30:00", 510), ("8：30", 510), ("0:00", 0), ("24:00", 1440), ("23:59:59", 1439), ("２０:００", 1200),
        ("8:30 AM", 510), ("08:00:00 AM", 480), ("5:30 PM", 1050), ("05:30:00 pm", 1050), ("12:00:00 AM", 0), ("12:15 PM", 735),
        ("上午8:30", 510), ("下午 5:30:00", 1050),
    ])
    func `a time is H MM with or without seconds, of the day or of its half`(text: String, minutes: Int) throws {
        #expect(try CellParser.time(text).minutes == minutes)
    }

    @Test(arguments: [
        "8", "8.5", "0.354166", "8:3", "24:01", "25:00", "8:60", "8:30:60", "13:30 PM", "0:30 AM", "8 AM", "AM", "晚上8:30", ":30",
        "8:30:00:00", "-1:00",
    ])
    func `other times are refused`(text: String) {
        #expect(throws: CellFault.notATime(text)) { try CellParser.time(text) }
    }

    @Test(arguments: [
        ("一二三四五", [1, 2, 3, 4, 5]), ("一至五", [1, 2, 3, 4, 5]), ("一-五", [1, 2, 3, 4, 5]), ("周一至周五", [1, 2, 3, 4, 5]),
        ("六日", [6, 7]), ("六、日", [6, 7]), ("星期天", [7]), ("一、三至五", [1, 3, 4, 5]), ("周一，周三", [1, 3]),
    ])
    func `weekdays are letters and stretches`(text: String, numbers: [Int]) throws {
        #expect(try CellParser.weekdays(text).map(\.rawValue).sorted() == numbers)
    }

    @Test(arguments: ["1至5", "Mon", "五至一", "至五", "一至", "工作日", "周", "八"])
    func `other weekdays are refused`(text: String) {
        #expect(throws: CellFault.notWeekdays(text)) { try CellParser.weekdays(text) }
    }

    @Test(arguments: [
        ("是", true), ("否", false), ("TRUE", true), ("False", false), ("1", true), ("0", false), ("１", true), ("yes", true), ("no", false),
    ])
    func `yes and no`(text: String, value: Bool) throws {
        #expect(try CellParser.boolean(text) == value)
    }

    @Test(arguments: ["Y", "√", "2", "对", "是的"])
    func `other answers are refused`(text: String) {
        #expect(throws: CellFault.notABoolean(text)) { try CellParser.boolean(text) }
    }

    @Test(arguments: [("1", 1), ("９", 9), (" 10", 10), ("0010", 10)])
    func `a whole number`(text: String, value: Int) throws {
        #expect(try CellParser.number(text, in: 1...10) == value)
    }

    @Test(arguments: ["0", "11", "-1", "1.0", "1e1", "十", "9999999999", "99999999999999999999"])
    func `other numbers are refused with the range`(text: String) {
        #expect(throws: CellFault.notANumber(text, from: 1, to: 10)) { try CellParser.number(text, in: 1...10) }
    }

    @Test(arguments: [
        ("4工作时", Limit.workingMinutes(240)), ("4 工作时", .workingMinutes(240)), ("４工作小时", .workingMinutes(240)),
        ("90工作分钟", .workingMinutes(90)), ("1工作日", .workingDays(1)), ("15个工作日", .workingDays(15)), ("2小时", .clockMinutes(120)),
        ("24个小时", .clockMinutes(1440)), ("30分钟", .clockMinutes(30)), ("无", nil), ("none", nil),
    ])
    func `a limit has its unit`(text: String, limit: Limit?) throws {
        #expect(try CellParser.limit(text) == limit)
    }

    @Test(arguments: ["4", "0工作日", "1天", "1.5小时", "半小时", "工作日", "-1小时", "2h", "1000000分钟", "9999工作日", "1工作日2小时"])
    func `a limit without a plain unit is refused`(text: String) {
        #expect(throws: CellFault.notALimit(text)) { try CellParser.limit(text) }
    }

    @Test(arguments: [("50%", 50), ("1%", 1), ("99％", 99), ("２０ %", 20)])
    func `a percentage`(text: String, value: Int) throws {
        #expect(try CellParser.percentage(text) == value)
    }

    @Test(arguments: ["0%", "100%", "0.5", "50", "%", "+5%", "12.5%"])
    func `other percentages are refused`(text: String) {
        #expect(throws: CellFault.notAPercentage(text)) { try CellParser.percentage(text) }
    }

    @Test(arguments: [
        ("已过 50%", Rung.Moment.elapsed(percent: 50)), ("剩余 20%", .remaining(percent: 20, atLeast: nil)),
        ("剩余 20% 至少 4工作时", .remaining(percent: 20, atLeast: .workingMinutes(240))), ("到期", .due),
        ("到期后 1小时", .afterDue(.clockMinutes(60))), ("到期后1工作日", .afterDue(.workingDays(1))), ("due", .due),
        ("remaining 20% at least 4工作时", .remaining(percent: 20, atLeast: .workingMinutes(240))),
    ])
    func `a moment of a rung`(text: String, moment: Rung.Moment) throws {
        #expect(try CellParser.moment(text) == moment)
    }

    @Test(arguments: [
        ("半程", CellFault.notAMoment("半程")), ("到期后", .notALimit("")), ("到期后 无", .notAMoment("到期后 无")), ("已过", .notAPercentage("")),
        ("剩余 20% 不少于 4工作时", .notAMoment("剩余 20% 不少于 4工作时")), ("剩余 4工作时", .notAPercentage("4工作时")),
        ("已过 150%", .notAPercentage("150%")),
    ])
    func `other moments are refused`(text: String, fault: CellFault) {
        #expect(throws: fault) { try CellParser.moment(text) }
    }

    @Test(arguments: [("+08:00", 28_800), ("+0800", 28_800), ("-05:30", -19_800), ("Z", 0), ("＋08：00", 28_800)])
    func `a time zone is an offset`(text: String, seconds: Int) throws {
        #expect(try CellParser.zone(text).offsetSeconds == seconds)
    }

    @Test(arguments: ["08:00", "Asia/Shanghai", "+8", "+19:00", "+08:60", "", "+０８:0x"])
    func `other zones are refused`(text: String) {
        #expect(throws: CellFault.notAZone(text)) { try CellParser.zone(text) }
    }
}

struct CodeCellTests {
    @Test(arguments: [
        ("0205 井盖缺失破损", "0205", "井盖缺失破损"), ("SWJ", "SWJ", ""), ("0205\u{3000}井盖", "0205", "井盖"), ("0205\u{A0}井盖 盖板", "0205", "井盖 盖板"),
        ("０２０５ 井盖", "0205", "井盖"), ("ＳＷＪ", "SWJ", ""), ("440106011", "440106011", ""), ("R-受理-1", "R-受理-1", ""), ("E1", "E1", ""),
        ("8E2", "8E2", ""),
    ])
    func `a code may have its name beside it`(text: String, code: String, name: String) throws {
        let cell = try CodeCell(text)
        #expect(cell.code == code)
        #expect(cell.name == name)
    }

    @Test(arguments: ["4.4E+11", "4.40106E+11", "4E+11", "1.2e5"])
    func `digits that a spreadsheet dropped are gone`(text: String) {
        #expect(throws: CellFault.digitsGone(text)) { try CodeCell(text) }
    }

    @Test func `a sentence is not a code`() {
        let text = String(repeating: "字", count: 65)
        #expect(throws: CellFault.notACode(text)) { try CodeCell(text) }
        #expect(throws: Never.self) { try CodeCell(String(text.dropLast())) }
    }

    @Test(arguments: [
        ("走鬼、流动摊贩，占道；乱摆|地摊", ["走鬼", "流动摊贩", "占道", "乱摆", "地摊"]), (" a , b ;c", ["a", "b", "c"]), ("、、", []), ("", []), ("一 二", ["一 二"]),
    ])
    func `a list is split at every mark a clerk uses`(text: String, parts: [String]) {
        #expect(CellText.list(text) == parts)
    }

    @Test(arguments: [("\u{A0}\u{3000} a b\t\u{200B}", "a b"), ("\u{FEFF}", ""), ("", "")])
    func `blanks of all widths are trimmed`(text: String, expected: String) {
        #expect(CellText.trimmed(text) == expected)
    }
}
