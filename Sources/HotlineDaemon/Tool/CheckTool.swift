import Foundation
import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore

/// `hotline check [DIR]`: what a reload would say of this folder; with `--holidays`, what the next thirty days' holidays will meet.
struct CheckTool: ToolCommand {
    private static let holidays = ToolFlag(
        "holidays", .plain, "再列出三十天内的节假日：值班空缺，有数据库时连同到期的时限",
        "also lists the holidays of the next thirty days: the roster's holes and, where there is a database, what falls due")

    let card = ToolCard(
        name: "check", usage: "[DIR]",
        summary: Words(
            "检查路由表，列出全部问题和提醒，并逐条试跑 expectations.csv",
            "checks the routing tables: every problem and warning, and each row of expectations.csv"),
        flags: [holidays, .learn, .state, .config, .journalKey], operands: 0...1,
        notes: [
            Words(
                "DIR 默认 ./routing，没有则 /etc/hotline/routing。重新加载（reload）用的是同一检查。试句只按关键词不符的，不能启用；带上学来的模型才不符的，提醒，服务不会用那个模型。",
                "DIR is ./routing by default, else /etc/hotline/routing. A reload makes the very same check. A sentence that the keywords get wrong refuses the tables; one that only the model gets wrong is a warning, and the daemon does not use that model."
            )
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        let output = surroundings.output
        let directory = ToolRouting.directory(arguments.operands.first)
        // Read for the words in both languages; what a reload reads decides.
        let read = RoutingTables.load(try ToolRouting.folder(directory), digest: { SHA256.hash($0).hex })
        for warning in read.warnings { warn(warning, output) }
        switch TablesLoad.read(directory: directory, zone: .china, at: surroundings.now) {
        case .loaded(let tables, _, _):
            let routing = tables.routing
            for warning in routing.warnings(on: routing.calendar.zone.date(of: surroundings.now)) { warn(warning, output) }
            let places = try ToolPlaces(arguments)
            let store = arguments.has(.learn) ? try ToolStore.optionalReader(places, arguments, surroundings.environment) : nil
            let model = try ToolModel(tables, learns: arguments.has(.learn), places: places, store: store, at: surroundings.now)
            for failure in model.failures { output.line("提醒 warning: " + failure) }
            for line in Self.summary(of: routing) { output.line(line) }
            output.line("分类 judged by: " + model.words.chinese + " / " + model.words.english)
            if arguments[Self.holidays] != nil { try list(tables, arguments, surroundings) }
            return .done
        case .failing(_, _, _, let failures):
            for failure in failures { output.line(failure) }
            output.complain(
                Words(
                    "\(directory)：\(failures.count) 句试句不符，不能启用；确须启用的，控制台 reload DIR --despite 理由",
                    "\(directory): \(failures.count) sentences come out otherwise, refused; reload DIR --despite REASON overrides these alone"
                ))
            return .no
        case .refused(let problems):
            let lines = read.problems.isEmpty ? problems : read.problems.map(\.inBothLanguages)
            for line in lines { output.line(line) }
            output.complain(Words("\(directory)：\(lines.count) 处问题，不能启用", "\(directory): \(lines.count) problems, refused"))
            return .no
        }
    }

    /// The rows are read beside a running daemon; where there are none, the tables say what they can.
    private func list(_ tables: Tables, _ arguments: ToolArguments, _ surroundings: ToolSurroundings) throws(ToolStop) {
        let places = try ToolPlaces(arguments)
        let output = surroundings.output
        guard FileManager.default.fileExists(atPath: places.state.database), let prefix = TicketNumber.Prefix(places.settings.ticketPrefix)
        else {
            for holiday in tables.routing.holidays(
                from: tables.routing.calendar.zone.date(of: surroundings.now), within: HolidayOutlook.daysAhead)
            {
                let outlook = HolidayOutlook(holiday: holiday, holes: tables.routing.rosterHoles(in: holiday))
                for line in HolidaysCommand.lines(of: outlook, in: .chinese) { output.line(line) }
            }
            output.line("没有数据库，只看了路由表 no database: the tables alone")
            return
        }
        let store = try ToolStore.reader(places, key: arguments[.journalKey], surroundings.environment)
        let reader = Reader(store: store, tables: tables, settings: DeskSettings(prefix: prefix))
        do throws(StoreFailure) {
            for outlook in try reader.holidays(at: surroundings.now) {
                for line in HolidaysCommand.lines(of: outlook, in: .chinese) { output.line(line) }
            }
        } catch {
            throw ToolStop(error)
        }
    }

    private func warn(_ warning: RoutingProblem, _ output: ToolOutput) { output.line("提醒 warning: " + warning.inBothLanguages) }

    static func summary(of routing: RoutingTables) -> [String] {
        [
            "单位 departments \(routing.departments.count) · 人员 people \(routing.people.count) · 类别 categories \(routing.categories.count)"
                + " · 地点 places \(routing.places.count) · 规则 rules \(routing.rules.count)",
            "日历 calendar … \(routing.calendar.lastPublishedYear) · 试句 expectations \(routing.expectations.count)，全部符合 all as expected",
            "版本 version \(routing.version)",
        ]
    }
}
