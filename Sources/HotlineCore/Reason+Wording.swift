extension Reason {
    /// The sentence for a person. A slug that this version does not know is shown with its arguments, so that an
    /// entry written by a newer version stays readable.
    package func words(in language: Language = .chinese) -> String {
        guard let template = Self.templates[slug] else { return ([slug] + arguments).joined(separator: " ") }
        return fill(language == .chinese ? template.chinese : template.english)
    }

    /// Replaces `{0}`, `{1}`… by the arguments.
    private func fill(_ template: String) -> String {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}"), let index = Int(rest[rest.index(after: open)..<close]) else {
                return text + rest[open...]
            }
            text += arguments.indices.contains(index) ? arguments[index] : "?"
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private static let templates: [String: (chinese: String, english: String)] = [
        "reject-columns": ("这一行有 {0} 列，表头有 {1} 列", "{0} fields, the header has {1}")
    ]
}
