import HotlineCore
import Testing

/// A person's own words in a reason are erasable text, never part of the chain (practice 28).
struct FreeWordsTests {
    /// What the Desk's methods call words that somebody typed.
    private static let typed: Set<String> = ["reason", "ground", "note", "how", "title", "words", "text", "basis", "result", "takenBy"]

    /// Reasons with such an argument that no entry of the journal holds (`why`, receipts, rings), or the house's own words.
    private static let elsewhere: Set<String> = [
        "because", "notice-failed", "ring", "call-danger", "reject-store", "put-off", "evidence",
    ]

    private static func isTyped(_ argument: String) -> Bool {
        typed.contains(argument.replacing(" ?? \"\"", with: ""))
    }

    @Test func `every reason with somebody's own words is listed with their places`() throws {
        let reasons = try SourceReasons.calls()
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
        (
            Reason("dispatched", "市水务局", "SWJ-1", Reason("designated-why", "测试甲的事").argument, Reason("handler-rule", "SWJ-1").argument),
            Reason("dispatched", "市水务局", "SWJ-1", Reason("designated-why", "…").argument, Reason("handler-rule", "SWJ-1").argument),
            ["测试甲的事"]
        ),
        (
            Reason("passed-at", "2026-03-12 09:20", Reason("merged", "GZ202603120000012", "测试乙说的").argument),
            Reason("passed-at", "2026-03-12 09:20", Reason("merged", "GZ202603120000012", "…").argument), ["测试乙说的"]
        ),
    ])
    func `words of a person leave the chain, words of the house stay`(given: Reason, kept: Reason, words: [String]) {
        #expect(given.concealed.reason == kept)
        #expect(given.concealed.words == words)
        #expect(given.concealed.reason.revealed(with: words) == given)
    }
}
