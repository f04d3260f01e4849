import HotlineCore
import HotlineDesk

struct Reload: Command {
    let card = Card(
        names: ["reload", "重载", "cz"], usage: "reload [DIR] [--despite REASON]",
        help: Words(
            "重读路由表（或守护进程所在机器上的另一个文件夹）；有错就仍用旧表。只有试句（expectations.csv）不符而确须启用的，写 --despite 理由（也可写 --不顾），status 和大屏一直提示，到全部符合为止",
            "reads the routing tables again, or another folder on the daemon's machine; with any fault the old ones stay. --despite REASON overrides expectations.csv alone, and stands in status and on the board until they hold"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let (directory, isDespite) = words.rest(before: "--despite", "--不顾")
        let reason = words.rest()
        guard !isDespite || !reason.isEmpty else { throw words.refusal }
        let request = DeskRequest.reload(
            directory: directory.isEmpty ? nil : directory, despite: isDespite ? reason : nil, by: seat.actor, at: seat.now)
        return .ask(request, then: Self.render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .reloaded(let version, let warnings, let overridden) = answer else { return seat.unexpected(answer) }
        let short = version.short
        let now =
            overridden.isEmpty
            ? Words("新表已生效 \(short)", "the new tables hold, version \(short)")
            : Words(
                "新表已生效 \(short)，\(overridden.count) 句试句不符，改好前一直提示",
                "the new tables hold, version \(short), though \(English.count(overridden.count, "sentence")) \(overridden.count == 1 ? "comes" : "come") out otherwise; shown until mended"
            )
        return .reply(Reply(.done, warnings + overridden + [seat.words(now)]))
    }
}
