import Foundation

/// Every `Reason("slug", …)` of the source with its arguments as they are written.
enum SourceReasons {
    struct Call: Sendable {
        let file: String
        let slug: String
        let arguments: [String]
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    static func calls(in module: String = "HotlineDesk") throws -> [Call] {
        var found: [Call] = []
        let folder = root.appending(path: module)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            var rest = Substring(text)
            while let start = rest.range(of: "Reason(") {
                rest = rest[start.upperBound...]
                let parts = arguments(of: rest)
                guard let first = parts.first, first.hasPrefix("\""), first.hasSuffix("\"") else { continue }
                found.append(Call(file: name, slug: String(first.dropFirst().dropLast()), arguments: Array(parts.dropFirst())))
            }
        }
        return found
    }

    /// What stands between the commas of a call, up to its closing parenthesis.
    private static func arguments(of call: Substring) -> [String] {
        var (parts, depth, part, isQuoted) = ([String](), 0, "", false)
        for character in call {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, "([{".contains(character) { depth += 1 }
            if !isQuoted, ")]}".contains(character) {
                if depth == 0 { return parts + [part.trimmingCharacters(in: .whitespacesAndNewlines)] }
                depth -= 1
            }
            if !isQuoted, depth == 0, character == "," {
                parts.append(part.trimmingCharacters(in: .whitespacesAndNewlines))
                part = ""
            } else {
                part.append(character)
            }
        }
        return parts
    }
}
