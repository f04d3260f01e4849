import HotlineCore
import HotlineSystem

/// In which language and by which wall clock an answer is written.
struct JSONPen: Sendable {
    let language: Language
    let zone: Zone
}

/// How a value is written as a JSON object, and what the contract says of that object: one list of members serves both, so that
/// neither can say what the other does not do.
///
/// snake_case, absent rather than null, ids as strings, enum values as English slugs, instants with the zone's offset.
struct JSONShape<Value>: Sendable {
    struct Member: Sendable {
        let name: String
        let schema: JSONSchema
        let isAlways: Bool
        /// Nil where the member is absent.
        let write: @Sendable (Value, JSONPen) -> JSONValue?
    }

    /// As the contract calls the object.
    let name: String
    let members: [Member]

    init(_ name: String, _ members: [Member]) {
        self.name = name
        self.members = members
    }

    func json(_ value: Value, _ pen: JSONPen) -> JSONValue {
        .object(members.compactMap { member in member.write(value, pen).map { JSONValue.Member(name: member.name, value: $0) } })
    }

    var schema: JSONSchema {
        .object(name: name, members.map { JSONSchema.Member($0.name, $0.schema, isAlways: $0.isAlways) })
    }
}

extension JSONShape.Member {
    typealias Read<Part> = @Sendable (Value) -> Part

    static func text(_ name: String, _ read: @escaping Read<String>) -> Self {
        Self(name: name, schema: .text(), isAlways: true) { value, _ in .string(read(value)) }
    }

    /// Absent where there is none, and where it is empty.
    static func text(ifAny name: String, _ read: @escaping Read<String?>) -> Self {
        Self(name: name, schema: .text(atLeast: 1), isAlways: false) { value, _ in
            read(value).flatMap { $0.isEmpty ? nil : .string($0) }
        }
    }

    static func texts(_ name: String, _ read: @escaping Read<[String]>) -> Self {
        Self(name: name, schema: .list(.text()), isAlways: true) { value, _ in .array(read(value).map(JSONValue.string)) }
    }

    /// A number that is no quantity: a journal number, a row's.
    static func id(_ name: String, _ read: @escaping Read<Int64>) -> Self {
        Self(name: name, schema: .text(pattern: "^[0-9]+$"), isAlways: true) { value, _ in .string(String(read(value))) }
    }

    static func id(ifAny name: String, _ read: @escaping Read<Int64?>) -> Self {
        Self(name: name, schema: .text(pattern: "^[0-9]+$"), isAlways: false) { value, _ in read(value).map { .string(String($0)) } }
    }

    static func word<Word: CaseIterable & RawRepresentable<String> & Sendable>(_ name: String, _ read: @escaping Read<Word>) -> Self {
        Self(name: name, schema: .word(Word.allCases.map(\.rawValue)), isAlways: true) { value, _ in .string(read(value).rawValue) }
    }

    static func word<Word: CaseIterable & RawRepresentable<String> & Sendable>(ifAny name: String, _ read: @escaping Read<Word?>) -> Self {
        Self(name: name, schema: .word(Word.allCases.map(\.rawValue)), isAlways: false) { value, _ in
            read(value).map { .string($0.rawValue) }
        }
    }

    static func instant(_ name: String, _ read: @escaping Read<Instant>) -> Self {
        Self(name: name, schema: .instant, isAlways: true) { value, pen in .string(read(value).iso8601(in: pen.zone)) }
    }

    static func instant(ifAny name: String, _ read: @escaping Read<Instant?>) -> Self {
        Self(name: name, schema: .instant, isAlways: false) { value, pen in read(value).map { .string($0.iso8601(in: pen.zone)) } }
    }

    static func date(_ name: String, _ read: @escaping Read<CivilDate>) -> Self {
        Self(name: name, schema: .date, isAlways: true) { value, _ in .string(read(value).iso8601) }
    }

    static func number(_ name: String, _ read: @escaping Read<Int>) -> Self {
        Self(name: name, schema: .number(nil), isAlways: true) { value, _ in .int(read(value)) }
    }

    static func number(ifAny name: String, _ read: @escaping Read<Int?>) -> Self {
        Self(name: name, schema: .number(nil), isAlways: false) { value, _ in read(value).map(JSONValue.int) }
    }

    static func flag(_ name: String, _ read: @escaping Read<Bool>) -> Self {
        Self(name: name, schema: .yes, isAlways: true) { value, _ in .bool(read(value)) }
    }

    /// Absent where nobody knows.
    static func flag(ifAny name: String, _ read: @escaping Read<Bool?>) -> Self {
        Self(name: name, schema: .yes, isAlways: false) { value, _ in read(value).map(JSONValue.bool) }
    }

    /// Absent where it is not so.
    static func flag(ifSo name: String, _ read: @escaping Read<Bool>) -> Self {
        Self(name: name, schema: .yes, isAlways: false) { value, _ in read(value) ? .bool(true) : nil }
    }

    static func one<Part>(_ name: String, _ shape: JSONShape<Part>, _ read: @escaping Read<Part>) -> Self {
        Self(name: name, schema: shape.schema, isAlways: true) { value, pen in shape.json(read(value), pen) }
    }

    static func one<Part>(ifAny name: String, _ shape: JSONShape<Part>, _ read: @escaping Read<Part?>) -> Self {
        Self(name: name, schema: shape.schema, isAlways: false) { value, pen in read(value).map { shape.json($0, pen) } }
    }

    static func list<Part>(_ name: String, _ shape: JSONShape<Part>, _ read: @escaping Read<[Part]>) -> Self {
        Self(name: name, schema: .list(shape.schema), isAlways: true) { value, pen in .array(read(value).map { shape.json($0, pen) }) }
    }

    /// Absent where it is empty.
    static func list<Part>(ifAny name: String, _ shape: JSONShape<Part>, _ read: @escaping Read<[Part]>) -> Self {
        Self(name: name, schema: .list(shape.schema, atLeast: 1), isAlways: false) { value, pen in
            let parts = read(value)
            return parts.isEmpty ? nil : .array(parts.map { shape.json($0, pen) })
        }
    }
}
