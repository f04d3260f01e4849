import HotlineCore
import HotlineDesk

struct Note: Command {
    let card = Card(
        names: ["note", "记录", "jl"], usage: "note [TICKET] [until INSTANT] [TEXT]",
        help: Words(
            "记一笔办理情况；until 2026-03-13T10:00 写下一步的时间，到那时之前不再提醒",
            "records what was done; until 2026-03-13T10:00 names when the next step is due and quiets the first reminder till then"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let ticket = try words.ticket(of: seat)
        var until: Instant?
        if words.take("until", "到") {
            let word = try words.required()
            until = try Self.instant(word, after: seat)
        }
        return words.text(Words("记录", "note"), at: &seat) { [until] text, seat in seat.act(.note(ticket, text: text, until: until)) }
    }

    private static func instant(_ word: Arguments.Word, after seat: Seat) throws(Refusal) -> Instant {
        guard let instant = Instant(iso8601: word.folded), instant > seat.now else {
            throw .invalid(
                field: "until", value: word.short,
                expected: seat.words(Words("将来的时间，如 2026-03-13T10:00", "an instant to come, as 2026-03-13T10:00")))
        }
        return instant
    }
}
