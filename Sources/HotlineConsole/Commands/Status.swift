import HotlineCore
import HotlineDesk

struct Status: Command {
    let card = Card(
        names: ["status", "状态", "zt"], usage: "status",
        help: Words("守护进程的数字和需要人处理的警告", "the daemon's figures, and the warnings that need a person"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        try words.finish()
        return .ask(seat.query(.status(by: seat.actor)), then: Self.render)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .status(let status) = answer else { return seat.unexpected(answer) }
        let warnings = status.warnings.map { "! " + HouseWords.sentence($0, in: seat.language) }
        let count = Words("\(warnings.count) 条警告", "\(warnings.count) warnings")
        return .reply(
            Reply(
                .status,
                status.figures.map { "\(HouseWords.figure($0.name, in: seat.language)) \($0.value)" } + warnings + [seat.words(count)]))
    }
}
