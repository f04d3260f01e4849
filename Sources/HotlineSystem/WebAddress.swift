/// An absolute `http` or `https` address (RFC 3986), cut into what a client of HTTP needs of it. Names are not resolved.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    package let isEncrypted: Bool
    /// A name in lower case, or a numeric address in canonical text, IPv6 without its brackets.
    package let host: String
    package let port: UInt16
    /// Path and query, at least `/` (RFC 9112 §3.2.1).
    package let target: String
    /// Where a numeric address is; nil for a name.
    package let endpoint: Endpoint?

    /// Bytes. Every server takes a request line with so long an address.
    package static let longest = 1_000

    /// - Returns: nil for what is no such address, and for one with a password or a fragment: the first would lie about in lists, the
    ///   second is never sent.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.longest, bytes.allSatisfy({ (0x21...0x7E).contains($0) && !Self.unwise.contains($0) }) else { return nil }
        let lower = text.lowercased()
        if lower.hasPrefix("https://") {
            isEncrypted = true
        } else if lower.hasPrefix("http://") {
            isEncrypted = false
        } else {
            return nil
        }
        let rest = text.dropFirst(isEncrypted ? 8 : 7)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = rest[..<end].lowercased()
        let tail = String(rest[end...])
        target = tail.hasPrefix("/") ? tail : "/" + tail
        guard let (host, port) = Self.cut(authority, port: isEncrypted ? 443 : 80) else { return nil }
        self.port = port
        let isBracketed = host.hasPrefix("[")
        if let numeric = try? Endpoint(parsing: "\(host):\(port)"), case .tcp(let address, _) = numeric {
            self.host = address
            endpoint = numeric
        } else {
            // What ends in a number is an address, and one that only some readers understand (WHATWG URL, “ends in a number”).
            guard !isBracketed, Self.isName(host) else { return nil }
            self.host = host
            endpoint = nil
        }
    }

    /// Host, and port where it is not the scheme's own: the `Host` field (RFC 9110 §7.2).
    package var authority: String {
        let shown = host.contains(":") ? "[\(host)]" : host
        return port == (isEncrypted ? 443 : 80) ? shown : "\(shown):\(port)"
    }

    package var description: String { (isEncrypted ? "https://" : "http://") + authority + target }

    /// Characters that RFC 3986 keeps out of an address, and `#` and `@`.
    private static let unwise = Set("#@\"<>\\^`{|}".utf8)

    private static func cut(_ authority: String, port: UInt16) -> (host: String, port: UInt16)? {
        let afterBracket = authority.lastIndex(of: "]").map { authority.index(after: $0) } ?? authority.startIndex
        guard let colon = authority[afterBracket...].firstIndex(of: ":") else { return authority.isEmpty ? nil : (authority, port) }
        let digits = authority[authority.index(after: colon)...]
        guard let port = UInt16(digits), port > 0, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let host = String(authority[..<colon])
        return host.isEmpty ? nil : (host, port)
    }

    private static func isName(_ host: String) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard host.utf8.count <= 253, let last = labels.last, let first = last.utf8.first, !(0x30...0x39).contains(first) else {
            return false
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
        }
    }
}

extension WebAddress {
    /// Only this machine is there.
    package var isLoopback: Bool { endpoint?.isLocal ?? (host == "localhost" || host.hasSuffix(".localhost")) }

    /// Addresses at which no receiver is: this network, link-local, where clouds tell their machines' secrets, many at once
    /// (RFC 6890, RFC 4291).
    package var isForbidden: Bool {
        guard endpoint != nil else { return Self.metadataNames.contains(host) }
        let four = host.hasPrefix("::ffff:") ? String(host.dropFirst(7)) : host
        let parts = four.split(separator: ".").compactMap { UInt8($0) }
        if parts.count == 4 {
            return parts[0] == 0 || parts[0] >= 224 || parts[0] == 169 && parts[1] == 254 || Self.metadataAddresses.contains(four)
        }
        let isLinkLocal = ["fe8", "fe9", "fea", "feb"].contains { host.hasPrefix($0) }
        return host == "::" || isLinkLocal || host.hasPrefix("ff") || Self.metadataAddresses.contains(host)
    }

    private static let metadataNames: Set<String> = ["metadata", "metadata.google.internal"]
    private static let metadataAddresses: Set<String> = ["100.100.100.200", "fd00:ec2::254"]
}
