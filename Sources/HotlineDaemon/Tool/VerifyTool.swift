import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineStore

/// `hotline verify`: nothing was altered; `hotline verify --source FILE`: nothing was lost. Reads only, beside a running daemon.
struct VerifyTool: ToolCommand {
    private static let source = ToolFlag("source", .value("FILE"), "核对这个话务记录文件", "compares this phone-log file with the rows")
    private static let name = ToolFlag("name", .value("SOURCE"), "文件的来源，sources.csv 中的名称", "the file's source, a name in sources.csv")

    let card = ToolCard(
        name: "verify", usage: "",
        summary: Words(
            "核对日志链、留存文字与数据库；或核对话务记录文件有没有漏收",
            "verifies the journal's chain, its texts and the database; or that no record of a phone log was lost"
        ),
        flags: [source, name, .state, .config, .journalKey, .routing],
        notes: [
            Words(
                "服务运行时也可执行，只读。--source 与 --name 要一起给；服务正在读的文件，刚写入的行会暂时算作缺失。",
                "May run beside the daemon, reads only. --source and --name go together; lines just written to a file that is being followed count as missing for a moment."
            )
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        let places = try ToolPlaces(arguments)
        switch (arguments[Self.source], arguments[Self.name]) {
        case (nil, nil):
            return try Self.journal(
                try ToolStore.reader(places, key: arguments[.journalKey], surroundings.environment), surroundings.output)
        case (let file?, let name?):
            let source = try Self.source(named: name, in: arguments[.routing])
            let store = try ToolStore.reader(places, key: arguments[.journalKey], surroundings.environment)
            let result = try SourceVerification.compare(file, as: source, with: store)
            for line in Self.lines(of: result, file) { surroundings.output.line(line) }
            return result.missing == 0 ? .done : .no
        default:
            throw ToolStop(.wrongUsage, "--source 与 --name 要一起给", "--source and --name go together")
        }
    }

    private static func journal(_ store: Store, _ output: ToolOutput) throws(ToolStop) -> ToolExit {
        do throws(StoreFailure) {
            let (entries, faults) = try store.verifyJournal()
            let damage = try store.damage()
            output.line("日志 journal: \(entries) 条 entries，" + (faults.isEmpty ? "未见改动 unaltered" : "有问题 \(faults.count) faults"))
            for fault in faults { output.line("  \(fault)") }
            output.line("数据库 database: " + (damage.isEmpty ? "完好 sound" : "损坏 damaged"))
            for line in damage { output.line("  \(line)") }
            return faults.isEmpty && damage.isEmpty ? .done : .no
        } catch {
            throw ToolStop(error)
        }
    }

    private static func source(named name: String, in routing: String?) throws(ToolStop) -> LogSource {
        let tables = try ToolRouting.tables(routing)
        guard let source = tables.routing.sources.first(where: { $0.name.rawValue == name }) else {
            let known = tables.routing.sources.map(\.name.rawValue).joined(separator: ", ")
            throw ToolStop(.wrongUsage, "sources.csv 中没有“\(name)”，有：\(known)", "no source “\(name)” in sources.csv; there are: \(known)")
        }
        return LogSource(source)
    }

    static func lines(of result: SourceVerification, _ file: String) -> [String] {
        var lines = [
            "\(file): 完整 complete \(result.complete) · 已收 taken \(result.taken)（重复 repeated \(result.repeated)）"
                + " · 退件 rejected \(result.rejected) · 缺失 missing \(result.missing)"
        ]
        lines += result.firstMissing.map { "缺失 missing: 第 \($0.line) 行 line \($0.line)，offset \($0.offset)" }
        if result.missing > result.firstMissing.count {
            lines.append("… 另有 \(result.missing - result.firstMissing.count) 条 more")
        }
        if let line = result.unfinishedLine { lines.append("第 \(line) 行尚未写完，还不会收 line \(line) has not ended yet") }
        return lines
    }
}
