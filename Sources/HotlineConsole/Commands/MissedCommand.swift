import HotlineCore
import HotlineDesk

/// 漏接回拨 (practice 35).
struct MissedCommand: Command {
    let card = Card(
        names: ["missed", "漏接", "lj"], usage: "missed [N] | missed m17 [RESULT]",
        help: Words(
            "没人接的来电，每个号码一条，等人回拨；missed m17 取走并看号码，missed m17 后写结果就完成；此号再来电或来件也会完成",
            "calls that nobody answered, a line a number, to be called back; missed m17 takes one and shows its number, with a result it is done; any later contact of the number ends it too"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        if let id = Self.id(words.first) {
            _ = words.next()
            let how = words.rest()
            return seat.act(.call(how.isEmpty ? .takeMissed(id) : .closeMissed(id, how: how)))
        }
        return Self.list(try words.count(at: seat), at: seat)
    }

    static func list(_ limit: Int, at seat: Seat) -> Move {
        .ask(seat.query(.calls(.missed(limit: limit), by: seat.actor)), then: render)
    }

    /// `m17`, as the list numbers it.
    private static func id(_ word: Arguments.Word?) -> Int64? {
        guard let text = word?.folded.lowercased(), text.hasPrefix("m") else { return nil }
        return Int64(text.dropFirst())
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .calls(.missed(let lines, let total)) = answer else { return seat.unexpected(answer) }
        let rows = lines.map { line in
            let calls = Words("来电 \(line.calls) 次", English.count(line.calls, "call"))
            let taken = line.takenBy.map { who in
                let when = line.takenAt.map { " " + seat.time($0) } ?? ""
                return "· " + seat.words(Words("\(who) 在回拨", "\(who) calls back")) + when
            }
            return ["m\(line.id)", line.phone, seat.time(line.firstAt), seat.words(calls), seat.time(line.lastAt), taken ?? ""]
        }
        return .reply(
            Reply(
                .list,
                DisplayWidth.aligned(rows) + [seat.words(Words("共 \(total) 个号码待回拨", "\(English.count(total, "number")) to call back"))]))
    }
}

extension Arguments {
    /// How many lines are asked for; nothing else may follow.
    mutating func count(at seat: Seat) throws(Refusal) -> Int {
        guard let word = next() else { return ListFilter().limit }
        guard isEmpty else { throw refusal }
        guard let count = Int(word.folded), (1...ListFilter.most).contains(count) else {
            throw .invalid(field: "N", value: word.short, expected: "1–\(ListFilter.most)")
        }
        return count
    }
}
