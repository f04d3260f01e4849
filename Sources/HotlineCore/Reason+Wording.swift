extension Reason {
    /// The sentence for a person. A slug that this version does not know is shown with its arguments, so that an
    /// entry written by a newer version stays readable.
    package func words(in language: Language = .chinese) -> String {
        let spelled = arguments.map { Self.spell($0, in: language) { $0.words(in: language) } }
        guard let template = Self.templates[slug] else { return ([slug] + spelled).joined(separator: " ") }
        return Self.fill(language == .chinese ? template.chinese : template.english, with: spelled)
    }

    /// Which arguments the words of a slug name; nil where this version has no words. A test asks it of every slug in the source.
    package static func argumentsNamed(by slug: String) -> (chinese: Set<Int>, english: Set<Int>)? {
        templates[slug].map { (placeholders(in: $0.chinese), placeholders(in: $0.english)) }
    }

    private static func placeholders(in template: String) -> Set<Int> {
        Set(
            template.indices.filter { template[$0] == "{" }
                .compactMap { Int(template[template.index(after: $0)...].prefix { $0 != "}" && $0 != ":" }) })
    }

    /// Replaces `{0}`, `{1}`… by the arguments, a missing one by `?`; `{0:notice|notices}` by the first word where the argument
    /// is 1, else by the second.
    private static func fill(_ template: String, with arguments: [String]) -> String {
        var text = ""
        let bytes = template.utf8
        var start = bytes.startIndex
        while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")), let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) {
            let named = template[bytes.index(after: open)..<close].split(separator: ":", maxSplits: 1)
            guard let index = named.first.flatMap({ Int($0) }) else { break }
            let argument = arguments.indices.contains(index) ? arguments[index] : "?"
            let forms = named.dropFirst().first?.split(separator: "|") ?? []
            text += template[start..<open]
            text += forms.count == 2 ? String(forms[argument == "1" ? 0 : 1]) : argument
            start = bytes.index(after: close)
        }
        return text + template[start...]
    }

    private static let templates = intake.merging(triage, uniquingKeysWith: one).merging(journal, uniquingKeysWith: one)
        .merging(reading, uniquingKeysWith: one)
        .merging(ladder, uniquingKeysWith: one)
        .merging(duty, uniquingKeysWith: one)
        .merging(quality, uniquingKeysWith: one)
        .merging(merge, uniquingKeysWith: one)
        .merging(late, uniquingKeysWith: one)
        .merging(privacy, uniquingKeysWith: one)
        .merging(returns, uniquingKeysWith: one)
        .merging(joint, uniquingKeysWith: one)
        .merging(learner, uniquingKeysWith: one)
        .merging(calls, uniquingKeysWith: one)
        .merging(workbench, uniquingKeysWith: one)
        .merging(inner, uniquingKeysWith: one)

    private static func one(_ first: ReasonTemplate, _ second: ReasonTemplate) -> ReasonTemplate { first }
}
