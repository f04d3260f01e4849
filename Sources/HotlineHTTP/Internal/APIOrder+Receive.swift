import HotlineCore
import HotlineDesk
import HotlineSystem

/// 接件转办 (art. 12): what a citizen brought to a department, and the hotline is to pass to whoever handles it. The person named is
/// its first person; the ticket is classified and dispatched as any other.
extension APIOrder {
    static let received: [APIMember] = [
        .needed("content", APIMember.words), .may("name", APIMember.way), .may("phone", APIMember.phone), .may("place", APIMember.way),
        .may("secret", APIMember.yesOrNo), .may("explained", APIMember.yesOrNo),
    ]

    /// - Parameter scope: within which the retry key names the matter: sent again it is the same ticket.
    init(receivedUnder scope: String, _ request: HTTPRequest, _ members: [APIMember], at now: Instant) throws(Refusal) {
        let body = try APIBody(of: request, members)
        let content = try body.text("content")
        var submission = Submission(
            channel: .window, mark: .api(scope, key: try Self.key(of: request), bodyDigest: Self.digest(of: request)), receivedAt: now,
            content: TextNormaliser.shared.normalise(content), raw: String(content.prefix(Submission.rawLimit)))
        submission.citizen.name = body.text(ifAny: "name")
        submission.citizen.phone = body.phone(ifAny: "phone")
        submission.placeText = body.text(ifAny: "place").map(TextNormaliser.shared.normalise)
        submission.secret = body.text(ifAny: "secret") == "yes"
        submission.transferExplained = body.text(ifAny: "explained") == "yes"
        try self.init(.submit(submission, nil), body, request)
    }
}
