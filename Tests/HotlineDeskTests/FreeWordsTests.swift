import Foundation
import HotlineCore
import Testing

/// A person's own words in a reason are erasable text, never part of the chain (practice 28).
struct FreeWordsTests {
    /// What the Desk's methods call words that somebody typed.
    private static let typed: Set<String> = ["reason", "ground", "note", "how", "title", "words", "text", "basis", "result", "takenBy"]

    /// Reasons with such an argument that no entry of the journal holds (`why`, receipts, rings), or the house's own words.
    private static let elsewhere: Set<String> = [
        "because", "notice-failed", "ring", "call-danger", "reject-store", "put-off", "designated-why", "evidence",
    ]

    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/HotlineDesk")

    /// Every `Reason("slug", …)` of the Desk, with its arguments as they are written.
    private static func reasons() throws -> [(slug: String, arguments: [String])] {
        var found: [(slug: String, arguments: [String])] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: sources.path) where name.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
            var rest = Substring(text)
            while let start = rest.range(of: "Reason(") {
                rest = rest[start.upperBound...]
                let parts = arguments(of: rest)
                guard let first = parts.first, first.hasPrefix("\""), first.hasSuffix("\"") else { continue }
                found.append((String(first.dropFirst().dropLast()), Array(parts.dropFirst())))
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

    private static func isTyped(_ argument: String) -> Bool {
        typed.contains(argument.replacing(" ?? \"\"", with: ""))
    }

    @Test func `every reason with somebody's own words is listed with their places`() throws {
        let reasons = try Self.reasons()
        #expect(reasons.contains { $0.slug == "ruled" && $0.arguments.last == "reason" }, "the source is not read as it is written")
        for reason in reasons where !Self.elsewhere.contains(reason.slug) {
            for (place, argument) in reason.arguments.enumerated() where Self.isTyped(argument) {
                #expect(Reason.freeWords(of: reason.slug).contains(place), "“\(reason.slug)” {\(place)}: \(argument)")
            }
        }
    }

    @Test(arguments: [
        (Reason("ruled-late", "测试甲说不是他"), Reason("ruled-late", "…"), ["测试甲说不是他"]),
        (
            Reason("dispatched", "市水务局", "SWJ-1", "指定承办，不得再退：测试甲的事", "经办 SWJ-1"),
            Reason("dispatched", "市水务局", "SWJ-1", "…", "经办 SWJ-1"), ["指定承办，不得再退：测试甲的事"]
        ),
        (
            Reason("dispatched", "市水务局", "SWJ-1", "规则 顺序 190（第 21 行）", "经办 SWJ-1"),
            Reason("dispatched", "市水务局", "SWJ-1", "规则 顺序 190（第 21 行）", "经办 SWJ-1"), []
        ),
        (Reason("told", "本次通话", "1"), Reason("told", "本次通话", "1"), []),
    ])
    func `words of a person leave the chain, words of the house stay`(given: Reason, kept: Reason, words: [String]) {
        #expect(given.concealed.reason == kept)
        #expect(given.concealed.words == words)
        #expect(given.concealed.reason.revealed(with: words) == given)
    }
}
