import HotlineCore
import HotlineDesk

/// Callers are flagged by two people and until a date; they are shown and counted, and taken like anybody (domain 2.9).
struct FlagCommand: Command {
    let card = Card(
        names: ["flag", "标记来电", "bjld"], usage: "flag | flag PHONE DATE REASON | flag PHONE yes|no",
        help: Words(
            "标记恶意来电号码到某日，另一人用 yes 核准后生效；来电照常受理，只提示和计数；不写号码就列出",
            "flags a malicious caller's number until a date, in force once another person says yes; calls are taken as any other, shown and counted; without a number lists them"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if words.isEmpty { return .ask(seat.query(.quality(.callers, by: seat.actor)), then: Self.render) }
        let phone = try words.phone(at: seat)
        if let word = words.first?.folded.lowercased(), ["yes", "no", "y", "n", "同意", "不同意"].contains(word) {
            let isGranted = try words.verdict()
            try words.finish()
            return seat.act(.caller(.confirm(phone, granted: isGranted)))
        }
        let word = try words.required()
        // To the end of the day that is named.
        guard word.folded.count == 10, let until = Instant(iso8601: word.folded + "T00:00")?.adding(seconds: 86_400) else {
            throw .invalid(field: "DATE", value: word.short, expected: "2026-06-30")
        }
        return seat.act(.caller(.flag(phone, reason: try words.reason(), until: until)))
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .quality(.callers(let lines)) = answer else { return seat.unexpected(answer) }
        let rows = lines.enumerated().map { index, line in
            let state = line.isConfirmed ? Words("来过 \(line.calls) 次", English.count(line.calls, "call")) : Words("待核准", "to be agreed")
            return ["\(index + 1)", line.phone, seat.time(line.until), seat.words(state), line.reason]
        }
        return .reply(
            Reply(.list, DisplayWidth.aligned(rows) + [seat.words(Words("共 \(lines.count) 个标记", English.count(lines.count, "flag")))]))
    }
}

struct UnflagCommand: Command {
    let card = Card(
        names: ["unflag", "取消标记", "qxbj"], usage: "unflag PHONE REASON",
        help: Words("取消来电标记，写明理由", "lifts a caller's flag, with a reason"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let phone = try words.phone(at: seat)
        return seat.act(.caller(.unflag(phone, reason: try words.reason())))
    }
}

extension Arguments {
    fileprivate mutating func phone(at seat: Seat) throws(Refusal) -> Phone {
        guard let phone = Phone(try required().folded) else {
            throw .invalid(field: "PHONE", value: "…", expected: seat.words(Words("电话号码", "a telephone number")))
        }
        return phone
    }
}
