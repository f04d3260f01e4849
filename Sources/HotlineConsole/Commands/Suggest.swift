import HotlineCore
import HotlineDesk

/// 改进意见 (art. 18 ¶1), kept for the bulletin.
struct Suggest: Command {
    let card = Card(
        names: ["suggest", "改进意见", "gjyj"],
        usage: "suggest [DEPARTMENT] | suggest DEPARTMENT TEXT | suggest follow N TEXT | suggest close N REASON",
        help: Words(
            "给单位提改进意见，写入每月通报；follow 写单位怎样改，close 了结；不写内容看意见和落实情况",
            "what a department should do better, for the bulletin; follow says what it did, close ends it; bare, it lists them"))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        for (names, follows) in [(["follow", "落实"], true), (["close", "了结"], false)] {
            guard let first = words.first?.folded.lowercased(), names.contains(first) else { continue }
            _ = words.next()
            let id = try words.number()
            let text = words.rest()
            guard !text.isEmpty else { throw words.refusal }
            return seat.act(.suggestion(follows ? .followUp(id, text: text) : .close(id, reason: text)))
        }
        let department = words.next().map { DepartmentCode(rawValue: $0.folded.uppercased()) }
        let text = words.rest()
        guard let department, !text.isEmpty else {
            return .ask(seat.query(.suggestions(department, by: seat.actor)), then: Self.render)
        }
        return seat.act(.suggestion(.make(department, ticket: seat.current, text: text)))
    }

    @Sendable private static func render(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        guard case .suggestions(let suggestions) = answer else { return seat.unexpected(answer) }
        let heads = DisplayWidth.aligned(
            suggestions.map { line in
                let state =
                    line.closedAt != nil
                    ? Words("已了结", "closed") : line.followUp != nil ? Words("已落实", "followed up") : Words("待落实", "open")
                return ["n\(line.id)", seat.time(line.madeAt), line.department, line.by, seat.words(state), line.ticket ?? ""]
            })
        var lines: [String] = []
        for (head, line) in zip(heads, suggestions) {
            lines.append(head)
            lines += seat.paragraphs("  " + line.text)
            if let followUp = line.followUp { lines += seat.paragraphs("  " + seat.words(Words("落实：", "done: ")) + followUp) }
        }
        return .reply(
            Reply(.list, lines + [seat.words(Words("改进意见 共 \(suggestions.count) 条", English.count(suggestions.count, "suggestion")))]))
    }
}

extension Arguments {
    /// Takes `17` or `n17`: the number of a line, with more to follow.
    mutating func number() throws(Refusal) -> Int64 {
        let word = try required()
        let digits = word.folded.lowercased().hasPrefix("n") ? String(word.folded.dropFirst()) : word.folded
        guard let number = Int64(digits), number > 0 else { throw refusal }
        return number
    }
}
