import HotlineCore
import HotlineDesk

/// What a citizen gets for a form: the number and the code in large type, what happens next and by when, the link.
package struct ReceiptPage {
    package let receipt: Receipt
    package let language: Language
    package let zone: Zone

    package init(receipt: Receipt, language: Language, zone: Zone) {
        self.receipt = receipt
        self.language = language
        self.zone = zone
    }

    package var html: HTML {
        let number = receipt.ticket ?? ""
        let say: HTML? = receipt.say.map { "<section class=\"alarm\"><p class=\"lines\">\(Page.callable($0))</p></section>\n" }
        return Page.html(
            receipt.isRepeated ? .repeatedTitle : .receiptTitle, path: nil, in: language,
            main: receipt.isRepeated ? repeated(number) : "\(say)\(fresh(number))")
    }

    private func fresh(_ number: String) -> HTML {
        let code: HTML? = receipt.queryCode.map { "<dt>\(HTML.both(.codeLabel, in: language))</dt><dd>\($0)</dd>\n" }
        let warning: HTML? = receipt.queryCode.map { _ in "<p><strong>\(HTML.both(.codeOnce, in: language))</strong></p>\n" }
        let link: HTML? = receipt.link.map { link in
            """
            <p><a href="\(PublicSite.progressPath(number: number, link: link))">\(HTML.both(.followLink, in: language))</a></p>
            <p class="hint">\(HTML.both(.linkHint, in: language))</p>

            """
        }
        let steps: [HTML] = promises.map { "<li>\($0)</li>\n" }
        return """
            <h1>\(HTML.both(.receiptTitle, in: language))</h1>
            <dl class="big"><dt>\(HTML.both(.numberLabel, in: language))</dt><dd>\(number)</dd>
            \(code)</dl>
            \(warning)<h2>\(HTML.both(.nextTitle, in: language))</h2>
            <ul class="steps">
            \(steps)</ul>
            \(link)<p><a href="/?lang=\(language.rawValue)">\(HTML.both(.newForm, in: language))</a></p>
            """
    }

    private func repeated(_ number: String) -> HTML {
        """
        <h1>\(HTML.both(.repeatedTitle, in: language))</h1>
        <dl class="big"><dt>\(HTML.both(.numberLabel, in: language))</dt><dd>\(number)</dd></dl>
        <p>\(HTML.both(.repeatedText, in: language))</p>
        <p>\(HTML.both(.repeatedCode, in: language))</p>
        <p><a href="/progress?lang=\(language.rawValue)">\(HTML.both(.backToProgress, in: language))</a></p>
        """
    }

    /// The running clocks that a citizen can wait for, in the order in which they end. The earlier of promise and statute counts (practice 11).
    private var promises: [HTML] {
        let running = receipt.clocks.filter { $0.stoppedAt == nil }
        let answer = running.filter { $0.name == .promised || $0.name == .statutory }.map(\.due).min()
        let due: [(Instant?, PageWords)] = [
            (running.first { $0.name == .accept }?.due, .promiseAccept),
            (running.first { $0.name == .contact }?.due, .promiseContact),
            (answer, .promiseReply),
        ]
        let lines = due.compactMap { instant, words in instant.map { ($0, words) } }
        guard !lines.isEmpty else { return [HTML.both(.promiseSoon, in: language)] }
        return lines.sorted { $0.0 < $1.0 }.map { instant, words in
            let time = instant.wallClock(in: zone)
            let english: HTML? = language == .chinese ? " <span class=\"en\" lang=\"en\">\(words.words(in: .english, time))</span>" : nil
            return "\(words.words(in: language, time))\(english)"
        }
    }
}
