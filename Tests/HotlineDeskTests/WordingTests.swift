import Foundation
import HotlineCore
import HotlineDesk
import Testing

struct WordingTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    /// Slugs that are not written out where they are used: the source of a duty, the cause of a detour, the state of a clock.
    private static let composed = [
        "handler-roster", "handler-table", "handler-liaison", "handler-above", "clock-met", "clock-late", "clock-overdue", "clock-running",
        "clock-paused",
        "lateness", "lateness-extended", "by-itself", "signed-at", "extension-untold", "petition-overtaken", "petition-line",
        "shelving-line", "late-unexplained", "late-unjudged",
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
            guard slug != "in-both", let named = Reason.argumentsNamed(by: slug) else { continue }
            #expect(named.chinese == named.english, "“\(slug)”")
        }
    }

    private static func hasChinese(_ text: String) -> Bool { text.unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) } }

    /// Without the names of columns and the marks that an operator finds in the tables.
    @Test func `no English template has a Chinese word`() throws {
        for slug in try Self.slugs().sorted() where !slug.hasSuffix("-") {
            let words = Reason(slug: slug, arguments: (0..<9).map { "<\($0)>" }).words(in: .english)
            #expect(!Self.hasChinese(words), "“\(slug)”: \(words)")
        }
    }

    /// Chinese that the source itself puts into a reason, a typed word or a nested sentence, is read in English too.
    @Test func `the house's own Chinese in an argument has an English word`() throws {
        let calls = try SourceReasons.calls()
        #expect(
            calls.contains { $0.slug == "dispatched" && $0.arguments.last == "chosen.reason.argument" },
            "the source is not read as it is written")
        for call in calls where call.slug != "in-both" {
            for (place, argument) in call.arguments.enumerated() where Self.isInChinese(argument) {
                // What no sentence names is never read.
                guard Reason.argumentsNamed(by: call.slug)?.english.contains(place) == true else { continue }
                #expect(HouseWords.isSpoken(call.slug, at: place), "\(call.file) “\(call.slug)” {\(place)}: \(argument)")
            }
        }
    }

    /// As the source writes it; a reason inside it is a call of its own.
    private static func isInChinese(_ argument: String) -> Bool {
        !argument.hasPrefix("Reason(")
            && (argument.contains(".words(") || argument.hasSuffix(".chinese") || argument.contains(".chinese ") || hasChinese(argument))
    }

    @Test(arguments: [
        (
            Reason("dispatched", "市水务局", "SWJ-1", Reason("designated-why", "他们的事").argument, Reason("handler-rule", "SWJ-1").argument),
            "派市水务局，经办 SWJ-1；指定承办，不得再退：他们的事；经办 SWJ-1（规则指定）",
            "to 市水务局, handler SWJ-1; designated, it cannot be returned: 他们的事; handler SWJ-1, named by the rule"
        ),
        (
            Reason("dispatched", "市水务局", "SWJ-1", "规则 顺序 190（第 21 行）", ""), "派市水务局，经办 SWJ-1；规则 顺序 190（第 21 行）；",
            "to 市水务局, handler SWJ-1; 规则 顺序 190（第 21 行）; "
        ),
        (
            Reason("classified", Reason("changed-kind", "投诉", "举报").argument + Reason("changed", "0101", "0205").argument, ""),
            "改为：投诉 → 举报、0101 → 0205 ", "changed: complaint → report, 0101 → 0205 "
        ),
        (
            Reason("passed-at", "09:20", Reason("petition-refused", Reason("petition-for-time", "3工作日").argument, "不急").argument),
            "09:20 不同意延期 3工作日：不急", "09:20 refused: an extension of 3 working days; 不急"
        ),
        (Reason("noted-until", "\u{2}not closed"), "已记录，下一步不晚于 \u{2}not closed", "noted; next step by \u{2}not closed"),
    ])
    func `a reason inside another is read in the reader's language`(reason: Reason, chinese: String, english: String) {
        #expect(HouseWords.sentence(reason, in: .chinese) == chinese)
        #expect(HouseWords.sentence(reason, in: .english) == english)
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
