import HotlineCore
import HotlineDesk

struct Reload: Command {
    let card = Card(
        names: ["reload", "重载", "cz"], usage: "reload [DIR]",
        help: Words(
            "重读路由表（或守护进程所在机器上的另一个文件夹）；有错就仍用旧表",
            "reads the routing tables again, or another folder on the daemon's machine; with any fault the old ones stay"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let directory = words.rest()
        return .ask(.reload(directory: directory.isEmpty ? nil : directory, by: seat.actor, at: seat.now), then: Self.render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .reloaded(let version, let warnings) = answer else { return seat.unexpected(answer) }
        let now = Words("新表已生效 \(version.rawValue.prefix(12))", "the new tables hold, version \(version.rawValue.prefix(12))")
        return .reply(Reply(.done, warnings + [seat.words(now)]))
    }
}
