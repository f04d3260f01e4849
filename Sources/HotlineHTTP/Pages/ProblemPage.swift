import HotlineCore

/// What a person reads when something was refused: what happened, and where to go.
package enum ProblemPage {
    package static func html(_ problem: Problem, in language: Language) -> HTML {
        let english: HTML? = language == .chinese ? " <span class=\"en\" lang=\"en\">\(words(problem, in: .english))</span>" : nil
        let tongue = language == .chinese ? "zh" : "en"
        let main: HTML = """
            <h1>\(HTML.both(.problemTitle, in: language))</h1>
            <div class="errors" role="alert"><p>\(words(problem, in: language))\(english)</p></div>
            <p>\(HTML.both(.callUs, in: language))</p>
            <ul>
            <li><a href="/?lang=\(tongue)">\(HTML.both(.backToForm, in: language))</a></li>
            <li><a href="/progress?lang=\(tongue)">\(HTML.both(.backToProgress, in: language))</a></li>
            </ul>
            """
        return Page.html(.problemTitle, path: nil, in: language, main: main)
    }

    /// Where the table's sentence speaks to programs, another for people.
    private static func words(_ problem: Problem, in language: Language) -> String {
        switch problem.refusal {
        case .keyConflict: PageWords.keyUsed.words(in: language)
        case .methodNotAllowed: PageWords.notOpenable.words(in: language)
        case .tooManyRequests: PageWords.tooManyTries.words(in: language)
        default: problem.words(in: language)
        }
    }
}
