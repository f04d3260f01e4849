import HotlineCore
import HotlineDesk

/// A POST of requests (GeoReport v2, “POST Service Request”) on its way to becoming the form that every citizen fills in.
struct Open311Form: Sendable {
    let serviceCode: String
    private let values: [String: String]
    private let attachments: [AttachedFile]

    /// Names of the file control.
    static let fileNames: Set<String> = ["media", "media[]"]
    /// What we ask besides: `kind`, `goal`, `happened_at`, `secret`, `public_ok` of our own form.
    static let attributes: [TicketField] = [.kind, .goal, .happenedAt, .publicOK, .secret]
    private static let names: Set<String> = [
        "jurisdiction_id", "service_code", "lat", "long", "address_string", "address_id", "email", "device_id", "account_id", "first_name",
        "last_name", "phone", "description", "media_url", "api_key",
    ]
    /// A link to a picture, kept with the words.
    private static let linkLimit = 300

    static func knows(_ name: String) -> Bool { names.contains(name) || attribute(name) != nil }

    /// `attribute[kind]`, `attribute[kind][]`.
    private static func attribute(_ name: String) -> TicketField? {
        attributes.first { name == "attribute[\($0.rawValue)]" || name == "attribute[\($0.rawValue)][]" }
    }

    /// - Parameter pairs: in the order sent; a name given twice is refused, since each attribute takes one value.
    init(_ pairs: [URLEncodedForm.Pair], attachments: [AttachedFile] = []) throws(Refusal) {
        var values: [String: String] = [:]
        for pair in pairs {
            guard Self.knows(pair.name) else { throw .unknownField(pair.name) }
            let name = Self.attribute(pair.name)?.rawValue ?? pair.name
            guard values.updateValue(pair.value, forKey: name) == nil else { throw .repeatedField(pair.name) }
        }
        let filled = values.filter { !$0.value.isEmpty }
        guard let code = filled["service_code"] else { throw .missing(field: "service_code") }
        guard filled["description"] != nil else { throw .missing(field: "description") }
        guard ["address_string", "address_id", "lat"].contains(where: { filled[$0] != nil }) else {
            throw .missing(field: "lat, long | address_string | address_id")
        }
        serviceCode = code
        self.values = filled
        self.attachments = attachments
    }

    /// - Parameters:
    ///   - key: the retry key that came along; without one the same words from the same address on one day are one matter, for
    ///     the specification has no key of its own and a client that heard no answer sends again.
    func fields(for service: HotlineCore.Category, key: String?, from address: String, on date: CivilDate) throws(Refusal) -> TicketFields {
        var form: [TicketField: String] = [.title: service.name]
        var content = values["description"] ?? ""
        if let link = values["media_url"], link.utf8.count <= Self.linkLimit, link.hasPrefix("https://") || link.hasPrefix("http://") {
            content += "\n图片链接：" + link
        }
        form[.content] = content
        form[.name] = name
        form[.phone] = values["phone"]
        form[.email] = values["email"]
        form[.place] = try place
        form[.street] = values["address_id"]
        for field in Self.attributes { form[field] = values[field.rawValue] }
        var fields = try TicketFields(
            Dictionary(form.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first }), attachments: attachments)
        let own = SHA256.hash("\(address)\n\(date.iso8601)\n\(fields.digest)".utf8).hex
        fields.give(formID: key ?? "open311-" + own)
        return fields
    }

    /// Chinese names have the family's name first and no space.
    private var name: String? {
        let (first, last) = (values["first_name"] ?? "", values["last_name"] ?? "")
        let isLatin = (first + last).utf8.allSatisfy { $0 < 0x80 }
        let whole = isLatin ? [first, last].filter { !$0.isEmpty }.joined(separator: " ") : last + first
        return whole.isEmpty ? nil : whole
    }

    /// The address as it is written; else the point, as words.
    private var place: String? {
        get throws(Refusal) {
            let point = try self.point
            return values["address_string"] ?? point
        }
    }

    private var point: String? {
        get throws(Refusal) {
            guard values["lat"] != nil || values["long"] != nil else { return nil }
            let latitude = try degrees("lat", within: 90)
            let longitude = try degrees("long", within: 180)
            return "纬度 \(latitude)，经度 \(longitude)"
        }
    }

    private func degrees(_ name: String, within limit: Double) throws(Refusal) -> String {
        guard let text = values[name] else { throw .missing(field: name) }
        guard text.utf8.count <= 24, let value = Double(text), abs(value) <= limit else {
            throw .invalid(field: name, value: String(text.prefix(24)), expected: "−\(Int(limit))…\(Int(limit))")
        }
        return text
    }
}
