import HotlineSystem

/// A response as a transcript shows it: the status, then a JSON body a member a line, or a page's text without its tags.
struct ShownResponse {
    let lines: [String]

    init(_ bytes: [UInt8]) {
        let end = Array("\r\n\r\n".utf8)
        let split = bytes.indices.first { bytes[$0...].starts(with: end) } ?? bytes.endIndex
        let status = String(decoding: bytes.dropFirst(9).prefix(3), as: UTF8.self)
        let body = Array(bytes.dropFirst(split + end.count))
        if let value = try? JSONReader.read(body) {
            lines = [status] + Self.members(of: value, named: "")
        } else {
            lines = [status] + Self.text(of: String(decoding: body, as: UTF8.self))
        }
    }

    private static func members(of value: JSONValue, named name: String) -> [String] {
        func inner(_ part: String) -> String { name.isEmpty ? part : name + "." + part }
        switch value {
        case .null: return [name + " null"]
        case .bool(let flag): return [name + " \(flag)"]
        case .number(let digits): return [name + " " + digits]
        case .string(let text): return [name + " " + text.split(whereSeparator: \.isNewline).joined(separator: "⏎")]
        case .array(let values):
            if values.isEmpty { return [name + " []"] }
            return values.enumerated().flatMap { members(of: $0.element, named: inner(String($0.offset + 1))) }
        case .object(let all): return all.flatMap { members(of: $0.value, named: inner($0.name)) }
        }
    }

    /// The words of a page's body; fields and buttons that hold a value are shown with it.
    private static func text(of page: String) -> [String] {
        var text = ""
        var tag: String?
        for character in page {
            switch (character, tag) {
            case ("<", _): tag = ""
            case (">", let name?):
                tag = nil
                let isInline = ["a", "b", "strong", "em", "span", "code", "time"].contains {
                    name == $0 || name.hasPrefix($0 + " ") || name == "/" + $0
                }
                text += isInline ? "" : "\n"
            case (_, let name?): tag = name + String(character)
            default: text.append(character)
            }
        }
        return text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: " ").joined(separator: " ")
        }.filter { !$0.isEmpty }
    }
}
