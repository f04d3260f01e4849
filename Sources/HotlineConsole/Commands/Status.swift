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
        let language = seat.language
        let figures = status.figures.map { HouseWords.figure($0.name, in: language) + " " + HouseWords.value($0.value, in: language) }
        let warnings = status.warnings.map { "! " + HouseWords.sentence($0, in: language) }
        let count = Words("\(warnings.count) 条警告", English.count(warnings.count, "warning"))
        return .reply(Reply(.status, figures + warnings + [seat.words(count)]))
    }
}
