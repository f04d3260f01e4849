import HotlineCore

/// The session's cookie, and the token that its forms carry.
package struct PageSession: Hashable, Sendable {
    private static let name = "hotline_session"
    /// Hexadecimal digits: 256 random bits.
    private static let digits = 64

    /// Known to the browser alone; the daemon keeps its hash.
    private let id: String

    init(drawnWith random: inout some RandomNumberGenerator) {
        id = (0..<4).map { _ in
            let digits = String(random.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The cookie of a request (RFC 6265 §5.4); nil where there is none, or none of ours.
    init?(of request: HTTPRequest) {
        let pairs = request.fields.filter { $0.name == "cookie" }.flatMap { $0.value.split(separator: ";") }
        let values = pairs.map { HTTPSyntax.trimmed($0) }.filter { $0.hasPrefix(Self.name + "=") }.map { $0.dropFirst(Self.name.count + 1) }
        // Two of one name are somebody's trick.
        guard values.count == 1, let value = values.first, value.utf8.count == Self.digits,
            value.utf8.allSatisfy({ HTTPSyntax.hexDigit($0) != nil })
        else { return nil }
        id = String(value)
    }

    var hash: Digest256 { SHA256.hash(id.utf8) }

    /// What a form of this session carries: another site can make a browser send the cookie, and never knows this.
    var formToken: String { SHA256.hash("form \(id)".utf8).hex }

    func issued(_ token: String?) -> Bool {
        guard let token, let offered = Digest256(hex: token) else { return false }
        return SHA256.hash("form \(id)".utf8).matches(offered)
    }

    /// `Set-Cookie` of a new session: out of reach of scripts and of other sites' links.
    func cookie(isHTTPS: Bool) -> String { "\(Self.name)=\(id); Path=/; HttpOnly; SameSite=Strict" + (isHTTPS ? "; Secure" : "") }

    static func goneCookie(isHTTPS: Bool) -> String {
        "\(name)=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict" + (isHTTPS ? "; Secure" : "")
    }
}
