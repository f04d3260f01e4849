/// A whole request, as RFC 9112 frames it. Pure data; nothing in it is trusted.
package struct HTTPRequest: Hashable, Sendable {
    package struct Field: Hashable, Sendable {
        /// Lower case.
        package let name: String
        /// Without the white space around it.
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Case counts (RFC 9110 §9.1).
    package let method: String
    package let target: RequestTarget
    package let isHTTP10: Bool
    package let fields: [Field]
    package var body: [UInt8] = []

    package init(method: String, target: RequestTarget, isHTTP10: Bool = false, fields: [Field], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.isHTTP10 = isHTTP10
        self.fields = fields
        self.body = body
    }

    /// The field's value; several lines of one name are one list (RFC 9110 §5.3).
    /// - Parameter name: in lower case.
    package func value(of name: String) -> String? {
        let values = fields.filter { $0.name == name }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The members of a comma-separated list field, trimmed, empty ones dropped.
    package func list(_ name: String) -> [String] {
        (value(of: name) ?? "").split(separator: ",").map { HTTPSyntax.trimmed($0) }.filter { !$0.isEmpty }
    }

    /// Whether the connection may serve another request after this one (RFC 9112 §9.3).
    package var keepsConnection: Bool {
        let options = list("connection").map { $0.lowercased() }
        if options.contains("close") { return false }
        return !isHTTP10 || options.contains("keep-alive")
    }
}

/// What the request line points at (RFC 9112 §3.2), before any decoding.
package struct RequestTarget: Hashable, Sendable {
    /// `/tickets`, or `*` for `OPTIONS *`. Still percent-encoded.
    package let path: String
    /// After the first `?`, still encoded.
    package let query: String?

    package init(path: String, query: String? = nil) {
        self.path = path
        self.query = query
    }

    /// Origin-form, absolute-form (its authority is of no use here) and asterisk-form; authority-form is for proxies.
    ///
    /// - Parameter text: visible ASCII.
    package init?(parsing text: String, method: String) {
        if text == "*" {
            guard method == "OPTIONS" else { return nil }
            self.init(path: "*")
            return
        }
        var rest = text[...]
        if !rest.hasPrefix("/") {
            let scheme = ["http://", "https://"].first { text.lowercased().hasPrefix($0) }
            guard let scheme else { return nil }
            rest = text.dropFirst(scheme.count)
            let authority = rest.prefix { $0 != "/" && $0 != "?" }
            guard HTTPSyntax.isHost(authority.utf8), !authority.isEmpty else { return nil }
            rest = rest.dropFirst(authority.count)
            if !rest.hasPrefix("/") { rest = "/" + rest }
        }
        // Bytes: the text is ASCII, and every request comes this way.
        guard !rest.utf8.contains(0x23) else { return nil }
        guard let mark = rest.utf8.firstIndex(of: 0x3F) else {
            self.init(path: String(rest))
            return
        }
        self.init(path: String(rest[..<mark]), query: String(rest[rest.utf8.index(after: mark)...]))
    }

    /// The path's segments, percent-decoded one by one: `/p/a%2Fb` has two, the second `a/b`.
    ///
    /// - Returns: nil for a bad escape, for bytes that are not UTF-8 and for control characters.
    package var segments: [String]? {
        var segments: [String] = []
        for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let bytes = PercentEncoding.decoded(part.utf8), let text = String(validating: bytes, as: UTF8.self),
                !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
            else { return nil }
            segments.append(text)
        }
        return segments == [""] ? [] : segments
    }
}
