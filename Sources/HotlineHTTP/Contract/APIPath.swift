import HotlineCore
import HotlineDesk

/// A path of the internal listener and what may be done there. The paths are one table: requests are matched by it, `Allow` is
/// read from it, bodies are checked by its members, and `/api/openapi.json` tells it.
struct APIPath: Sendable {
    /// `/api/tickets/{number}/sign`; what stands in braces is a parameter.
    let template: String
    let operations: [APIOperation]
    private let segments: [Segment]
    /// The route of the parameters' values, in their order; nil where one of them can be none.
    private let make: @Sendable ([String]) -> APIRoute?

    enum Segment: Hashable, Sendable {
        case word(String)
        case parameter(Parameter)
    }

    enum Parameter: String, CaseIterable, Sendable {
        /// A department's.
        case code
        /// A ticket's.
        case number
        /// A file's among its ticket's.
        case position

        var schema: JSONSchema {
            switch self {
            case .code: .text(atLeast: 1, atMost: 64)
            case .number: .text(atLeast: 1, atMost: 32)
            case .position: .number(1...MultipartReader.partLimit)
            }
        }
    }

    init(_ template: String, _ operations: [APIOperation], _ make: @escaping @Sendable ([String]) -> APIRoute?) {
        self.template = template
        self.operations = operations
        self.make = make
        segments = template.split(separator: "/").map { part in
            Parameter(rawValue: String(part.dropFirst().dropLast())).flatMap { part.hasPrefix("{") ? .parameter($0) : nil }
                ?? .word(String(part))
        }
    }

    var parameters: [Parameter] {
        segments.compactMap { segment in
            if case .parameter(let parameter) = segment { return parameter }
            return nil
        }
    }

    /// As `Allow` lists them.
    var methods: [String] {
        operations.flatMap { $0.method == .get ? ["GET", "HEAD"] : ["POST"] } + ["OPTIONS"]
    }

    /// - Parameter method: HEAD asks for what GET answers.
    func operation(_ method: String) -> APIOperation? {
        operations.first { $0.method.rawValue == (method == "HEAD" ? "GET" : method) }
    }

    /// The path that a request's target names, and what it names there.
    static func find(_ segments: [String]) -> (path: APIPath, route: APIRoute)? {
        for path in all {
            if let route = path.route(of: segments) { return (path, route) }
        }
        return nil
    }

    private func route(of given: [String]) -> APIRoute? {
        guard given.count == segments.count else { return nil }
        var values: [String] = []
        for (segment, text) in zip(segments, given) {
            switch segment {
            case .word(let word): guard word == text else { return nil }
            case .parameter: values.append(text)
            }
        }
        return make(values)
    }
}

/// What one method does at a path.
struct APIOperation: Sendable {
    enum Method: String, Sendable { case get = "GET", post = "POST" }

    let method: Method
    /// A name for programs that are made from the contract.
    let id: String
    let words: (chinese: String, english: String)
    var query: [APIMember] = []
    /// Of the posted object; empty for GET.
    var members: [APIMember] = []
    let answer: APIAnswer
    /// A ticket's tag comes with it, or is asked for before it is changed.
    var isTagged = false
    /// `/healthz` alone is answered without a token.
    var needsToken = true

    static func get(
        _ id: String, _ chinese: String, _ english: String, query: [APIMember] = [], isTagged: Bool = false, needsToken: Bool = true,
        answers: APIAnswer
    ) -> APIOperation {
        APIOperation(
            method: .get, id: id, words: (chinese, english), query: query, answer: answers, isTagged: isTagged, needsToken: needsToken)
    }

    /// - Parameter members: beside `person`, which every order names.
    static func post(
        _ id: String, _ chinese: String, _ english: String, _ members: [APIMember], isTagged: Bool = false,
        answers: APIAnswer = .json(TicketJSON.receipt.schema)
    ) -> APIOperation {
        APIOperation(
            method: .post, id: id, words: (chinese, english), members: members + [.person], answer: answers, isTagged: isTagged)
    }
}

/// What a 200 holds.
enum APIAnswer: Sendable {
    case json(JSONSchema)
    /// The contract itself: any object.
    case contract
    case text
    case csv
    case file
}
