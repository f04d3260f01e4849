import Foundation
import HotlineCore
import Testing

struct RefusalExampleTests {
    /// The names of the cases as the source has them: a switch would have to be written anew for each, and this reads them.
    private static func cases() throws -> Set<String> {
        let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/HotlineCore/Refusal.swift")
        let text = try String(contentsOf: source, encoding: .utf8)
        let own = text.split(separator: "package enum TryLater").first ?? ""
        return Set(
            own.split(separator: "\n").compactMap { line in
                let words = line.drop { $0 == " " }
                guard words.hasPrefix("case ") else { return nil }
                return String(words.dropFirst(5).prefix { $0.isLetter || $0.isNumber })
            })
    }

    private static func name(_ refusal: Refusal) -> String {
        Mirror(reflecting: refusal).children.first?.label ?? String(describing: refusal)
    }

    @Test func `there is an example of every refusal, so that help codes and the contract name them all`() throws {
        let cases = try Self.cases()
        #expect(cases.count > 60)
        #expect(cases.symmetricDifference(Refusal.examples.map(Self.name)) == [])
    }

    @Test func `a refusal with kinds of its own has an example of each kind`() {
        for (name, count) in [
            ("mergeBarred", MergeBar.allCases.count), ("undoBarred", UndoBar.allCases.count), ("tryLater", Refusal.TryLater.allCases.count),
        ] {
            #expect(Refusal.examples.filter { Self.name($0) == name }.count == count, "\(name)")
        }
    }
}
