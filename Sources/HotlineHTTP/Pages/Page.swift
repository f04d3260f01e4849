import HotlineCore

/// The frame of every page: language, title, header with the way to the other language, main part, footer.
package enum Page {
    /// - Parameters:
    ///   - path: where this page can be had in the other language; nil where it cannot be asked for again.
    package static func html(_ title: PageWords, path: String?, in language: Language, main: HTML) -> HTML {
        let tongue = language == .chinese ? "zh-CN" : "en"
        let isChinese = language == .chinese
        let other: HTML? = path.map { path in
            let words = PageWords.otherLanguage.words(in: language)
            return
                "<a class=\"tongue\" href=\"\(path)?lang=\(isChinese ? "en" : "zh")\" lang=\"\(isChinese ? "en" : "zh-CN")\">\(words)</a>"
        }
        return """
            <!doctype html>
            <html lang="\(tongue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title.words(in: language)) · \(PageWords.hotline.words(in: language))</title>
            <link rel="stylesheet" href="/style.css">
            </head>
            <body>
            <header><a class="home" href="/?lang=\(isChinese ? "zh" : "en")">\(PageWords.hotline.words(in: language))</a>\(other)</header>
            <main>
            \(main)
            </main>
            <footer><p><a href="/?lang=\(isChinese ? "zh" : "en")">\(PageWords.formTitle.words(in: language))</a> · \
            <a href="/progress?lang=\(isChinese ? "zh" : "en")">\(PageWords.progressTitle.words(in: language))</a> · \
            <a href="tel:12345">\(PageWords.dial.words(in: language))</a></p></footer>
            </body>
            </html>

            """
    }

    /// `2026-03-12 09:20`, readable by people and programs.
    static func time(_ instant: Instant, zone: Zone) -> HTML {
        "<time datetime=\"\(instant.iso8601(in: zone))\">\(instant.wallClock(in: zone))</time>"
    }

    /// Where one calls for one's life: a touch is enough.
    private static let emergencyNumbers: Set<String> = ["110", "119", "120", "122"]

    /// A text whose emergency numbers can be called from the page.
    static func callable(_ text: String) -> HTML {
        var parts: [HTML] = []
        var rest = Substring(text)
        while let first = rest.first {
            let isDigit = first.isASCII && first.isNumber
            let run = rest.prefix { ($0.isASCII && $0.isNumber) == isDigit }
            rest = rest[run.endIndex...]
            let plain = String(run)
            parts.append(emergencyNumbers.contains(plain) ? "<a href=\"tel:\(plain)\">\(plain)</a>" : "\(plain)")
        }
        return "\(parts)"
    }

    /// A text of several lines; the style keeps its line breaks.
    static func lines(_ text: String) -> HTML { "<p class=\"lines\">\(text)</p>" }
}
