import Foundation
import HotlineCore
import Testing

struct WordingTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    /// Slugs that are not written out where they are used: the source of a duty, the cause of a detour, the state of a clock.
    private static let composed = [
        "handler-roster", "handler-table", "handler-liaison", "handler-above", "clock-met", "clock-late", "clock-overdue", "clock-running",
        "clock-paused",
        "extension-untold", "petition-overtaken", "petition-line", "shelving-line", "late-unexplained", "late-unjudged",
        "route-category-unknown", "route-category-not-valid", "route-street-unknown", "route-district-unknown", "route-place-ambiguous",
        "route-place-without-office", "route-department-not-valid", "route-barred", "reassigned-roster", "reassigned-deputy",
        "reassigned-liaison",
    ]

    /// Every `Reason("slug"` and `Reason(slug: "slug"` of the source, also where a line breaks or a choice stands between.
    private static func slugs() throws -> Set<String> {
        var found = Set(composed)
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /\bReason\(\s*(?:slug:\s*)?"([a-z0-9-]+)"/) { found.insert(String(match.1)) }
        }
        return found
    }

    @Test func `every reason that the source gives has words in both languages`() throws {
        let slugs = try Self.slugs()
        #expect(slugs.count > 90)
        for slug in slugs.sorted() where !slug.hasSuffix("-") {
            #expect(Reason.argumentsNamed(by: slug) != nil, "no words for “\(slug)”")
        }
    }

    @Test func `both languages name the same arguments`() throws {
        for slug in try Self.slugs().sorted() {
            guard let named = Reason.argumentsNamed(by: slug) else { continue }
            #expect(named.chinese == named.english, "“\(slug)”")
        }
    }

    @Test(arguments: [
        (Reason("route-rule", "190", "21", "440106011", "棠下街道办事处"), "规则 顺序 190（第 21 行）→ 440106011 棠下街道办事处"),
        (Reason("route-street-unknown", "190", "21", "", "12345热线中心"), "规则 顺序 190（第 21 行）：哪条街镇不明，交12345热线中心"),
        (Reason("handler-roster", "440106011-1", "0", "1"), "经办 440106011-1（值班表，手上 0 件，共 1 人值班）"),
        (Reason("kind-found", "投诉", "90", "投诉"), "投诉，把握 90%（词：投诉）"),
        (Reason("noted"), "已记录"),
        (Reason("of-a-newer-version", "a", "b"), "of-a-newer-version a b"),
    ])
    func `a reason reads as a sentence`(reason: Reason, words: String) { #expect(reason.words() == words) }
}
