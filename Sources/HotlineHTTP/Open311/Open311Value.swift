import HotlineSystem

/// A value of a GeoReport v2 answer, which is written as JSON and as XML alike.
indirect enum Open311Value: Hashable, Sendable {
    struct Member: Hashable, Sendable {
        let name: String
        let value: Open311Value
    }

    /// Nil is `null` in JSON and an empty element in XML: its clients look for every member.
    case text(String?)
    case flag(Bool)
    /// In XML each stands in an element of this name.
    case list(of: String, [Open311Value])
    case object([Member])

    static func object(_ members: KeyValuePairs<String, Open311Value>) -> Open311Value {
        .object(members.map { Member(name: $0.key, value: $0.value) })
    }

    var json: JSONValue {
        switch self {
        case .text(let text): text.map(JSONValue.string) ?? .null
        case .flag(let flag): .bool(flag)
        case .list(_, let values): .array(values.map(\.json))
        case .object(let members): .object(members.map { JSONValue.Member(name: $0.name, value: $0.value.json) })
        }
    }

    /// The document with `root` as its only element (XML 1.0).
    func xml(root: String) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8) + Array(element(root).source.utf8)
    }

    private func element(_ name: String) -> HTML {
        // Names are this program's own.
        let (begin, end) = (HTML(stringLiteral: "<\(name)>"), HTML(stringLiteral: "</\(name)>"))
        return "\(begin)\(content)\(end)"
    }

    private var content: HTML {
        switch self {
        case .text(let text): return "\(text ?? "")"
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let item, let values):
            let elements = values.map { $0.element(item) }
            return "\(elements)"
        case .object(let members):
            let elements = members.map { $0.value.element($0.name) }
            return "\(elements)"
        }
    }
}
