import HotlineCore

/// What the asker would rather read: a page or JSON, Chinese or English (RFC 9110 §12.5).
package struct Preference: Hashable, Sendable {
    /// Thousandths, 0 to 1000; nil where no range of the list speaks of it by name.
    package let html: Int?
    package let json: Int?
    package let language: Language

    /// Browsers name `text/html`; programs name JSON or, like curl, only `*/*`.
    package var namesHTML: Bool { (html ?? 0) > 0 && (html ?? 0) >= (json ?? 0) }
    package var namesJSON: Bool { (json ?? 0) > (html ?? 0) }

    package init(of request: HTTPRequest) {
        let media = Self.weights(request.list("accept"))
        html = media["text/html"] ?? media["text/*"]
        json = [media["application/json"], media["application/problem+json"], media["application/*"]].compactMap { $0 }.max()
        let tongues = Self.weights(request.list("accept-language"))
        let english = tongues.filter { $0.key == "en" || $0.key.hasPrefix("en-") }.values.max() ?? 0
        let chinese = tongues.filter { $0.key == "zh" || $0.key.hasPrefix("zh-") }.values.max() ?? 0
        // The link on the page says more than the browser's settings.
        switch request.target.query?.split(separator: "&").first(where: { $0.hasPrefix("lang=") }) {
        case "lang=en": language = .english
        case "lang=zh": language = .chinese
        default: language = english > chinese ? .english : .chinese
        }
    }

    /// `text/html;q=0.8` → 800. A weight that cannot be read counts as full.
    private static func weights(_ list: [String]) -> [String: Int] {
        var weights: [String: Int] = [:]
        for member in list {
            let parts = member.split(separator: ";").map { HTTPSyntax.trimmed($0).lowercased() }
            guard let name = parts.first else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { $0.dropFirst(2) }
            weights[name] = max(weights[name] ?? 0, quality.map(Self.thousandths) ?? 1000)
        }
        return weights
    }

    private static func thousandths(_ text: Substring) -> Int {
        guard text.hasPrefix("0") else { return 1000 }
        let fraction = text.dropFirst(2).prefix(3)
        guard let value = Int(fraction), value >= 0 else { return text == "0" || text == "0." ? 0 : 1000 }
        return fraction.count == 1 ? value * 100 : fraction.count == 2 ? value * 10 : value
    }
}
