import HotlineCore
import HotlineDesk

/// `application/x-www-form-urlencoded` (WHATWG URL §5.1), with two differences: a bad escape and bytes that are not UTF-8
/// are refused rather than mended, since a citizen's words are never altered in silence.
package struct URLEncodedForm: Hashable, Sendable {
    package struct Pair: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// In the order sent.
    package let pairs: [Pair]

    package init(_ bytes: some Collection<UInt8>) throws(Refusal) {
        var pairs: [Pair] = []
        for part in bytes.split(separator: 0x26) {
            guard pairs.count < HTTPLimits.pairs else { throw .tooLong(field: "form", limit: HTTPLimits.pairs) }
            let name = part.prefix { $0 != 0x3D }
            pairs.append(Pair(name: try Self.text(name), value: try Self.text(part.dropFirst(name.count + 1))))
        }
        self.pairs = pairs
    }

    /// The pairs by name.
    /// - Throws: for a name that is not among `names`, and for one given twice.
    package func values(named names: Set<String>) throws(Refusal) -> [String: String] {
        var values: [String: String] = [:]
        for pair in pairs {
            guard names.contains(pair.name) else { throw .unknownField(pair.name) }
            guard values.updateValue(pair.value, forKey: pair.name) == nil else { throw .repeatedField(pair.name) }
        }
        return values
    }

    private static func text(_ bytes: some Collection<UInt8>) throws(Refusal) -> String {
        guard let decoded = PercentEncoding.decoded(bytes, plusIsSpace: true) else { throw .malformed(detail: "%") }
        guard let text = String(validating: decoded, as: UTF8.self) else { throw .notUTF8 }
        return text
    }
}
