import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore

/// `hotline backtest --routing NEW --state DIR`: what new tables would have made of past tickets. Reads only, beside a running daemon.
struct BacktestTool: ToolCommand {
    private static let new = ToolFlag("routing", .value("NEW"), "要试的路由表目录", "the routing folder to try")
    private static let since = ToolFlag(
        "since", .value("DATE"), "从这一天收到的算起，如 2026-03-01；默认全部", "received on this day or later, 2026-03-01 for one; all by default")
    private static let json = ToolFlag("json", .plain, "以 JSON 输出", "prints JSON")

    /// Tickets read at a time: their words are let go of before the next are read.
    private static let page = 500

    let card = ToolCard(
        name: "backtest", usage: "--routing NEW --state DIR [--since DATE]",
        summary: Words(
            "用新表回放以往的工单：各单位数量前后对照，哪些会改派、哪些到期会变，以及起作用的行",
            "replays past tickets through new tables: counts by department before and after, what would go elsewhere or be due otherwise, and the rows responsible"
        ),
        flags: [new, since, json, .learn, .state, .config, .journalKey],
        notes: [
            Words(
                "只读，不改动任何工单，也不显示市民的话。现行的一边按最近一单所用的表判；地点、渠道、时刻照工单。最多列出 \(Backtest.listed) 单，全部都计数。--learn 时新表的一边先照新例句学一遍。",
                "Reads only, changes no ticket and shows no citizen's words. The present side is judged by the tables of the newest ticket; place, channel and instant are the ticket's. At most \(Backtest.listed) tickets are listed, all are counted. With --learn the new side first learns from the new tables' sentences."
            )
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        guard let directory = arguments[Self.new] else { throw ToolStop(.wrongUsage, "缺少 --routing NEW", "--routing NEW is missing") }
        let since = try Self.day(arguments[Self.since])
        let places = try ToolPlaces(arguments)
        let store = try ToolStore.reader(places, key: arguments[.journalKey], surroundings.environment)
        guard let prefix = TicketNumber.Prefix(places.settings.ticketPrefix) else {
            throw ToolStop(.wrongUsage, "设置里的工单前缀不对", "the ticket prefix of the settings is none")
        }
        let new = try ToolModel(
            try ToolRouting.tables(directory), learns: arguments.has(.learn), places: places, store: store, at: surroundings.now)
        guard let old = try Self.tablesInForce(store) else {
            surroundings.output.line("还没有工单 no ticket yet")
            return .done
        }
        let present = try ToolModel(old, learns: false, places: places, store: store, at: surroundings.now)
        var backtest = Backtest(from: present.tables, to: new.tables)
        let all: Int
        do throws(StoreFailure) {
            all = try store.countTickets(since: since)
            var last: Int64 = 0
            while true {
                let page = try store.pastTickets(since: since, after: last, limit: Self.page)
                for past in page { backtest.replay(past) }
                guard let end = page.last else { break }
                last = end.id
            }
        } catch {
            throw ToolStop(error)
        }
        let report = BacktestReport(
            backtest, wordless: all - backtest.replayed, from: present, to: new, prefix: prefix)
        if arguments.has(Self.json) {
            surroundings.output.json(ToolJSON.text(of: report))
        } else {
            for line in report.lines { surroundings.output.line(line) }
        }
        return .done
    }

    /// As the rows keep them; nil where there is no ticket.
    private static func tablesInForce(_ store: Store) throws(ToolStop) -> Tables? {
        let bytes: [UInt8]?
        do throws(StoreFailure) {
            guard let version = try store.newestRouting() else { return nil }
            bytes = try store.routingBytes(of: version)
        } catch {
            throw ToolStop(error)
        }
        guard let folder = bytes.flatMap({ RoutingFolder(bytes: $0) }),
            let routing = RoutingTables.load(folder, digest: { SHA256.hash($0).hex }).tables
        else {
            throw ToolStop(.no, "现行的路由表存档读不了，无法对照", "the tables in force cannot be read from the rows; there is nothing to compare with")
        }
        return Tables(routing)
    }

    private static func day(_ text: String?) throws(ToolStop) -> Instant {
        guard let text else { return Instant(milliseconds: 0) }
        guard let start = Instant(iso8601: text + "T00:00:00+08:00"), start.iso8601(in: .china).hasPrefix(text) else {
            throw ToolStop(.wrongUsage, "--since 应如 2026-03-01", "--since: expected a date such as 2026-03-01")
        }
        return start
    }
}
