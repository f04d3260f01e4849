import HotlineSystem

/// What a JSON value may be, as the contract tells it (JSON Schema 2020-12, the dialect of OpenAPI 3.1).
indirect enum JSONSchema: Hashable, Sendable {
    /// Of at most so many Unicode scalars, where there is a limit; `pattern` is a regular expression of ECMA-262.
    case text(atLeast: Int = 0, atMost: Int? = nil, pattern: String? = nil)
    case word([String])
    /// RFC 3339, with an offset.
    case instant
    case date
    case number(ClosedRange<Int>?)
    case yes
    case list(JSONSchema, atLeast: Int = 0, atMost: Int? = nil)
    /// `isOpen`: other members may stand beside those named.
    case object(name: String, [Member], isOpen: Bool = false)
    case either(name: String, [JSONSchema])
    /// Absent and null mean the same where something is taken.
    case orNull(JSONSchema)

    struct Member: Hashable, Sendable {
        let name: String
        let schema: JSONSchema
        let isAlways: Bool

        init(_ name: String, _ schema: JSONSchema, isAlways: Bool = true) {
            self.name = name
            self.schema = schema
            self.isAlways = isAlways
        }
    }

    /// The schema with references to objects that have a name, each of which is put into `definitions` once.
    func json(definitions: inout [String: JSONValue]) -> JSONValue {
        switch self {
        case .text(let least, let most, let pattern):
            return .object([
                "type": .string("string"), "minLength": least > 0 ? .int(least) : nil, "maxLength": most.map(JSONValue.int),
                "pattern": pattern.map(JSONValue.string),
            ])
        case .word(let words): return .object(["type": .string("string"), "enum": .array(words.map(JSONValue.string))])
        case .instant: return .object(["type": .string("string"), "format": .string("date-time")])
        case .date: return .object(["type": .string("string"), "format": .string("date")])
        case .number(let range):
            return .object([
                "type": .string("integer"), "minimum": range.map { .int($0.lowerBound) }, "maximum": range.map { .int($0.upperBound) },
            ])
        case .yes: return .object(["type": .string("boolean")])
        case .list(let item, let least, let most):
            return .object([
                "type": .string("array"), "items": item.json(definitions: &definitions), "minItems": least > 0 ? .int(least) : nil,
                "maxItems": most.map(JSONValue.int),
            ])
        case .object(let name, let members, let isOpen):
            if definitions[name] == nil {
                let always = members.filter(\.isAlways).map { JSONValue.string($0.name) }
                var properties: [JSONValue.Member] = []
                for member in members {
                    properties.append(JSONValue.Member(name: member.name, value: member.schema.json(definitions: &definitions)))
                }
                definitions[name] = .object([
                    "type": .string("object"), "properties": .object(properties), "required": always.isEmpty ? nil : .array(always),
                    "additionalProperties": .bool(isOpen),
                ])
            }
            return Self.reference(name)
        case .either(let name, let schemas):
            if definitions[name] == nil {
                var choices: [JSONValue] = []
                for schema in schemas { choices.append(schema.json(definitions: &definitions)) }
                definitions[name] = .object(["oneOf": .array(choices)])
            }
            return Self.reference(name)
        case .orNull(let schema):
            return .object(["anyOf": .array([schema.json(definitions: &definitions), .object(["type": .string("null")])])])
        }
    }

    private static func reference(_ name: String) -> JSONValue { .object(["$ref": .string("#/components/schemas/" + name)]) }
}
