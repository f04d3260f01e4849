/// A second-level class of matters: a row of `categories.csv`. The lead and co-departments stand in HotlineRouting.
package struct Category: Hashable, Sendable {
    package let code: CategoryCode
    /// First-level code, two digits, and its name: `02`, `市政公用`.
    package let parent: String
    package let parentName: String
    package let name: String
    /// Words that speak for the class, normalised like the text; longer ones weigh more.
    package let keywords: [String]
    package let confusableWith: [CategoryCode]

    package init(
        code: CategoryCode, parent: String, parentName: String, name: String, keywords: [String], confusableWith: [CategoryCode]
    ) {
        self.code = code
        self.parent = parent
        self.parentName = parentName
        self.name = name
        self.keywords = keywords
        self.confusableWith = confusableWith
    }
}
