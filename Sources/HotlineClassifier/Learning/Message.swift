/// What the learner reads of a matter. Both parts are normalised, like everything the classifier reads.
package struct Message: Hashable, Sendable {
    /// Empty where the door asks for none.
    package let title: String
    package let body: String

    package init(body: String) {
        title = ""
        self.body = body
    }

    /// A titled message: the title is read by itself, and once more before the text.
    package init(title: String, text: String) {
        self.title = title
        body = title.isEmpty ? text : title + "\n" + text
    }
}

/// A message and the class that a person gave it.
package struct Lesson: Hashable, Sendable {
    package let message: Message
    package let label: String

    package init(_ message: Message, label: String) {
        self.message = message
        self.label = label
    }
}
