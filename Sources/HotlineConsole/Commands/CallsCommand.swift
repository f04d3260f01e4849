import HotlineCore
import HotlineDesk

/// Answered calls of which no agent's record came: listed, never guessed.
struct CallsCommand: Command {
    let card = Card(
        names: ["calls", "无记录", "wjl"], usage: "calls [N] | calls CALL REASON",
        help: Words(
            "接通了却过时没有坐席记录的通话；calls 通话编号 后写原因，就不再列出",
            "answered calls whose agent's record did not come in time; with a call's id and a reason it is listed no more"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let word = words.first, words.words.count > 1 else {
            let limit = try words.count(at: seat)
            return .ask(seat.query(.calls(.withoutRecord(limit: limit), by: seat.actor)), then: Self.render)
        }
        _ = words.next()
        return seat.act(.call(.explain(call: word.folded, reason: words.rest())))
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .calls(.withoutRecord(let lines, let total)) = answer else { return seat.unexpected(answer) }
        let count = Words("共 \(total) 次通话没有坐席记录", "\(English.count(total, "call")) without a record")
        return .reply(Reply(.list, DisplayWidth.aligned(lines.map { seat.cells(of: $0) }) + [seat.words(count)]))
    }
}

extension Seat {
    /// `1773278043.26 120****0001 09:14 8007 270 秒`.
    func line(of call: CallLine) -> String { cells(of: call).filter { !$0.isEmpty }.joined(separator: " ") }

    fileprivate func cells(of call: CallLine) -> [String] {
        let phone = call.phone ?? words(Words("匿名", "anonymous"))
        let talked = call.talkSeconds.map { words(Words("\($0) 秒", "\($0) s")) }
        return [call.call, call.isOutgoing ? "→ " + phone : phone, time(call.beganAt), call.agent ?? "", talked ?? ""]
    }
}
