import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineRouting

/// `hotline check [DIR]`: what a reload would say of this folder.
struct CheckTool: ToolCommand {
    let card = ToolCard(
        name: "check", usage: "[DIR]",
        summary: Words(
            "检查路由表，列出全部问题和提醒，并逐条试跑 expectations.csv",
            "checks the routing tables: every problem and warning, and each row of expectations.csv"),
        operands: 0...1,
        notes: [
            Words(
                "DIR 默认 ./routing，没有则 /etc/hotline/routing。重新加载（reload）用的是同一检查。",
                "DIR is ./routing by default, else /etc/hotline/routing. A reload makes the very same check.")
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
            for line in Self.summary(of: routing) { output.line(line) }
            return .done
        case .refused(let problems):
            let lines = read.problems.isEmpty ? problems : read.problems.map(\.inBothLanguages)
            for line in lines { output.line(line) }
            output.complain(Words("\(directory)：\(lines.count) 处问题，不能启用", "\(directory): \(lines.count) problems, refused"))
            return .no
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
