import HotlineCore
import HotlineDesk

/// What the head of one part says (RFC 7578 §4.2): the field's name, and for a file what the sender calls it.
package struct MultipartHead: Hashable, Sendable {
    package let name: String
    /// Nil for a field of text; empty where a browser sends a file control that nothing was chosen in.
    package let fileName: String?

    package init(name: String, fileName: String? = nil) {
        self.name = name
        self.fileName = fileName
    }

    /// Bytes of one part's header lines: a name of a hundred characters and a type.
    static let limit = 4096
    /// The empty line after them.
    static let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]

    /// - Parameter lines: the header lines with CRLF between them, without the empty line.
    init(lines: ArraySlice<UInt8>) throws(Refusal) {
        guard let text = String(validating: lines, as: UTF8.self) else { throw .notUTF8 }
        var disposition: String?
        for line in text.unicodeScalars.split(separator: "\r\n".unicodeScalars).map(String.init) {
            guard let colon = line.firstIndex(of: ":") else { throw .malformed(detail: "part header") }
            let value = HTTPSyntax.trimmed(line[line.index(after: colon)...])
            switch line[..<colon].lowercased() {
            case "content-disposition":
                guard disposition == nil else { throw .malformed(detail: "Content-Disposition twice") }
                disposition = value
            // RFC 7578 §4.7: deprecated, and text in base64 would be taken for words.
            case "content-transfer-encoding":
                guard ["7bit", "8bit", "binary"].contains(value.lowercased()) else {
                    throw .malformed(detail: "Content-Transfer-Encoding")
                }
            default: continue
            }
        }
        guard let disposition else { throw .malformed(detail: "Content-Disposition is missing") }
        self = try Self.parsed(disposition)
    }

    private static func parsed(_ disposition: String) throws(Refusal) -> MultipartHead {
        var rest = disposition.unicodeScalars[...]
        let kind = take(&rest) { $0 != ";" }
        guard HTTPSyntax.trimmed(kind).lowercased() == "form-data" else { throw .malformed(detail: "Content-Disposition") }
        var values: [String: String] = [:]
        while rest.popFirst() == ";" {
            let name = HTTPSyntax.trimmed(take(&rest) { $0 != "=" && $0 != ";" }).lowercased()
            if name.isEmpty, rest.isEmpty { break }
            guard rest.popFirst() == "=" else { throw .malformed(detail: "Content-Disposition") }
            let value = try value(&rest)
            guard values.updateValue(value, forKey: name) == nil else { throw .malformed(detail: "Content-Disposition") }
        }
        guard let name = values["name"], !name.isEmpty else { throw .malformed(detail: "a part without a name") }
        return MultipartHead(name: name, fileName: values["filename"])
    }

    /// A token or a quoted string. Browsers write `%22` for a quote (WHATWG HTML §4.10.21.8), curl `\"`; a backslash before
    /// anything else stands for itself, as in a Windows path.
    private static func value(_ rest: inout String.UnicodeScalarView.SubSequence) throws(Refusal) -> String {
        _ = take(&rest) { $0 == " " || $0 == "\t" }
        guard rest.first == "\"" else { return HTTPSyntax.trimmed(take(&rest) { $0 != ";" }) }
        rest.removeFirst()
        var value = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"":
                _ = take(&rest) { $0 == " " || $0 == "\t" }
                guard rest.isEmpty || rest.first == ";" else { throw .malformed(detail: "Content-Disposition") }
                return String(value).replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: " ")
            case "\\" where rest.first == "\"" || rest.first == "\\":
                if let escaped = rest.popFirst() { value.append(escaped) }
            default: value.append(scalar)
            }
        }
        throw .malformed(detail: "Content-Disposition")
    }

    private static func take(
        _ rest: inout String.UnicodeScalarView.SubSequence, while belongs: (Unicode.Scalar) -> Bool
    ) -> String {
        let taken = rest.prefix(while: belongs)
        rest = rest[taken.endIndex...]
        return String(taken)
    }
}
