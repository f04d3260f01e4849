/// What makes an input the same input: kept in the ticket's transaction, so that nothing is taken twice (design 6).
package struct Mark: Hashable, Sendable, Codable {
    package enum Door: String, Sendable, Codable, CaseIterable { case phoneLog = "phone_log", form, chat, console, api }

    package let door: Door
    /// Source, gateway, or the person or token that holds the key; empty for forms.
    package let scope: String
    /// The record's digest, message id, form id or retry key.
    package let key: String
    /// Lower-case hexadecimal SHA-256 of the body, where the same key with another body is a conflict; else empty.
    package let bodyDigest: String

    private init(_ door: Door, scope: String, key: String, bodyDigest: String = "") {
        self.door = door
        self.scope = scope
        self.key = key
        self.bodyDigest = bodyDigest
    }

    /// Identical records of one source are one record.
    package static func phoneLog(_ source: SourceName, fieldsDigest: String) -> Mark {
        Mark(.phoneLog, scope: source.rawValue, key: fieldsDigest)
    }

    package static func form(id: String, bodyDigest: String) -> Mark { Mark(.form, scope: "", key: id, bodyDigest: bodyDigest) }

    package static func chat(_ gateway: GatewayName, messageID: String) -> Mark {
        Mark(.chat, scope: gateway.rawValue, key: messageID)
    }

    package static func console(_ person: PersonID, key: String) -> Mark { Mark(.console, scope: person.rawValue, key: key) }

    package static func api(_ token: String, key: String, bodyDigest: String) -> Mark {
        Mark(.api, scope: token, key: key, bodyDigest: bodyDigest)
    }
}
