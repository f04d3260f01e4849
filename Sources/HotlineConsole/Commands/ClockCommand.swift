import HotlineCore
import HotlineDesk

struct ClockCommand: Command {
    let card = Card(
        names: ["clock", "时钟", "sz"], usage: "clock [advance 2h | set INSTANT | confirm]",
        help: Words(
            "看时钟；模拟时钟可 advance（30s 20分钟 2h 1天）或 set；confirm 确认系统时间无误",
            "shows the clock; a simulated one can advance (30s 20min 2h 1d) or be set; confirm says that the machine's time is right"))

    private static let lengths = Words("30s、20分钟、2小时、1天、1h30m", "30s, 20min, 2h, 1d, 1h30m")

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let order = try Self.order(&words, at: seat)
        try words.finish()
        return .ask(.clock(order, by: seat.actor), then: Self.render)
    }

    private static func order(_ words: inout Arguments, at seat: Seat) throws(Refusal) -> ClockOrder {
        if words.isEmpty { return .show }
        if words.take("confirm", "确认") { return .confirm }
        if words.take("advance", "拨快") {
            let word = try words.required()
            guard let length = ClockLength.milliseconds(word.folded), length > 0 else {
                throw .invalid(field: "advance", value: word.short, expected: seat.words(Self.lengths))
            }
            return .advance(milliseconds: length)
        }
        guard words.take("set", "设为") else { throw words.refusal }
        let text = TypedLine(words.rest())
        guard let instant = Instant(iso8601: text.plain) else {
            throw .invalid(field: "set", value: DisplayWidth.cut(text.typedText, to: 40), expected: "2026-03-12T09:20:00+08:00")
        }
        return .set(instant)
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .clock(let now, let isSimulated, let raised) = answer else { return seat.unexpected(answer) }
        let kind = isSimulated ? Words("模拟时钟", "simulated") : Words("真实时钟", "real")
        let steps = raised == 0 ? "" : " · " + seat.words(Words("处理到点 \(raised) 次", "\(English.count(raised, "moment")) came due"))
        return .reply(Reply(.information, now.iso8601(in: .china) + " " + seat.words(kind) + steps))
    }
}
