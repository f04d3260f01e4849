import HotlineConsole
import HotlineCore
import HotlineDesk

/// `hotline calendar YEAR`: each day of a year, worked or not.
struct CalendarTool: ToolCommand {
    private static let district = ToolFlag(
        "district", .value("CODE"), "区编码，如 440106：含该区临时停工日", "a district's code: with its own ad hoc days")

    let card = ToolCard(
        name: "calendar", usage: "YEAR",
        summary: Words(
            "一行一天：日期、work 或 off、名称，以制表符分隔", "one line a day: date, work or off, name, parted by tabs"),
        flags: [.routing, district], operands: 1...1)

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        guard let text = arguments.operands.first, text.utf8.count == 4, let year = Int(text),
            CivilDate(year: year, month: 1, day: 1) != nil
        else { throw ToolStop(.wrongUsage, "年份应为四位数字，如 2026", "expected a year of four digits, such as 2026") }
        let tables = try ToolRouting.tables(arguments[.routing])
        let scope = try Self.scope(arguments[Self.district], in: tables)
        let calendar = tables.routing.calendar
        for line in Self.lines(of: year, calendar, scope) { surroundings.output.line(line) }
        if year > calendar.lastPublishedYear {
            surroundings.output.complain(
                Words("\(year) 年的放假安排尚未公布，以上暂定", "the days of \(year) are not published yet; these are provisional"))
        }
        return .done
    }

    private static func scope(_ code: String?, in tables: Tables) throws(ToolStop) -> WorkingCalendar.Scope {
        guard let code else { return .city }
        let district = PlaceCode(rawValue: code)
        guard tables.routing.placesByCode[district]?.level == .district else {
            throw ToolStop(.wrongUsage, "places.csv 中没有区“\(code)”", "no district “\(code)” in places.csv")
        }
        return WorkingCalendar.Scope(district: district)
    }

    /// `2026-02-14`, tab, `work`, tab, `春节调休`.
    static func lines(of year: Int, _ calendar: WorkingCalendar, _ scope: WorkingCalendar.Scope) -> [String] {
        guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31) else { return [] }
        return (first.dayNumber...last.dayNumber).map { number in
            let date = CivilDate(dayNumber: number)
            let day = calendar.day(date, in: scope)
            return "\(date.iso8601)\t\(day.isWorked ? "work" : "off")\t\(day.name)"
        }
    }
}
