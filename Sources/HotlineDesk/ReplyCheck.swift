import HotlineCore
import HotlineRouting

/// Something in a reply that should not go to a citizen as it stands, and where.
package struct ReplyFinding: Hashable, Sendable {
    /// What the check itself knows; a row 规则 of `phrases.csv` names them and says which must go.
    package enum Pattern: String, CaseIterable, Sendable {
        case mobile = "手机号码"
        case identity = "证件号码"
        case landline = "固定电话"
        case door = "门牌号码"
        case namedDay = "限期承诺"
        case reference = "所引文件"
    }

    /// A pattern's name, or the type of a row of `phrases.csv`.
    package let type: String
    package let words: String
    /// Characters before it, plus one.
    package let position: Int
    package let note: String
    package let mustGo: Bool

    /// `第 12 字 手机号码“…”`.
    package var sentence: String { "第 \(position) 字 \(type)“\(words)”" + (note.isEmpty ? "" : "：\(note)") + (mustGo ? "（必改）" : "") }
}

/// Reads a public reply before it goes out (art. 7, practice 53). Pure: the tables come in, the findings go out.
package struct ReplyCheck: Sendable {
    /// Rows of `phrases.csv` that are no words to look for.
    static let patternType = "规则"
    static let allowedType = "可引用"
    /// Findings of one reply: past this a reviewer has read enough.
    static let limit = 50

    private let phrases: [Phrase]
    private let mustGo: Set<String>
    private let notes: [String: String]
    private let references: Set<String>
    private let numbers: Set<String>

    /// - Parameters:
    ///   - references: titles that a reply may name; those of the table's 可引用 rows are added.
    ///   - numbers: telephones that a reply may hold, as digits.
    package init(phrases rows: [Phrase], references: some Sequence<String>, numbers: some Sequence<String>) {
        phrases = rows.filter { $0.type != Self.patternType && $0.type != Self.allowedType }
        let patterns = rows.filter { $0.type == Self.patternType }
        mustGo = Set(patterns.filter(\.mustGo).flatMap(\.words))
        notes = Dictionary(patterns.flatMap { row in row.words.map { ($0, row.note) } }) { first, _ in first }
        let allowed = rows.filter { $0.type == Self.allowedType }.flatMap(\.words)
        self.references = Set((Array(references) + allowed).map(Self.title))
        self.numbers = Set(numbers.filter { !$0.isEmpty })
    }

    /// What was found, in the order of the text.
    package func findings(in text: String) -> [ReplyFinding] {
        let scan = ReplyScan(text)
        var found = scan.identities.map { finding(.identity, $0, scan) } + scan.mobiles.map { finding(.mobile, $0, scan) }
        found += scan.landlines.filter { !numbers.contains(scan.digits(in: $0)) }.map { finding(.landline, $0, scan) }
        found += scan.doors.map { finding(.door, $0, scan) } + scan.namedDays.map { finding(.namedDay, $0, scan) }
        found += scan.references.filter { !references.contains(Self.title(scan.words(in: $0))) }.map { finding(.reference, $0, scan) }
        for word in Notice.wordsOfTheHouse {
            found += scan.places(of: word).map { place in
                ReplyFinding(type: "内部用语", words: word, position: place.lowerBound + 1, note: "市民看不懂", mustGo: true)
            }
        }
        for row in phrases {
            for word in row.words where !Notice.wordsOfTheHouse.contains(word) {
                found += scan.places(of: word).map { place in
                    ReplyFinding(type: row.type, words: word, position: place.lowerBound + 1, note: row.note, mustGo: row.mustGo)
                }
            }
        }
        return Array(found.sorted { ($0.position, $0.type) < ($1.position, $1.type) }.prefix(Self.limit))
    }

    private func finding(_ pattern: ReplyFinding.Pattern, _ place: Range<Int>, _ scan: ReplyScan) -> ReplyFinding {
        ReplyFinding(
            type: pattern.rawValue, words: scan.words(in: place), position: place.lowerBound + 1, note: notes[pattern.rawValue] ?? "",
            mustGo: mustGo.contains(pattern.rawValue))
    }

    /// A title as it is compared: without a year or remark in brackets, and without the name of the country.
    private static func title(_ text: String) -> String {
        let bare = text.prefix { $0 != "（" && $0 != "(" }
        return bare.hasPrefix("中华人民共和国") ? String(bare.dropFirst(7)) : String(bare)
    }
}
