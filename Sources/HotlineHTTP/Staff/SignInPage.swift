import HotlineCore
import HotlineDesk

/// Signing in. Whatever was wrong, the answer is the same sentence.
enum SignInPage {
    /// - Parameters:
    ///   - unsaved: what a form brought after its session had ended, by its label: it is shown, so that nothing written is lost.
    static func html(person: String = "", mistake: Words? = nil, unsaved: [(label: Words, text: String)] = [], in language: Language)
        -> HTML
    {
        let controls = FormControls<Words>(language: language, typed: ["person": person], wrong: [:])
        let alarm: HTML? = mistake.map { "<div class=\"errors\" role=\"alert\"><p>\(HTML.both($0, in: language))</p></div>\n" }
        let kept: [HTML] = unsaved.enumerated().map { index, field in
            """
            <div class="field"><label for="kept-\(index)">\(HTML.both(field.label, in: language))</label>
            <textarea id="kept-\(index)" rows="6" readonly>
            \(field.text)</textarea></div>

            """
        }
        let main: HTML = """
            \(alarm)<h1>\(HTML.both(Words("登录", "Sign in"), in: language))</h1>
            \(kept)<form method="post" action="/login?lang=\(language.rawValue)" accept-charset="utf-8" novalidate>
            \(controls.input(
                "person", Words("人员编号", "Person"),
                hint: Words("用单位令牌登录时必填：谁在办。", "Needed with a department's token: who is acting."), limit: FormOrder.personLimit,
                extra: "autocomplete=\"username\" autocapitalize=\"off\""))\
            \(controls.input(
                "token", Words("令牌", "Token"), hint: Words("向热线管理员领取，64 位。", "From the hotline's administrator; 64 characters."), type: "password",
                isRequired: true, limit: FormOrder.tokenLimit, extra: "autocomplete=\"current-password\""))\
            <p><button type="submit">\(HTML.both(Words("登录", "Sign in"), in: language))</button></p>
            </form>
            <p class="hint">\(HTML.both(
                Words("三十分钟没有操作会自动退出。公用电脑用完请点“退出”。", "After thirty minutes without use you are signed out. On a shared computer, sign out."), in: language))</p>
            """
        return StaffPage.html(Words("登录", "Sign in"), path: "/login", visit: nil, in: language, main: main)
    }

    static let wrong = Words("核对不上，请检查人员编号和令牌", "That did not match: check the person and the token")
    /// `HTTPLimits.loginWindow`.
    static let tooMany = Words("核对不上的次数太多，请过一分钟再试", "Too many tries that did not match: wait a minute and try again")
    static let later = Words("现在不能登录，请过半分钟再试", "Signing in is not possible now: try again in half a minute")
    static let ended = Words("登录已过期，刚才那一步没有做。请重新登录", "Your session has ended and the last step was not done. Please sign in again")
    static let endedKept = Words(
        "登录已过期，刚才那一步没有做。您写的内容在下面，请先复制，再重新登录",
        "Your session has ended and the last step was not done. What you wrote is below: copy it, then sign in again")
}
