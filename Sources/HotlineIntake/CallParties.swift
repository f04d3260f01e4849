import HotlineCore

/// Who is outside and who is inside, by the numbers that a platform writes.
struct CallParties {
    /// No subscriber's number is shorter; extensions and the hotline's own 12345 are.
    private static let shortestOutside = 7

    let phone: Phone?
    let isOutgoing: Bool

    /// - Returns: nil for a call within the house.
    init?(from: String?, to: String?) {
        if let caller = Self.outside(from) {
            (phone, isOutgoing) = (caller, false)
        } else if Self.isExtension(from) {
            guard let callee = Self.outside(to) else { return nil }
            (phone, isOutgoing) = (callee, true)
        } else {
            // Anonymous: somebody called, and cannot be called back.
            (phone, isOutgoing) = (nil, false)
        }
    }

    static func outside(_ text: String?) -> Phone? {
        guard let phone = text.flatMap({ Phone($0) }), phone.number.utf8.count >= shortestOutside else { return nil }
        return phone
    }

    private static func isExtension(_ text: String?) -> Bool {
        guard let text else { return false }
        return text.utf8.count < shortestOutside && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `8007` of `PJSIP/8007-0000001b`, `SIP/8007`, `Agent/8007`, `Local/8007@agents-1;2`, `sofia/internal/8007@10.0.0.1`.
    static func agent(_ channel: String?) -> String? {
        guard let last = channel?.split(separator: "/").last else { return nil }
        let number = last.prefix { $0.isASCII && $0.isNumber }
        guard (2..<shortestOutside).contains(number.count) else { return nil }
        let follower = last.dropFirst(number.count).first
        return follower == nil || "-@;:".contains(follower ?? "-") ? String(number) : nil
    }
}
