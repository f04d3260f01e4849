import HotlineCore

/// A sentence in both languages.
package struct Words: Hashable, Sendable {
    package let chinese: String
    package let english: String

    package init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    package func `in`(_ language: Language) -> String { language == .chinese ? chinese : english }
}

/// English says one ticket and two tickets.
package enum English {
    /// `1 ticket`, `2 tickets`, `2 boxes` with `many: "boxes"`.
    package static func count(_ count: some BinaryInteger, _ one: String, many: String? = nil) -> String {
        "\(count) " + (count == 1 ? one : many ?? one + "s")
    }
}

/// A word of the house with a Chinese name and an English slug.
package protocol Spoken {
    var chinese: String { get }
    var slug: String { get }
}

extension Spoken {
    package func `in`(_ language: Language) -> String {
        language == .chinese ? chinese : String(slug.map { $0 == "_" ? " " : $0 })
    }
}

extension Spoken where Self: RawRepresentable, RawValue == String {
    package var slug: String { rawValue }
}

extension Spoken where Self: CaseIterable {
    /// The word as a person typed it: in Chinese, or its slug with `_`, `-` or nothing between its parts.
    package init?(typed: String) {
        let plain = Self.plain(typed)
        guard let match = Self.allCases.first(where: { $0.chinese == typed || Self.plain($0.slug) == plain }) else { return nil }
        self = match
    }

    private static func plain(_ text: String) -> String { text.lowercased().filter { $0 != "_" && $0 != "-" } }

    /// Every word that may be typed, for a refusal's "expected".
    package static func expected(in language: Language) -> String {
        allCases.map { language == .chinese ? $0.chinese : $0.slug }.joined(separator: language == .chinese ? "、" : ", ")
    }
}

extension Kind: Spoken {}
extension Urgency: Spoken {}
extension TicketState: Spoken {}
extension TicketEvent: Spoken {}
extension Role: Spoken {}
extension Channel: Spoken {}
extension ClockName: Spoken {}
extension TwoPersonMatter: Spoken {}
