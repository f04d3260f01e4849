import HotlineCore

extension Refusal {
    /// The refusal's words as a person reads them; a right is named by its own word.
    package func said(in language: Language) -> String {
        guard case .notPermitted(let verb) = self, let word = HouseWords.verbs[verb] else { return words(in: language) }
        return Words("您的岗位不能做“\(word.chinese)”", "your role may not do this: \(word.english)").in(language)
    }
}

extension HouseWords {
    /// The roles that have a right; nil for what is none.
    package static func whoMay(_ verb: String) -> Words? {
        guard let verb = Verb(rawValue: verb) else { return nil }
        let roles = Role.allCases.filter { Rights.allows([$0], verb) }
        return Words(
            "可以做的岗位：" + roles.map(\.chinese).joined(separator: "、"),
            "roles that may: " + roles.map { $0.in(.english) }.joined(separator: ", "))
    }
}
