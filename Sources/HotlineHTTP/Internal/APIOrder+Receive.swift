import HotlineCore
import HotlineDesk
import HotlineSystem

/// 接件转办 (art. 12): what a citizen brought to a department, and the hotline is to pass to whoever handles it. The person named is
/// its first person; the ticket is classified and dispatched as any other.
extension APIOrder {
    /// Unicode scalars of a name, a telephone number or a place.
    private static let shortLimit = 200

    /// - Parameter token: the token's id, within which the retry key names the matter: sent again it is the same ticket.
    init(receivedUnder token: String, _ request: HTTPRequest, at now: Instant) throws(Refusal) {
        let body = try Self.body(of: request, named: ["content", "name", "phone", "place", "secret", "explained"])
        let content = try body.required("content", limit: Submission.contentLimit)
        let (key, digest) = try Self.retry(request)
        var submission = Submission(
            channel: .window, mark: .api(token, key: key, bodyDigest: digest), receivedAt: now,
            content: TextNormaliser.shared.normalise(content), raw: String(content.prefix(Submission.rawLimit)))
        submission.citizen.name = try body.string("name", limit: Self.shortLimit)
        if let typed = try body.string("phone", limit: Self.shortLimit) {
            guard let phone = Phone(typed) else { throw .invalid(field: "phone", value: "…", expected: "telephone number") }
            submission.citizen.phone = phone
        }
        submission.placeText = try body.string("place", limit: Self.shortLimit).map(TextNormaliser.shared.normalise)
        submission.secret = try body.string("secret", limit: Self.shortLimit) != nil ? Self.yesOrNo("secret", of: body) : false
        submission.transferExplained =
            try body.string("explained", limit: Self.shortLimit) != nil ? Self.yesOrNo("explained", of: body) : false
        try self.init(.submit(submission, nil), body, request)
    }
}
