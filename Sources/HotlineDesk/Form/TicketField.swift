import HotlineCore
import HotlineSystem

/// A field of the citizen's form, by the name that every way of sending it uses.
package enum TicketField: String, CaseIterable, Sendable {
    case formID = "form_id"
    /// Kept in the raw text and not used: the citizen's clock decides nothing here.
    case submittedAt = "submitted_at"
    case name, phone, email, kind, title, content, goal, district, street, place
    case happenedAt = "happened_at"
    case secret
    case publicOK = "public_ok"
    case applicantKind = "applicant_kind"
    /// Taken and not used: the captcha and the address are the portal's business, and this door trusts neither from a citizen.
    case captchaOK = "captcha_ok"
    case clientIP = "client_ip"
    case attachments

    /// Unicode scalars. All full, in four bytes each, they stay below `Submission.rawLimit`.
    package var limit: Int {
        switch self {
        // What portals allow (domain 6.7); whoever has more to say has attachments.
        case .content: 5000
        case .goal: 1000
        // RFC 5321 §4.5.3.1.3: a path has at most 256 octets, its angle brackets included.
        case .email: 254
        case .place: 200
        case .formID: 128
        // domain 3.2 asks for 50; portals send longer ones, and cutting a citizen's words is not ours.
        case .title: 100
        case .name, .phone, .district, .street, .clientIP: 50
        case .submittedAt, .happenedAt: 40
        case .kind, .applicantKind: 20
        case .secret, .publicOK, .captchaOK: 5
        case .attachments: 0
        }
    }

    var isBoolean: Bool {
        switch self {
        case .secret, .publicOK, .captchaOK: true
        case .formID, .submittedAt, .name, .phone, .email, .kind, .title, .content, .goal, .district, .street, .place, .happenedAt,
            .applicantKind, .clientIP, .attachments:
            false
        }
    }
}

/// The fields of one form as they were sent, decoded and typed, each at most once. Empty ones are absent.
package struct TicketFields: Hashable, Sendable {
    private var values: [TicketField: String] = [:]

    package subscript(field: TicketField) -> String? { values[field] }

    /// By name, for giving a form back with everything that was typed.
    package var typed: [String: String] {
        Dictionary(values.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// Files that came along, in the order sent; their bytes lie on the disk.
    package let attachments: [AttachedFile]

    /// - Parameter values: by the fields' names, each once; an unknown one is refused by whoever read them.
    package init(_ values: [String: String], attachments: [AttachedFile] = []) throws(Refusal) {
        self.attachments = attachments
        for field in TicketField.allCases {
            guard let value = values[field.rawValue] else { continue }
            try set(field, field.isBoolean ? Self.boolean(value, of: field) : value)
        }
    }

    package init(json: JSONValue) throws(Refusal) {
        attachments = []
        guard case .object(let members) = json else { throw .malformed(detail: "JSON object expected") }
        for member in members {
            guard let field = TicketField(rawValue: member.name) else { throw .unknownField(member.name) }
            switch member.value {
            case .null: continue
            case .string(let value) where !field.isBoolean && field != .attachments: try set(field, value)
            case .bool(let value) where field.isBoolean: try set(field, String(value))
            // Files come with multipart: names alone would be lost.
            case .array(let files) where field == .attachments && files.isEmpty: continue
            case .array where field == .attachments:
                throw .invalid(field: field.rawValue, value: "…", expected: "[]")
            case .string, .bool, .number, .array, .object:
                throw .invalid(field: field.rawValue, value: "…", expected: field.isBoolean ? "true, false" : "string")
            }
        }
    }

    private mutating func set(_ field: TicketField, _ value: String) throws(Refusal) {
        if value.isEmpty { return }
        if field == .attachments { throw .invalid(field: field.rawValue, value: "…", expected: "multipart/form-data") }
        values[field] = value
    }

    package mutating func give(formID: String) { values[.formID] = formID }

    /// What a check box, a radio button or a script sends.
    private static func boolean(_ value: String, of field: TicketField) throws(Refusal) -> String {
        switch value.lowercased() {
        case "true", "on", "yes", "1", "是": return "true"
        case "false", "off", "no", "0", "否", "": return "false"
        default: throw .invalid(field: field.rawValue, value: String(value.prefix(20)), expected: "true, false")
        }
    }

    /// Lower-case hexadecimal SHA-256 of all fields but the form's own id, in the order of `TicketField`, each with its lengths:
    /// a second click gives the same digest, whether the fields came in another order or as JSON.
    package var digest: String {
        var canonical: [UInt8] = []
        for field in TicketField.allCases where field != .formID {
            guard let value = values[field] else { continue }
            canonical += Array("\(field.rawValue)=\(value.utf8.count):\(value)\n".utf8)
        }
        for attachment in attachments { canonical += Array("file=\(attachment.digest)\n".utf8) }
        return SHA256.hash(canonical).hex
    }

    /// What is kept beside the normalised text: a line each, decoded, nothing changed.
    package var raw: String {
        let lines = TicketField.allCases.compactMap { field in values[field].map { "\(field.rawValue): \($0)" } }
        return (lines + attachments.map { "attachment: \($0.name) \($0.size) \($0.digest)" }).joined(separator: "\n")
    }
}
