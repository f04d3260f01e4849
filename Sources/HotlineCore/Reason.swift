/// Why something was decided: a stable slug and its arguments. Stored so; the words are made at reading.
package struct Reason: Hashable, Sendable, Codable {
    package let slug: String
    package let arguments: [String]

    package init(_ slug: String, _ arguments: String...) {
        self.slug = slug
        self.arguments = arguments
    }

    package init(slug: String, arguments: [String]) {
        self.slug = slug
        self.arguments = arguments
    }
}
