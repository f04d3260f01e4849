import HotlineCore

/// A notice the Desk sends. A placeholder is written `{ticket}`.
package struct NoticeID: Code {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let accepted: NoticeID = "accepted"
    package static let dispatched: NoticeID = "dispatched"
    package static let chatTicket: NoticeID = "chat-ticket"
    package static let critical: NoticeID = "critical"
    package static let urged: NoticeID = "urged"
    package static let replied: NoticeID = "replied"
    package static let answered: NoticeID = "answered"
    package static let assigned: NoticeID = "assigned"
    package static let rung: NoticeID = "rung"
    package static let supplement: NoticeID = "supplement"
    package static let declined: NoticeID = "declined"
    package static let withdrawn: NoticeID = "withdrawn"
    package static let withdrawalRefused: NoticeID = "withdrawal-refused"
    package static let objectionUpheld: NoticeID = "objection-upheld"
    package static let objectionDismissed: NoticeID = "objection-dismissed"
    package static let final: NoticeID = "final"
    package static let rate: NoticeID = "rate"
    /// In place of a reply that no channel may carry.
    package static let replyReady: NoticeID = "reply-ready"
    /// 110, 119, 120 or 122 has the matter.
    package static let handedOver: NoticeID = "handed-over"
    /// To somebody of the house.
    package static let secondLook: NoticeID = "second-look"
    package static let extended: NoticeID = "extended"
    package static let shelvedUntil: NoticeID = "shelved-until"
    package static let dueMoved: NoticeID = "due-moved"
    package static let petition: NoticeID = "petition"
    package static let late: NoticeID = "late"
    package static let lateReview: NoticeID = "late-review"
    package static let correction: NoticeID = "correction"
    /// What a chat is asked back, once.
    package static let askPlace: NoticeID = "ask-place"
    package static let askPhone: NoticeID = "ask-phone"

    /// Every notice the Desk sends and the placeholders it fills: `notices.csv` must have a row for each and may use no other placeholder.
    package static let required: [(id: NoticeID, placeholders: [String])] = [
        (accepted, ["ticket", "due"]), (dispatched, ["ticket", "department", "due"]), (chatTicket, ["ticket", "code"]),
        (critical, ["ticket", "advice"]), (urged, ["ticket"]), (replied, ["ticket", "reply"]), (answered, ["ticket", "reply"]),
        (assigned, ["ticket", "due"]), (rung, ["ticket", "rung", "department"]), (supplement, ["ticket", "text"]),
        (declined, ["ticket", "words"]), (withdrawn, ["ticket"]), (withdrawalRefused, ["ticket"]),
        (objectionUpheld, ["ticket"]), (objectionDismissed, ["ticket", "reason"]), (final, ["ticket", "reply"]),
        (rate, ["ticket"]), (handedOver, ["ticket", "line"]), (replyReady, ["ticket"]), (secondLook, ["ticket", "matter"]),
        (extended, ["ticket", "length", "reason", "due"]), (shelvedUntil, ["ticket", "due", "reason"]),
        (dueMoved, ["ticket", "due", "reason"]), (petition, ["ticket", "department", "due"]), (late, ["ticket", "department", "due"]),
        (lateReview, ["ticket", "department", "due"]), (correction, ["ticket", "task", "due"]),
        (askPlace, []), (askPhone, []),
    ]
}

extension Notice {
    /// What no citizen should read (practice 53).
    package static var wordsOfTheHouse: [String] { RoutingLoader.bannedWords }
}

/// A row of `notices.csv`: plain words and a next step, in both languages.
package struct Notice: Hashable, Sendable {
    package let chinese: String
    package let english: String
    package let nextStepChinese: String
    package let nextStepEnglish: String
    package let line: Int

    package func words(in language: Language) -> String { language == .chinese ? chinese : english }
    package func nextStep(in language: Language) -> String { language == .chinese ? nextStepChinese : nextStepEnglish }
}

extension Notice {
    /// Replaces each `{name}` by its argument; a name without one is left as it stands.
    ///
    /// `[by {due} you are told|you are told soon]` is its first part where every name in it has an argument that is not
    /// empty, else the second: a date that is not known leaves no hole in a sentence. A bracket without a bar is a bracket.
    static func fill(_ template: String, _ arguments: [String: String]) -> String {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "[" }) {
            text += rest[..<open]
            let isChoice = rest[open] == "["
            guard let close = rest[open...].firstIndex(of: isChoice ? "]" : "}") else { return text + rest[open...] }
            let inner = rest[rest.index(after: open)..<close]
            if !isChoice {
                text += arguments[String(inner)] ?? String(rest[open...close])
            } else if let bar = inner.firstIndex(of: "|") {
                let whole = String(inner[..<bar])
                let isKnown = placeholders(in: whole).allSatisfy { !(arguments[$0] ?? "").isEmpty }
                text += fill(isKnown ? whole : String(inner[inner.index(after: bar)...]), arguments)
            } else {
                text += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// The names that stand in braces, in order.
    static func placeholders(in template: String) -> [String] {
        template.split(separator: "{").dropFirst(template.hasPrefix("{") ? 0 : 1).compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }
}
