import HotlineCore
import HotlineDesk

struct Pick: Command {
    let card = Card(
        names: ["pick", "选类", "xlei"], usage: "pick LINE",
        help: Words(
            "给刚看的待受理工单定类别：行号是单上所列的第几个，也可只键入 1、2 或 3；系统记住您的选择，下次照此学习",
            "sets the category of the pending ticket just shown, LINE as its sheet numbers them; 1, 2 or 3 alone does the same, and is learnt from"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        guard let number = words.next(), let rank = Int(number.folded) else { throw words.refusal }
        try words.finish()
        return try seat.pick(rank)
    }
}

extension Seat {
    /// The class that stands at this place on the sheet becomes the ticket's.
    mutating func pick(_ rank: Int) throws(Refusal) -> Move {
        guard let current, rank > 0, rank <= choices.count else {
            throw .invalid(
                field: "pick", value: String(rank),
                expected: words(Words("先 next 或 show 一单待归类的，再写其中的行号", "a number on the sheet of a pending ticket; show one first")))
        }
        return act(.classify(current, Decision(category: choices[rank - 1]), reason: nil))
    }

    /// `可能的类别：1) 0205 井盖缺失破损 .52（词：井盖） 2) 0207 道路破损 .21`, and how to choose.
    func guesses(_ guesses: [ClassGuess]) -> [String] {
        guard guesses.count > 1 else { return [] }
        let offered = guesses.enumerated().map { index, guess in
            var text = "\(index + 1)) \(guess.category) \(guess.name) " + Self.hundredths(guess.confidence)
            var seen: Set<String> = []
            let said = guess.words.filter { seen.insert($0).inserted }.prefix(Self.wordsShown)
            if !said.isEmpty { text += words(Words("（词：", " (words: ")) + said.joined(separator: " ") + words(Words("）", ")")) }
            return text
        }
        return [
            words(Words("可能的类别：", "it may be: ")) + offered.joined(separator: "  "),
            words(Words("键入 1、2 或 3 即定类别", "type 1, 2 or 3 to choose")),
        ]
    }

    private static let wordsShown = 4
}
