/// Field lines and what follows from them for the body (RFC 9112 §5 and §6).
enum FieldLine {
    /// - Parameter line: without its CRLF.
    static func parse(_ line: ArraySlice<UInt8>) throws(RequestFault) -> HTTPRequest.Field {
        if line.first == 0x20 || line.first == 0x09 { throw .foldedField }
        guard let colon = line.firstIndex(of: 0x3A) else { throw .badField }
        let name = line[..<colon]
        // White space before the colon is refused by §5.1: proxies disagree whether it belongs to the name.
        guard HTTPSyntax.isToken(name) else { throw .badField }
        let value = HTTPSyntax.trimmed(line[line.index(after: colon)...])
        guard value.allSatisfy(HTTPSyntax.isFieldByte) else { throw .badField }
        return HTTPRequest.Field(
            name: String(decoding: name, as: UTF8.self).lowercased(), value: String(decoding: value, as: UTF8.self))
    }
}

/// How long a request's body is (RFC 9112 §6.3).
enum BodyFraming: Hashable, Sendable {
    case length(Int)
    case chunked

    /// - Parameter limit: bytes of a body whose length is told.
    init(of request: HTTPRequest, atMost limit: Int) throws(RequestFault) {
        let encodings = request.list("transfer-encoding").map { $0.lowercased() }
        let hasEncoding = request.fields.contains { $0.name == "transfer-encoding" }
        let lengths = request.fields.filter { $0.name == "content-length" }
        if hasEncoding {
            if !lengths.isEmpty { throw .lengthAndEncoding }
            if request.isHTTP10 { throw .encodingInHTTP10 }
            guard encodings.last == "chunked", encodings.filter({ $0 == "chunked" }).count == 1 else { throw .badEncoding }
            guard encodings.count == 1 else { throw .unknownEncoding }
            self = .chunked
            return
        }
        // The same number several times is one number; an empty member is none.
        var agreed: Int?
        for field in lengths {
            for member in field.value.split(separator: ",", omittingEmptySubsequences: false) {
                let length = try Self.number(HTTPSyntax.trimmed(member))
                guard agreed == nil || agreed == length else { throw .conflictingLengths }
                agreed = length
            }
        }
        let length = agreed ?? 0
        guard length <= limit else { throw .bodyTooLong }
        self = .length(length)
    }

    /// Digits only: no sign, no hexadecimal. A number too large to hold is past the body limit anyway.
    private static func number(_ text: String) throws(RequestFault) -> Int {
        guard !text.isEmpty, text.utf8.allSatisfy({ HTTPSyntax.digit($0) != nil }) else { throw .badLength }
        return Int(text) ?? Int.max
    }
}
