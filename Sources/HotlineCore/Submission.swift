/// A matter as it came in through a door, before anybody decided anything. Pure data; no field is trusted.
package struct Submission: Hashable, Sendable, Codable {
    package var channel: Channel
    package var mark: Mark
    /// The source's time: the call, the form's sending, the first chat message.
    package var receivedAt: Instant
    /// 首问责任人: the agent of the phone log, the console operator, the window clerk; nil for web and chat,
    /// where it is the hotline's duty person at acceptance (practice 9).
    package var takenBy: PersonID?
    package var citizen: Citizen
    /// Normalised text (NFKC, simplified). Evidence offsets count scalars of `text`.
    package var content: String
    package var goal: String?
    package var placeText: String?
    package var happenedAt: Instant?
    /// What the citizen or agent said it was; a hint, never the decision.
    package var kindClaimed: Kind?
    package var districtClaimed: PlaceCode?
    package var streetClaimed: PlaceCode?
    /// The call or the chat session it came from.
    package var callID: String?
    /// 保密: the citizen asked for secrecy.
    package var secret: Bool
    package var publicOK: Bool
    /// It came by Open311, a public register: its service, state and dates are listed there, its words only with `publicOK`.
    package var isListed = false
    /// The decoded bytes as they came, at most `Submission.rawLimit`; kept beside the normalised text.
    package var raw: String
    /// 受理时已向市民说明转办: the agent said on this call where the matter goes.
    package var transferExplained: Bool
    /// 接件转办 (art. 12): who of another department received it at its counter; they are its first person.
    package var receivedBy: PersonID?
    /// The service venue whose window took it, or its 办不成事窗口: a code or that window's name in venues.csv.
    package var venue: String?
    /// In the order sent. Their bytes are on the disk already; the rows that name them are written with the ticket.
    package var attachments: [AttachedFile]

    /// 64 KiB: a form of 12,000 characters with every field full stays below.
    package static let rawLimit = 65_536
    /// Characters of content; longer ones are refused at the door, never cut.
    package static let contentLimit = 12_000

    /// What the classifier reads: place first, then content, then goal, a line each.
    package var text: String {
        var parts: [String] = []
        if let placeText, !placeText.isEmpty { parts.append(placeText) }
        parts.append(content)
        if let goal, !goal.isEmpty { parts.append(goal) }
        return parts.joined(separator: "\n")
    }

    package init(
        channel: Channel, mark: Mark, receivedAt: Instant, takenBy: PersonID? = nil, citizen: Citizen = Citizen(),
        content: String, goal: String? = nil, placeText: String? = nil, happenedAt: Instant? = nil,
        kindClaimed: Kind? = nil, districtClaimed: PlaceCode? = nil, streetClaimed: PlaceCode? = nil,
        callID: String? = nil, secret: Bool = false, publicOK: Bool = false, raw: String = "",
        transferExplained: Bool = false, attachments: [AttachedFile] = []
    ) {
        self.channel = channel
        self.mark = mark
        self.receivedAt = receivedAt
        self.takenBy = takenBy
        self.citizen = citizen
        self.content = content
        self.goal = goal
        self.placeText = placeText
        self.happenedAt = happenedAt
        self.kindClaimed = kindClaimed
        self.districtClaimed = districtClaimed
        self.streetClaimed = streetClaimed
        self.callID = callID
        self.secret = secret
        self.publicOK = publicOK
        self.raw = raw
        self.transferExplained = transferExplained
        self.attachments = attachments
    }
}

/// The person who speaks, as they gave themselves.
package struct Citizen: Hashable, Sendable, Codable {
    package var name: String?
    package var phone: Phone?
    package var email: String?
    /// 企业 rather than 个人 (art. 14).
    package var isFirm: Bool
    /// The chat user, when a gateway can reach them.
    package var chat: ChatAddress?

    package init(name: String? = nil, phone: Phone? = nil, email: String? = nil, isFirm: Bool = false, chat: ChatAddress? = nil) {
        self.name = name
        self.phone = phone
        self.email = email
        self.isFirm = isFirm
        self.chat = chat
    }
}

package struct ChatAddress: Hashable, Sendable, Codable {
    package let gateway: GatewayName
    package let user: String

    package init(gateway: GatewayName, user: String) {
        self.gateway = gateway
        self.user = user
    }
}
