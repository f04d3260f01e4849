import Glibc

/// Where a door listens or a tool connects: `127.0.0.1:12345`, `[::1]:0`, `unix:/path` or an absolute path.
///
/// Names are not resolved: a listener says which of the machine's addresses it means.
package enum Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// A numeric IPv4 or IPv6 address in canonical text; port 0 picks a free one.
    case tcp(address: String, port: UInt16)
    case unix(path: String)

    package init(parsing text: String) throws(EndpointProblem) {
        if text.hasPrefix("unix:") || text.hasPrefix("/") {
            let path = text.hasPrefix("/") ? text : String(text.dropFirst("unix:".count))
            guard path.hasPrefix("/") else { throw .pathNotAbsolute(path) }
            guard path.utf8.count <= SocketAddress.longestPath else { throw .pathTooLong(path, limit: SocketAddress.longestPath) }
            guard !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { throw .malformed(text) }
            self = .unix(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":") else { throw .malformed(text) }
        var address = text[..<colon]
        let isBracketed = address.hasPrefix("[") && address.hasSuffix("]")
        if isBracketed { address = address.dropFirst().dropLast() }
        // A bare IPv6 address would swallow its own port.
        guard isBracketed == address.contains(":") else { throw .malformed(text) }
        let digits = text[text.index(after: colon)...]
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(digits)
        else { throw .badPort(String(digits)) }
        // Through the kernel's form and back, so that one address has one text.
        guard let canonical = SocketAddress(.tcp(address: String(address), port: port))?.endpoint else {
            throw .badAddress(String(address))
        }
        self = canonical
    }

    /// As it is written in settings, so that parsing it gives the same endpoint.
    package var description: String {
        switch self {
        case .tcp(let address, let port): address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// Whether only this machine reaches it: 127.0.0.0/8 (RFC 1122, 3.2.1.3), ::1, the same mapped into IPv6, or a path.
    package var isLocal: Bool {
        switch self {
        case .unix: return true
        case .tcp(let address, _):
            let isFour = !address.contains(":")
            return isFour ? address.hasPrefix("127.") : address == "::1" || address.hasPrefix("::ffff:127.")
        }
    }
}

/// Why an endpoint cannot be understood or listened on.
package enum EndpointProblem: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed(String)
    case badAddress(String)
    case badPort(String)
    case pathNotAbsolute(String)
    case pathTooLong(String, limit: Int)
    /// Somebody answers there already.
    case inUse(Endpoint)
    /// A file stands at the path that is no socket; it is left alone.
    case notASocket(path: String)
    case system(SystemFailure, Endpoint)

    package var description: String {
        switch self {
        case .malformed(let text): "“\(text)” is no endpoint; expected ADDRESS:PORT, [IPV6]:PORT or an absolute path"
        case .badAddress(let text): "“\(text)” is no numeric address; expected 127.0.0.1 or [::1], names are not resolved"
        case .badPort(let text): "“\(text)” is no port; expected 0 to 65535"
        case .pathNotAbsolute(let path): "the socket path “\(path)” must begin with /"
        case .pathTooLong(let path, let limit): "the socket path “\(path)” is longer than \(limit) bytes"
        case .inUse(let endpoint): "\(endpoint) is in use; is another daemon running?"
        case .notASocket(let path): "\(path) exists and is no socket; remove it or choose another path"
        case .system(let failure, let endpoint): "cannot use \(endpoint): \(failure)"
        }
    }

    package var chinese: String {
        switch self {
        case .malformed(let text): "“\(text)”不是监听地址，应为 地址:端口、[IPv6]:端口 或绝对路径"
        case .badAddress(let text): "“\(text)”不是数字地址，应如 127.0.0.1 或 [::1]，不解析主机名"
        case .badPort(let text): "“\(text)”不是端口，应为 0 至 65535"
        case .pathNotAbsolute(let path): "套接字路径“\(path)”须以 / 开头"
        case .pathTooLong(let path, let limit): "套接字路径“\(path)”超过 \(limit) 字节"
        case .inUse(let endpoint): "\(endpoint) 已被占用，是否已有服务在运行？"
        case .notASocket(let path): "\(path) 已存在且不是套接字，请移走或改用其他路径"
        case .system(let failure, let endpoint): "无法使用 \(endpoint)：\(failure)"
        }
    }
}
