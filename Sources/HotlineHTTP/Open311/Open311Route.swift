import HotlineCore

/// What `/open311/v2/` serves (Open311 GeoReport v2), and in which of its two formats.
struct Open311Route: Hashable, Sendable {
    enum Format: String, Hashable, Sendable {
        case json, xml
    }

    enum Resource: Hashable, Sendable {
        case discovery, services, requests
        case service(String)
        case request(String)
        /// A number is given at once, so a token is the number.
        case token(String)
    }

    let resource: Resource
    let format: Format

    static let root = "open311"
    static let version = "v2"
    static let path = "/\(root)/\(version)"

    /// - Parameter segments: the whole path's.
    init?(_ segments: [String]) {
        guard segments.count >= 3, segments[0] == Self.root, segments[1] == Self.version, let last = segments.last else { return nil }
        let parts = last.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let format = Format(rawValue: String(parts[1])) else { return nil }
        self.format = format
        let name = String(parts[0])
        switch (segments.count, segments[2]) {
        case (3, _):
            switch name {
            case "discovery": resource = .discovery
            case "services": resource = .services
            case "requests": resource = .requests
            default: return nil
            }
        case (4, "services"): resource = .service(name)
        case (4, "requests"): resource = .request(name)
        case (4, "tokens"): resource = .token(name)
        default: return nil
        }
    }

    /// As `Allow` lists them.
    var methods: [String] { resource == .requests ? ["GET", "HEAD", "POST", "OPTIONS"] : ["GET", "HEAD", "OPTIONS"] }

    func response(_ value: Open311Value, root: String, status: Int = 200) -> HTTPResponse {
        switch format {
        case .json: return .json(value.json, status: status)
        case .xml:
            return HTTPResponse(status: status, body: value.xml(root: root))
                .with("Content-Type", "text/xml; charset=utf-8").with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff")
        }
    }

    /// Errors are a list of codes with words, and the status is the first one's (GeoReport v2, “Errors”).
    func response(_ refusal: Refusal, in language: Language) -> HTTPResponse {
        response([refusal], in: language)
    }

    func response(_ refusals: [Refusal], in language: Language) -> HTTPResponse {
        let statuses = refusals.map(Self.status)
        let errors = zip(refusals, statuses).map { refusal, status in
            Open311Value.object(["code": .text(String(status)), "description": .text(refusal.words(in: language))])
        }
        let status = statuses.first ?? 400
        let response = response(.list(of: "error", errors), root: "errors", status: status)
        if status == 405 { return response.with("Allow", methods.joined(separator: ", ")) }
        return response.withFields(of: status)
    }

    /// The specification knows 400 for what is missing or wrong and 404 for what is not there.
    private static func status(_ refusal: Refusal) -> Int {
        if case .unknownCategory = refusal { return 404 }
        return refusal.codes.http == 422 ? 400 : refusal.codes.http
    }
}
