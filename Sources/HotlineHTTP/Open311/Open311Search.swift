import HotlineCore
import HotlineDesk

/// The query of GET requests (GeoReport v2, “GET Service Requests”), with the paging that most of its servers share.
enum Open311Search {
    /// Days that one question may span, and that it spans where it does not say.
    private static let days = 90
    /// Numbers in one question.
    private static let mostNumbers = 100
    /// Pages that are counted through; who reads further asks by time.
    private static let mostPages = 100
    private static let names: Set<String> = [
        "jurisdiction_id", "service_request_id", "service_code", "start_date", "end_date", "status", "page", "page_size", "extensions",
        "api_key", "lang",
    ]

    static func query(_ text: String?, zone: Zone, at now: Instant) throws(Refusal) -> RegisterQuery {
        let values = try URLEncodedForm((text ?? "").utf8).values(named: names)
        if let numbers = values["service_request_id"], !numbers.isEmpty {
            let numbers = list(numbers)
            guard numbers.count <= mostNumbers else { throw .tooLong(field: "service_request_id", limit: mostNumbers) }
            return .tickets(numbers)
        }
        let start = try instant("start_date", values, zone)
        let end = try instant("end_date", values, zone)
        let span = Int64(days) * 86_400
        let from = start ?? (end ?? now).adding(seconds: -span)
        let until = end ?? start.map { min(now, $0.adding(seconds: span)) } ?? now
        guard until.milliseconds - from.milliseconds <= span * 1000 else {
            throw .invalid(field: "start_date, end_date", value: values["start_date"] ?? "", expected: "≤ \(days) days")
        }
        let size = try number("page_size", values, in: 1...RegisterQuery.most, orElse: RegisterQuery.most)
        let page = try number("page", values, in: 1...mostPages, orElse: 1)
        return .search(
            RegisterQuery.Search(
                from: from, until: until, services: values["service_code"].map { list($0).map { CategoryCode(rawValue: $0) } },
                isOpen: try isOpen(values["status"]), skipping: (page - 1) * size, limit: size))
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { HTTPSyntax.trimmed($0) }.filter { !$0.isEmpty }
    }

    /// Both named is neither.
    private static func isOpen(_ text: String?) throws(Refusal) -> Bool? {
        guard let text, !text.isEmpty else { return nil }
        let wanted = Set(list(text))
        guard wanted.isSubset(of: ["open", "closed"]) else {
            throw .invalid(field: "status", value: String(text.prefix(64)), expected: "open, closed")
        }
        return wanted.count == 2 ? nil : wanted.contains("open")
    }

    private static func instant(_ name: String, _ values: [String: String], _ zone: Zone) throws(Refusal) -> Instant? {
        guard let text = values[name], !text.isEmpty else { return nil }
        // A plus sign that was not escaped arrives as a space.
        let mended = text.replacing(" ", with: "+")
        guard let instant = Instant(iso8601: mended, in: zone) ?? Instant(iso8601: text, in: zone) else {
            throw .invalid(field: name, value: String(text.prefix(64)), expected: "2026-03-11T23:20:00+08:00")
        }
        return instant
    }

    private static func number(_ name: String, _ values: [String: String], in range: ClosedRange<Int>, orElse standard: Int) throws(Refusal)
        -> Int
    {
        guard let text = values[name], !text.isEmpty else { return standard }
        guard text.utf8.allSatisfy({ HTTPSyntax.digit($0) != nil }), let number = Int(text), range.contains(number) else {
            throw .invalid(field: name, value: String(text.prefix(64)), expected: "\(range.lowerBound)…\(range.upperBound)")
        }
        return number
    }
}
