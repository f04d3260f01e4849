import Foundation
import Testing

/// Every transcript of Tests/Dialogues against the real Desk, Store, tables and doors; only sockets and the machine's clock are absent.
struct DialogueTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
        path: "Dialogues")

    static let stories: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted()
    }()

    @Test(arguments: stories)
    func `a story goes as it is written`(_ name: String) throws {
        let file = Self.folder.appending(path: name)
        let performance = try Performance(Transcript(String(contentsOf: file, encoding: .utf8)))
        if performance.isAsWritten { return }
        if ProcessInfo.processInfo.environment["HOTLINE_DIALOGUES"] == "rewrite" {
            try performance.rewritten.write(to: file, atomically: true, encoding: .utf8)
        } else {
            Issue.record("\(name) went differently:\n\(performance.report)")
        }
    }

    @Test func `there are stories`() { #expect(!Self.stories.isEmpty) }
}
