import HotlineCore

extension Refusal {
    /// Refused by name, so that a misspelt field is not lost in silence.
    package static func unknownField(_ name: String) -> Refusal { .malformed(detail: "unknown field “\(name.prefix(64))”") }
    package static func repeatedField(_ name: String) -> Refusal { .malformed(detail: "field “\(name.prefix(64))” twice") }
}
