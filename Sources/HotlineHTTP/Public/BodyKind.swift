import HotlineCore
import HotlineDesk

/// The kinds of body that are taken.
enum BodyKind: Hashable {
    case form, json
    /// RFC 7578; the delimiter between its parts.
    case multipart(boundary: String)

    init(of request: HTTPRequest) throws(Refusal) {
        let parts = (request.value(of: "content-type") ?? "").split(separator: ";").map { HTTPSyntax.trimmed($0) }
        let parameters = parts.dropFirst()
        if let charset = parameters.map({ $0.lowercased() }).first(where: { $0.hasPrefix("charset=") }) {
            guard ["charset=utf-8", "charset=\"utf-8\""].contains(charset) else { throw .notUTF8 }
        }
        switch parts.first?.lowercased() {
        case "application/x-www-form-urlencoded": self = .form
        case "application/json": self = .json
        case "multipart/form-data": self = .multipart(boundary: try Self.boundary(among: parameters))
        default: throw .unsupportedMedia("multipart/form-data, application/x-www-form-urlencoded, application/json")
        }
    }

    /// Its letters' case counts (RFC 2046 §5.1.1).
    private static func boundary(among parameters: some Sequence<String>) throws(Refusal) -> String {
        let name = "boundary="
        guard let parameter = parameters.first(where: { $0.lowercased().hasPrefix(name) }) else { throw .malformed(detail: "boundary") }
        var value = parameter.dropFirst(name.count)
        if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") { value = value.dropFirst().dropLast() }
        guard (1...MultipartReader.boundaryLimit).contains(value.utf8.count), value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .malformed(detail: "boundary")
        }
        return String(value)
    }
}
