/// Tells a web client that came to the wrong door by its first line, so that no page can make a browser type commands
/// (a cross-protocol request to a loopback port).
enum ForeignProtocol {
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI"]

    /// RFC 9112 3: method, target, version, each parted by one space. A method and a target are enough.
    static func isHTTP(_ line: String) -> Bool {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard let method = parts.first, methods.contains(String(method)), parts.count >= 2 else { return false }
        return true
    }
}
