import HotlineCore
import HotlineDesk

/// 值班: a department sets it itself (practice 42).
struct DutyCommand: Command {
    let card = Card(
        names: ["duty", "值班", "zb"], usage: "duty [DEPARTMENT] | duty set PERSON FROM TO | duty cancel N",
        help: Words(
            "看谁在值班；set 自己排班，时间写 2026-03-12T18:00，比值班表优先；cancel 取消",
            "who is on duty; set puts somebody on it, from and to as 2026-03-12T18:00, before the roster; cancel takes it back"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if words.take("cancel", "取消") { return seat.act(.duty(.cancelDuty(try words.serial()))) }
        if words.take("set", "排班") {
            let person = PersonID(rawValue: try words.required().typed)
            let from = try Self.instant(&words, "from", at: seat)
            let until = try Self.instant(&words, "to", at: seat)
            try words.finish()
            return seat.act(.duty(.setDuty(of: person, from: from, until: until)))
        }
        let department = words.next().map { DepartmentCode(rawValue: $0.folded.uppercased()) }
        try words.finish()
        return .ask(seat.query(.duty(.duty(department), by: seat.actor)), then: Self.render)
    }

    private static func instant(_ words: inout Arguments, _ field: String, at seat: Seat) throws(Refusal) -> Instant {
        let word = try words.required()
        guard let instant = Instant(iso8601: word.folded) else {
            throw .invalid(field: field, value: word.short, expected: "2026-03-12T18:00")
        }
        return instant
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .duty(.duty(let view)) = answer else { return seat.unexpected(answer) }
        let nobody = Words("没有人", "nobody")
        var lines = [view.department, "  " + (view.onCall.isEmpty ? seat.words(nobody) : view.onCall.joined(separator: "、"))]
        lines += DisplayWidth.aligned(
            view.set.map { ["n\($0.id)", $0.person, $0.hours.lowerBound.wallClock(), "…", $0.hours.upperBound.wallClock()] })
        let total = Words("现在值班 \(view.onCall.count) 人", "\(view.onCall.count) on duty now")
        return .reply(Reply(.list, lines + [seat.words(total)]))
    }
}
