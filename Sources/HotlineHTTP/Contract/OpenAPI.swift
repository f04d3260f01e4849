import HotlineCore
import HotlineDesk
import HotlineSystem

/// `/api/openapi.json`: the table of paths as OpenAPI 3.1 tells it. Nothing here is known twice.
enum OpenAPI {
    /// The same bytes each time; made once.
    static let document: [UInt8] = {
        var schemas: [String: JSONValue] = [:]
        let paths = APIPath.all.map { path in JSONValue.Member(name: path.template, value: item(path, &schemas)) }
        let pushed = pushedFeed(&schemas)
        return JSONValue.object([
            "openapi": .string("3.1.0"),
            "info": .object([
                "title": .string("hotline 12345"), "version": .string("1"),
                "description": .string("承办单位接口。时刻带时区，编号是字符串，没有的成员不写。The departments' API."),
            ]),
            "security": .array([.object([scheme: .array([])])]),
            "paths": .object(paths),
            "webhooks": .object([PushedFeed.id: .object(["post": pushed])]),
            "components": .object([
                "securitySchemes": .object([scheme: .object(["type": .string("http"), "scheme": .string("bearer")])]),
                "schemas": .object(schemas.sorted { $0.key < $1.key }.map { JSONValue.Member(name: $0.key, value: $0.value) }),
            ]),
        ]).bytes
    }()

    private static let scheme = "token"

    private static func item(_ path: APIPath, _ schemas: inout [String: JSONValue]) -> JSONValue {
        var members =
            path.parameters.isEmpty
            ? []
            : [
                JSONValue.Member(
                    name: "parameters",
                    value: .array(path.parameters.map { parameter($0.rawValue, in: "path", $0.schema, isRequired: true, &schemas) }))
            ]
        for operation in path.operations {
            members.append(JSONValue.Member(name: operation.method.rawValue.lowercased(), value: self.operation(operation, &schemas)))
        }
        return .object(members)
    }

    private static func operation(_ operation: APIOperation, _ schemas: inout [String: JSONValue]) -> JSONValue {
        var parameters = operation.query.map { member in
            parameter(member.name, in: "query", member.content.schema, isRequired: member.isRequired, &schemas)
        }
        if operation.method == .post {
            let key = JSONSchema.text(atLeast: 1, atMost: APIOrder.keyLimit, pattern: "^[!-~]+$")
            parameters.append(parameter("Idempotency-Key", in: "header", key, isRequired: true, &schemas))
        }
        if operation.isTagged {
            let name = operation.method == .get ? "If-None-Match" : "If-Match"
            parameters.append(parameter(name, in: "header", .text(), isRequired: false, &schemas))
        }
        return .object([
            "operationId": .string(operation.id),
            "summary": .string(operation.words.chinese + " · " + operation.words.english),
            "security": operation.needsToken ? nil : .array([]),
            "parameters": parameters.isEmpty ? nil : .array(parameters),
            "requestBody": body(of: operation, &schemas),
            "responses": responses(of: operation, &schemas),
        ])
    }

    /// What this program sends, and what the receiver's answer means. No token of ours: the signature says from whom it is.
    private static func pushedFeed(_ schemas: inout [String: JSONValue]) -> JSONValue {
        var parameters: [JSONValue] = []
        for field in PushedFeed.Field.allCases {
            parameters.append(
                parameter(field.rawValue, in: "header", field.schema, isRequired: true, described: field.words, &schemas))
        }
        return .object([
            "operationId": .string(PushedFeed.id),
            "summary": .string(both(PushedFeed.words)),
            "security": .array([]),
            "parameters": .array(parameters),
            "requestBody": .object([
                "required": .bool(true),
                "content": content("application/json", PushedFeed.body.schema.json(definitions: &schemas)),
            ]),
            "responses": .object(
                PushedFeed.Answer.allCases.map { answer in
                    JSONValue.Member(name: answer.code, value: .object(["description": .string(both(answer.words))]))
                }),
        ])
    }

    private static func both(_ words: Words) -> String { words.chinese + " · " + words.english }

    private static func parameter(
        _ name: String, in place: String, _ schema: JSONSchema, isRequired: Bool, described words: Words? = nil,
        _ schemas: inout [String: JSONValue]
    ) -> JSONValue {
        .object([
            "name": .string(name), "in": .string(place), "description": words.map { .string(both($0)) }, "required": .bool(isRequired),
            "schema": schema.json(definitions: &schemas),
        ])
    }

    private static func body(of operation: APIOperation, _ schemas: inout [String: JSONValue]) -> JSONValue? {
        guard operation.method == .post else { return nil }
        let schema = operation.members.schema(named: "Order_" + operation.id)
        return .object(["required": .bool(true), "content": content("application/json", schema.json(definitions: &schemas))])
    }

    private static func content(_ type: String, _ schema: JSONValue) -> JSONValue { content([type], schema) }

    private static func content(_ types: [String], _ schema: JSONValue) -> JSONValue {
        .object(types.map { JSONValue.Member(name: $0, value: .object(["schema": schema])) })
    }

    private static func responses(of operation: APIOperation, _ schemas: inout [String: JSONValue]) -> JSONValue {
        var responses = [JSONValue.Member(name: "200", value: answer(of: operation, &schemas))]
        if operation.isTagged, operation.method == .get {
            let unchanged = JSONValue.object([
                "description": .string(StatusPhrase.english(304)), "headers": headers(["ETag"], &schemas),
            ])
            responses.append(JSONValue.Member(name: "304", value: unchanged))
        }
        let problem = Problem.schema.json(definitions: &schemas)
        for status in statuses(of: operation) {
            let value = JSONValue.object([
                "description": .string(StatusPhrase.english(status)),
                "headers": Problem.field(of: status).map { headers([$0.name], &schemas) },
                "content": content(Problem.mediaType, problem),
            ])
            responses.append(JSONValue.Member(name: String(status), value: value))
        }
        return .object(responses)
    }

    private static func headers(_ names: [String], _ schemas: inout [String: JSONValue]) -> JSONValue {
        .object(
            names.map { name in
                let schema = name == "Retry-After" ? JSONSchema.text(pattern: "^[0-9]+$") : .text()
                return JSONValue.Member(name: name, value: .object(["schema": schema.json(definitions: &schemas)]))
            })
    }

    private static func answer(of operation: APIOperation, _ schemas: inout [String: JSONValue]) -> JSONValue {
        let text = JSONValue.object(["type": .string("string")])
        let content =
            switch operation.answer {
            case .json(let schema): content("application/json", schema.json(definitions: &schemas))
            case .contract: content("application/json", .object(["type": .string("object")]))
            case .text: content("text/plain", text)
            case .csv: content("text/csv", text)
            case .file: content(AttachmentType.allCases.map(\.mediaType), .object([JSONValue.Member]()))
            }
        return .object([
            "description": .string(StatusPhrase.english(200)),
            "headers": operation.isTagged && operation.method == .get ? headers(["ETag"], &schemas) : nil, "content": content,
        ])
    }

    /// Every status that may come in place of an answer: those of the house's refusals, and of bytes that are no request.
    private static func statuses(of operation: APIOperation) -> [Int] {
        let refused = Refusal.allCodes.map(\.http).filter { status in
            switch status {
            // 405 answers methods that are not in the contract; nobody asks for a length.
            case 405, 411: false
            case 409, 412, 415: operation.method == .post
            default: true
            }
        }
        return Set(refused + RequestFault.allCases.map(\.status)).sorted()
    }
}
