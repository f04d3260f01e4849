import HotlineCore
import HotlineDesk

/// Answers of the register in the names of GeoReport v2.
extension Open311Value {
    static func discovery(endpoint: String, in language: Language) -> Open311Value {
        .object([
            "changeset": .text(changeset),
            "contact": .text(PageWords.registerContact.words(in: language)),
            "key_service": .text(PageWords.registerKey.words(in: language)),
            "endpoints": .list(
                of: "endpoint",
                [
                    .object([
                        "specification": .text("http://wiki.open311.org/GeoReport_v2"), "url": .text(endpoint),
                        "changeset": .text(changeset), "type": .text("production"),
                        "formats": .list(of: "format", [.text("text/xml"), .text("application/json")]),
                    ])
                ]),
        ])
    }

    /// When what this door says of itself last changed.
    private static let changeset = "2026-11-27T00:00:00+08:00"

    static func services(_ services: [HotlineCore.Category]) -> Open311Value {
        .list(
            of: "service",
            services.map { service in
                .object([
                    "service_code": .text(service.code.rawValue), "service_name": .text(service.name),
                    "description": .text("\(service.parentName) · \(service.name)"), "metadata": .flag(true), "type": .text("realtime"),
                    "keywords": .text(service.keywords.prefix(keywordsShown).joined(separator: ",")), "group": .text(service.parentName),
                ])
            })
    }

    private static let keywordsShown = 12

    static func definition(of service: HotlineCore.Category) -> Open311Value {
        .object([
            "service_code": .text(service.code.rawValue),
            "attributes": .list(of: "attribute", Open311Form.attributes.enumerated().map { attribute($0.element, order: $0.offset + 1) }),
        ])
    }

    private static func attribute(_ field: TicketField, order: Int) -> Open311Value {
        let (type, description, values): (String, String, [(String, String)]) =
            switch field {
            case .kind: ("singlevaluelist", "诉求类型 what kind of matter", Kind.allCases.map { ($0.rawValue, $0.chinese) })
            case .goal: ("text", "希望怎样解决 what should be done", [])
            case .happenedAt: ("datetime", "什么时候发生的 when it happened", [])
            case .publicOK: ("singlevaluelist", "同意公开内容 the words may be shown to everybody", yesNo)
            default: ("singlevaluelist", "要求保密 to be kept secret", yesNo)
            }
        return .object([
            "variable": .flag(true), "code": .text(field.rawValue), "datatype": .text(type), "required": .flag(false),
            "datatype_description": .text(nil), "order": .text(String(order)), "description": .text(description),
            "values": .list(of: "value", values.map { .object(["key": .text($0.0), "name": .text($0.1)]) }),
        ])
    }

    private static let yesNo = [("yes", "是 yes"), ("no", "否 no")]

    static func requests(_ lines: [RegisterLine], in language: Language, zone: Zone) -> Open311Value {
        .list(
            of: "request",
            lines.map { line in
                .object([
                    "service_request_id": .text(line.number), "status": .text(line.isOpen ? "open" : "closed"),
                    "status_notes": .text(language == .chinese ? line.statusChinese : line.statusEnglish),
                    "service_name": .text(line.service?.name), "service_code": .text(line.service?.code.rawValue),
                    "description": .text(line.text), "agency_responsible": .text(line.department), "service_notice": .text(nil),
                    "requested_datetime": .text(line.requestedAt.iso8601(in: zone)),
                    "updated_datetime": .text(line.updatedAt.iso8601(in: zone)),
                    "expected_datetime": .text(line.expectedAt?.iso8601(in: zone)),
                    // A door, a point or a picture can show who somebody is.
                    "address": .text(line.place), "address_id": .text(nil), "zipcode": .text(nil), "lat": .text(nil), "long": .text(nil),
                    "media_url": .text(nil),
                ])
            })
    }

    static func token(_ number: String) -> Open311Value {
        .list(of: "request", [.object(["token": .text(number), "service_request_id": .text(number)])])
    }

    static func taken(_ receipt: Receipt, in language: Language) -> Open311Value {
        var notices: [String] = []
        if let say = receipt.say { notices.append(say) }
        if let code = receipt.queryCode, !receipt.isRepeated {
            notices.append(PageWords.keepCode.words(in: language, code))
        }
        if receipt.isRepeated { notices.append(PageWords.takenBefore.words(in: language)) }
        return .list(
            of: "request",
            [
                .object([
                    "service_request_id": .text(receipt.ticket), "service_notice": .text(notices.joined(separator: " ")),
                    "account_id": .text(nil),
                ])
            ])
    }
}
