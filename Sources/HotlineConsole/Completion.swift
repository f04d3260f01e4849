import HotlineCore
import HotlineDesk

/// What a word of a command may become, for a terminal that completes: read off the one table of commands.
package enum Completion {
    /// What a first word may be: every name that a command has.
    package static let first = CommandTable.cards.flatMap(\.names).sorted()

    /// What may stand second after a command's name: the words that its usage spells out, and what its capitals stand for.
    ///
    /// - Parameter seen: what the terminal has shown lately.
    package static func second(after name: String, seen: SeenWords) -> [String] {
        guard let card = CommandTable.command(named: name)?.card else { return [] }
        return Set(card.usage.second.flatMap { words(for: $0, seen) }).sorted()
    }

    private static func words(for word: String, _ seen: SeenWords) -> [String] {
        switch word {
        case "COMMAND": first
        case "LIST": TicketList.Name.allCases.flatMap { [$0.slug, $0.chinese] }
        case "STATE": TicketState.allCases.flatMap { [$0.slug, $0.chinese] }
        case "DEPARTMENT": seen.departments
        case "TICKET": seen.tickets
        default: literal(word).map { [$0] } ?? []
        }
    }

    /// `key=` of `key=VALUE`, `person:` of `person:ID`; nothing of capitals, of `…` and of examples such as `n17` and `1-5`.
    private static func literal(_ word: String) -> String? {
        let end = word.firstIndex { $0 == "=" || $0 == ":" }
        let name = end.map { word[...$0] } ?? word[...]
        let letters = name.filter { $0 != "-" && $0 != "=" && $0 != ":" }
        let isPlain = letters.allSatisfy { ("a"..."z").contains($0) } || letters.allSatisfy(\.isASCIIDigit) && !name.contains("-")
        return letters.isEmpty || !isPlain ? nil : String(name)
    }
}

/// Numbers of tickets and codes of departments that a terminal has shown: what one is likely to type next.
package struct SeenWords: Sendable {
    /// Of each kind, the latest: two screens of a list.
    private static let kept = 64

    /// The latest last.
    package private(set) var tickets: [String] = []
    package private(set) var departments: [String] = []

    package init() {}

    package mutating func read(_ line: String) {
        for word in line.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }).map(String.init) {
            if TicketNumber(parsing: word) != nil {
                Self.keep(word, in: &tickets)
            } else if Arguments.looksLikeDepartment(word) || word.count > 1 && word.allSatisfy({ ("A"..."Z").contains($0) }) {
                Self.keep(word, in: &departments)
            }
        }
    }

    private static func keep(_ word: String, in words: inout [String]) {
        words.removeAll { $0 == word }
        words.append(word)
        if words.count > kept { words.removeFirst() }
    }
}
