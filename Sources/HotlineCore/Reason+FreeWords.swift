/// Which arguments of a reason are a person's own words. They may name somebody, so the journal keeps them as erasable text beside
/// the entry and its digest alone in the chain (practice 28).
extension Reason {
    /// What stands in the entry in the words' place, and is read where they were erased.
    package static let hidden = "…"

    private static let free: [String: [Int]] = [
        "answered-despite": [0], "appeal-ruled": [1], "broadcast": [1], "classified": [1], "co-removed": [1], "correction-closed": [0],
        "cross-set": [0],
        "cross-unset": [0], "decline-checked": [1], "decline-refused": [1], "designated-why": [0], "dispatched": [2],
        "extension-granted": [1],
        "first-department-set": [2], "flag-lifted": [1], "handed-over": [1], "handing-over": [1], "incident-closed": [0],
        "incident-opened": [0], "late-judged": [2], "left": [1], "merged": [1], "objection-ruled": [1], "part-ruled": [2],
        "petition-refused": [1], "redispatched": [2], "redo": [1], "released-despite": [0], "ruled": [1], "ruled-late": [0],
        "shelved": [1], "shelving-granted": [1], "subject": [0], "told": [0], "told-person": [1], "unmerged": [1], "unshelved": [0],
        "withdrawal-ruled": [1],
    ]

    /// The places of a slug's arguments that are a person's own words; empty for most. A test asks it of every reason that the Desk
    /// gives with such words.
    package static func freeWords(of slug: String) -> [Int] { free[slug] ?? [] }

    /// How something was told where nobody wrote it: nothing in it is personal, and most tickets have one.
    private static let ofTheHouse: Set<String> = ["", "本次通话", "chat", "feed", "console", "person", "progress page"]

    /// Why a ticket was dispatched is a reason inside it. In rows of earlier versions it is a sentence: the tables' own, but for a
    /// designation, which has the ground that somebody wrote.
    private static func isOfTheHouse(_ argument: String, of slug: String) -> Bool {
        if slug == "dispatched" { return !argument.hasPrefix(designation) }
        return ofTheHouse.contains(argument)
    }

    private static let designation = Reason("designated-why", "").words()

    /// The reason without a person's own words, and those words in their order; also of the reasons inside it.
    package var concealed: (reason: Reason, words: [String]) {
        let places = Self.freeWords(of: slug)
        var kept = arguments
        var words: [String] = []
        for (place, argument) in arguments.enumerated() {
            let pieces = Self.isNested(argument) ? Self.pieces(of: argument) : []
            if pieces.contains(where: \.isReason) {
                let before = words.count
                let rest = pieces.map { $0.concealed(&words) }
                if words.count > before { kept[place] = rest.map(\.argument).joined() }
            } else if places.contains(place), !Self.isOfTheHouse(argument, of: slug) {
                words.append(argument)
                kept[place] = Self.hidden
            }
        }
        return (words.isEmpty ? self : Reason(slug: slug, arguments: kept), words)
    }

    /// The reason as it was given, with the words put back in their places.
    package func revealed(with words: [String]) -> Reason {
        var left = words[...]
        return left.isEmpty ? self : revealed(taking: &left)
    }

    fileprivate func revealed(taking left: inout ArraySlice<String>) -> Reason {
        let places = Self.freeWords(of: slug)
        var arguments = arguments
        for (place, argument) in arguments.enumerated() {
            let pieces = Self.isNested(argument) ? Self.pieces(of: argument) : []
            if pieces.contains(where: \.isReason) {
                arguments[place] = pieces.map { $0.revealed(&left) }.joined()
            } else if places.contains(place), argument == Self.hidden, let word = left.popFirst() {
                arguments[place] = word
            }
        }
        return Reason(slug: slug, arguments: arguments)
    }
}

extension Reason.Piece {
    fileprivate var isReason: Bool { if case .reason = self { true } else { false } }

    fileprivate func concealed(_ words: inout [String]) -> Reason.Piece {
        guard case .reason(let reason) = self else { return self }
        let (kept, taken) = reason.concealed
        words += taken
        return .reason(kept)
    }

    fileprivate func revealed(_ left: inout ArraySlice<String>) -> String {
        guard case .reason(let reason) = self else { return argument }
        return reason.revealed(taking: &left).argument
    }
}
