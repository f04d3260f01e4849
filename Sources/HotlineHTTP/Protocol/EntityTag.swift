import HotlineCore

/// `ETag`, and the fields that are compared with it (RFC 9110 §8.8.3, §13.1).
///
/// A ticket's tag is strong: `"41-9f86d081884c7d65"` is the journal number of its last change and a digest of the bytes shown.
/// Who may only look changes the bytes (a look is journalled) and not the ticket; so `If-None-Match` compares the whole tag, and
/// `If-Match` the number before the hyphen: nobody's update is lost, and nobody is stopped by their own look.
enum EntityTag {
    /// Hexadecimal digits of the digest: 64 bits tell the bytes of one ticket apart.
    private static let digits = 16

    static func text(lastChange: Int64, of body: [UInt8]) -> String {
        "\"\(lastChange)-\(SHA256.hash(body).hex.prefix(digits))\""
    }

    /// The last changes that the request takes for granted; nil where it takes none, or any (`*`).
    ///
    /// A weak tag and one that is not ours match nothing (§13.1.1 compares strongly).
    static func expected(by request: HTTPRequest) -> Set<Int64>? {
        guard request.value(of: "if-match") != nil else { return nil }
        let tags = request.list("if-match")
        return tags == ["*"] ? nil : Set(tags.compactMap(lastChange))
    }

    /// The number before the hyphen of one of our tags.
    static func lastChange(_ tag: String) -> Int64? {
        guard tag.hasPrefix("\""), tag.hasSuffix("\""), tag.utf8.count > 2 else { return nil }
        return tag.dropFirst().split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).first.flatMap { Int64($0) }
    }

    /// Whether whoever asks has these bytes already (§13.1.2 compares weakly).
    static func isKnown(_ tag: String, to tags: [String]) -> Bool {
        tags.contains { $0 == "*" || $0 == tag || $0 == "W/" + tag }
    }
}
