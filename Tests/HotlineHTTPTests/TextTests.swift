import HotlineCore
import HotlineHTTP
import Testing

@Suite struct TextTests {
    @Test(
        arguments: [
            ("abc", "abc"), ("%41%4a%4A", "AJJ"), ("a+b", "a+b"), ("%E4%BD%A0", "你"), ("%", nil), ("%4", nil), ("%4g", nil), ("%%41", nil),
            ("", ""),
            ("%00", "\u{0}"),
        ] as [(String, String?)])
    func `escapes are undone, bad ones refused`(text: String, decoded: String?) {
        #expect(PercentEncoding.decoded(text.utf8) == decoded.map { Array($0.utf8) })
    }

    @Test func `what is encoded is decoded to itself`() {
        #expect(PercentEncoding.encoded("a b/你~%") == "a%20b%2F%E4%BD%A0~%25")
        #expect(PercentEncoding.decoded(PercentEncoding.encoded("a b/你~%").utf8) == Array("a b/你~%".utf8))
    }

    @Test(
        arguments: [
            ("", []), ("a=b", ["a", "b"]), ("a=b&c=d", ["a", "b", "c", "d"]), ("a", ["a", ""]), ("a=", ["a", ""]), ("=b", ["", "b"]),
            ("a=b=c", ["a", "b=c"]), ("&&a=b&", ["a", "b"]), ("a=b+c%2B", ["a", "b c+"]), ("%E7%A7%B0=%E7%94%B2", ["称", "甲"]),
            ("a=1&a=2", ["a", "1", "a", "2"]),
        ] as [(String, [String])])
    func `a form is read in its order`(text: String, flat: [String]) throws {
        let form = try URLEncodedForm(text.utf8)
        #expect(form.pairs.flatMap { [$0.name, $0.value] } == flat)
    }

    @Test(arguments: [
        ("a=%", Refusal.malformed(detail: "%")), ("a=%zz", .malformed(detail: "%")), ("a=%ff", .notUTF8), ("a=%C0%80", .notUTF8),
        ("a=%ED%A0%80", .notUTF8), ("%ff=a", .notUTF8),
    ])
    func `a form with bytes that mean nothing is refused`(text: String, refusal: Refusal) {
        #expect(throws: refusal) { try URLEncodedForm(text.utf8) }
    }

    @Test(arguments: [(63, true), (64, true), (65, false)])
    func `a form has so many pairs`(count: Int, isRead: Bool) {
        let text = [String](repeating: "a=b", count: count).joined(separator: "&")
        #expect(((try? URLEncodedForm(text.utf8)) != nil) == isRead)
    }

    @Test func `a name that is not known and a name given twice are refused by name`() throws {
        #expect(throws: Refusal.malformed(detail: "unknown field “b”")) { try URLEncodedForm("a=1&b=2".utf8).values(named: ["a"]) }
        #expect(throws: Refusal.malformed(detail: "field “a” twice")) { try URLEncodedForm("a=1&a=1".utf8).values(named: ["a"]) }
    }

    @Test func `random bytes as a form never trap`() {
        var random = Seeded(state: 7)
        let alphabet = Array("a1=&%+4g \n".utf8) + [0xFF, 0xE4, 0xBD, 0xA0]
        var read = 0
        for _ in 0..<10_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            if (try? URLEncodedForm(bytes)) != nil { read += 1 }
        }
        #expect(read > 100 && read < 10_000)
    }

    @Test(arguments: [
        ("<script>alert(\"1\")</script>", "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"), ("a&amp;'", "a&amp;amp;&#39;"),
        ("a\u{0}\u{8}\u{1B}\u{7F}\u{85}b", "ab"), ("a\u{202E}b\u{2066}c", "abc"), ("a\n\tb", "a\n\tb"), ("你😀", "你😀"),
    ])
    func `text in a page is escaped`(text: String, source: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(html.source == "<p title=\"\(source)\">\(source)</p>")
    }

    @Test func `markup in markup is kept, none leaves nothing`() {
        let inner: HTML = "<b>\("<")</b>"
        let none: HTML? = nil
        let html: HTML = "<p>\(inner)\(none)\([inner, inner])\(7)</p>"
        #expect(html.source == "<p><b>&lt;</b><b>&lt;</b><b>&lt;</b>7</p>")
    }

    @Test(arguments: [
        ("1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"), ("2026-03-12T00:00:00+08:00", "Wed, 11 Mar 2026 16:00:00 GMT"),
    ])
    func `dates as HTTP writes them`(iso: String, text: String) throws {
        #expect(HTTPDate.text(try #require(Instant(iso8601: iso))) == text)
    }

    @Test(arguments: [
        ("", "", false, false, Language.chinese), ("*/*", "en", false, false, .english),
        ("text/html,*/*;q=0.8", "zh-CN,zh;q=0.9,en;q=0.8", true, false, .chinese),
        ("application/json", "en-GB,zh;q=0.5", false, true, .english), ("text/html;q=0.5, application/json", "fr", false, true, .chinese),
        ("text/html;q=0", "en;q=0", false, false, .chinese), ("TEXT/HTML", "EN", true, false, .english),
        ("application/problem+json", "", false, true, .chinese),
    ])
    func `what the asker would rather read`(accept: String, tongue: String, html: Bool, json: Bool, language: Language) {
        let request = HTTPRequest(
            method: "GET", target: RequestTarget(path: "/"),
            fields: [.init(name: "accept", value: accept), .init(name: "accept-language", value: tongue)])
        let preference = Preference(of: request)
        #expect(preference.namesHTML == html)
        #expect(preference.namesJSON == json)
        #expect(preference.language == language)
    }
}
