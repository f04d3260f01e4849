import HotlineCore
import HotlineDesk

/// Somebody signed in, who looks at a page.
package struct StaffVisit: Sendable {
    package let holder: SessionHolder
    package let session: PageSession
    package let language: Language
    /// Where from, for the journal.
    package let address: String

    var actor: Actor { Actor(door: .api, person: holder.person, department: holder.department, origin: address) }
    /// Retry keys are the person's: after signing in again the same form is still the same.
    var keyScope: String { "page:" + holder.person.rawValue }
    var tongue: String { "lang=" + language.rawValue }

    /// The hidden fields of every form.
    var hidden: HTML { "<input type=\"hidden\" name=\"\(FormOrder.tokenName)\" value=\"\(session.formToken)\">" }
}

/// The frame of the staff's pages: who is signed in, the ways between the pages, out.
enum StaffPage {
    /// - Parameters:
    ///   - path: this page's own, for the other language; nil where it cannot be asked for again.
    ///   - visit: nil before signing in.
    ///   - style: a class of the body.
    static func html(_ title: Words, path: String?, visit: StaffVisit?, in language: Language, style: String = "staff", main: HTML) -> HTML
    {
        let isChinese = language == .chinese
        let other: HTML? = path.map { path in
            let tongue = isChinese ? "en" : "zh"
            return
                "<a class=\"tongue\" href=\"\(path)\(path.contains("?") ? "&" : "?")lang=\(tongue)\" lang=\"\(isChinese ? "en" : "zh-CN")\">\(PageWords.otherLanguage.words(in: language))</a>"
        }
        return """
            <!doctype html>
            <html lang="\(isChinese ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title.in(language)) · \(PageWords.hotline.words(in: language))</title>
            <link rel="stylesheet" href="/style.css">
            </head>
            <body class="\(style)">
            <header><span class="home">\(PageWords.hotline.words(in: language))</span>\(visit.map(ways))\(other)</header>
            <main>
            \(main)
            </main>
            </body>
            </html>

            """
    }

    private static func ways(of visit: StaffVisit) -> HTML {
        let board: HTML? =
            visit.holder.rights.contains(.status)
            ? "<a href=\"/board?\(visit.tongue)\">\(Words("大屏", "Board").in(visit.language))</a>" : nil
        let pages: [HTML] =
            visit.holder.isBound
            ? DepartmentPageName.allCases.filter { visit.holder.rights.contains($0.right) }.map {
                "<a href=\"\($0.path)?\(visit.tongue)\">\($0.title.in(visit.language))</a>\n"
            } : []
        return """
            <nav aria-label="\(Words("页面", "Pages").in(visit.language))">\(pages)\(board)</nav>\
            <form class="who" method="post" action="/logout?\(visit.tongue)">\(visit.hidden)\
            <span lang="zh-CN">\(visit.holder.departmentName) \(visit.holder.workNumber)</span> \
            <button type="submit">\(Words("退出", "Sign out").in(visit.language))</button></form>
            """
    }

    private static func back(of visit: StaffVisit) -> HTML {
        visit.holder.isBound
            ? "<p><a href=\"/department?\(visit.tongue)\">\(HTML.both(Words("回到本单位的件", "Back to our matters"), in: visit.language))</a></p>"
            : "<p>\(HTML.both(Words("热线的坐席在控制台办件。", "The hotline's own people work at the console."), in: visit.language))</p>"
    }

    /// What was refused, and the way back.
    static func problem(_ refusal: Refusal, visit: StaffVisit) -> HTTPResponse {
        let language = visit.language
        let status = refusal.codes.http
        var said = Words(refusal.said(in: .chinese), refusal.said(in: .english))
        var next: Words?
        if case .notPermitted(let verb) = refusal {
            next = HouseWords.whoMay(verb)
            // Not a right: the form was another session's, or another site's.
            if next == nil { said = Words("这一页已经过期，请重新打开再办一次", "this page is out of date; open it again and repeat it") }
        }
        let more: HTML? = next.map { "<p>\(HTML.both($0, in: language))</p>" }
        let main: HTML = """
            <h1>\(HTML.both(PageWords.problemTitle, in: language))</h1>
            <div class="errors" role="alert"><p>\(HTML.both(said, in: language))</p>\(more)</div>
            \(back(of: visit))
            """
        let page = html(Words("没有办成", "Not done"), path: nil, visit: visit, in: language, main: main)
        let response = HTTPResponse.page(page, status: status, in: language)
        return status == 503 ? response.with("Retry-After", String(HTTPLimits.retryAfter)) : response
    }
}
