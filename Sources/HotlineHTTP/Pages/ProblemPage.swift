import HotlineCore

/// What a person reads when something was refused: what happened, and where to go.
package enum ProblemPage {
    package static func html(_ problem: Problem, in language: Language) -> HTML {
        let words = problem.refusal == .keyConflict ? PageWords.keyUsed.words(in: language) : problem.words(in: language)
        let tongue = language == .chinese ? "zh" : "en"
        let main: HTML = """
            <h1>\(HTML.both(.problemTitle, in: language))</h1>
            <div class="errors" role="alert"><p>\(words)</p></div>
            <p>\(HTML.both(.callUs, in: language))</p>
            <ul>
            <li><a href="/?lang=\(tongue)">\(HTML.both(.backToForm, in: language))</a></li>
            <li><a href="/progress?lang=\(tongue)">\(HTML.both(.backToProgress, in: language))</a></li>
            </ul>
            """
        return Page.html(.problemTitle, path: nil, in: language, main: main)
    }
}
