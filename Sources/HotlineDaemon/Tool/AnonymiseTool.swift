import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineStore
import HotlineSystem

/// `hotline anonymise --older-than 730d`: through the running daemon; where none runs, by the state folder's owner. `--dry-run`
/// reads and counts, beside a running daemon too.
struct AnonymiseTool: ToolCommand {
    private static let age = ToolFlag(
        "older-than", .value("DAYS"), "办结超过这么多天，如 730d，不少于 30 天", "closed for more than so many days, as 730d; 30 at least")
    private static let dryRun = ToolFlag("dry-run", .plain, "只数不清", "counts only")

    let card = ToolCard(
        name: "anonymise", usage: "",
        summary: Words(
            "清除旧的已办结工单里的个人信息；日志链仍可核对", "wipes what is personal in old closed tickets; the journal's chain still verifies"),
        flags: [age, dryRun, .state, .routing, .console, .config, .tokenFile, .journalKey],
        notes: [
            Words(
                "清除姓名、电话、正文、原始来件、通知内容和聊天；未办结的一件不动。清除后不能恢复，备份要另外清理。",
                "Wipes names, numbers, texts, raw input, notices and chats; nothing open is touched. It cannot be undone, and backups are another matter."
            )
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        guard let typed = arguments[Self.age], let days = Anonymisation.days(typed),
            let wish = Anonymisation.olderThan(days: days, at: surroundings.now)
        else { throw ToolStop(.wrongUsage, "--older-than 要写天数，如 730d，不少于 30", "--older-than wants days, as 730d, 30 at least") }
        let places = try ToolPlaces(arguments)
        if arguments.has(Self.dryRun) {
            let store = try ToolStore.reader(places, key: arguments[.journalKey], surroundings.environment)
            do throws(StoreFailure) {
                let count = try store.snapshot { store throws(StoreFailure) in
                    try Reader.erasable(wish, in: store, zone: .china)
                }
                surroundings.output.line(Self.words(count, isDryRun: true))
                return .done
            } catch { throw ToolStop(error) }
        }
        if let talk = try TokenTool.running(places, arguments, surroundings) {
            try talk.send("anonymise \(days)")
            let reply = try talk.reply()
            guard reply.exit == .done, let line = reply.lines.last else {
                throw ToolStop(reply.exit, reply.lines.joined(separator: " "), "the daemon refused")
            }
            surroundings.output.line(ConsoleReply.words(of: line))
            return .done
        }
        surroundings.output.line(Self.words(try Self.offline(wish, places, arguments, surroundings), isDryRun: false))
        return .done
    }

    private static func words(_ count: ErasureReceipt, isDryRun: Bool) -> String {
        (isDryRun ? "预计 would: " : "") + count.sentence.words(in: .chinese) + " / " + count.sentence.words(in: .english)
    }

    /// Slice by slice as the daemon does it; the lock is held, so that no daemon starts meanwhile.
    private static func offline(
        _ wish: Anonymisation, _ places: ToolPlaces, _ arguments: ToolArguments, _ surroundings: ToolSurroundings
    ) throws(ToolStop) -> ErasureReceipt {
        var sum = ErasureReceipt()
        var next: Int64? = 0
        try TokenTool.atClosedDesk(places, arguments, surroundings) { desk throws(StoreFailure) in
            while let after = next {
                let order = Order(
                    .anonymise(Anonymisation(closedBy: wish.closedBy, rawAfter: after)),
                    by: Actor(door: .tool, origin: "hotline anonymise"), secrets: FreshSecrets(queryCode: "", link: []),
                    at: surroundings.now)
                guard case .success(let receipt) = try TokenTool.carryOut(order, at: &desk), let erased = receipt.erased else { return }
                sum.add(erased)
                next = erased.rawAfter
            }
        }
        return sum
    }
}
