import HotlineCore
import HotlineDesk

/// What is said in both languages.
package protocol Bilingual: Sendable {
    func words(in language: Language) -> String
}

extension PageWords: Bilingual {}

extension Words: Bilingual {
    package func words(in language: Language) -> String { self.in(language) }
}

/// The parts that our forms are made of: a label for every control, hint and mistake tied to it (WCAG 2.2, 1.3.1, 3.3.1–3.3.3).
struct FormControls<Label: Bilingual> {
    let language: Language
    /// What was typed, by field name: every word of it comes back.
    let typed: [String: String]
    /// What is wrong, by field name.
    let wrong: [String: String]
    /// Before each id, where one page has several forms.
    var prefix = ""

    func value(_ name: String) -> String { typed[name] ?? "" }
    private func id(_ name: String) -> String { prefix + name }

    func input(
        _ name: String, _ label: Label, hint: Label? = nil, type: String = "text", isRequired: Bool = false, limit: Int? = nil,
        extra: HTML = ""
    ) -> HTML {
        let most: HTML? = limit.map { "maxlength=\"\($0)\"" }
        return frame(name, label, hint: hint, isRequired: isRequired) { tie in
            "<input id=\"\(id(name))\" name=\"\(name)\" type=\"\(type)\" value=\"\(value(name))\" \(most) \(extra)\(tie)>"
        }
    }

    /// A parser drops one line break right after `<textarea>`; ours is put there for it (HTML §13.1.2.5), so that none of the citizen's is lost.
    func textArea(_ name: String, _ label: Label, hint: Label? = nil, isRequired: Bool = false, rows: Int) -> HTML {
        frame(name, label, hint: hint, isRequired: isRequired) { tie in
            "<textarea id=\"\(id(name))\" name=\"\(name)\" rows=\"\(rows)\"\(isRequired ? " required" : "")\(tie)>\n\(value(name))</textarea>"
        }
    }

    func select(_ name: String, _ label: Label, hint: Label? = nil, isRequired: Bool = false, options: [HTML]) -> HTML {
        frame(name, label, hint: hint, isRequired: isRequired) { tie in
            "<select id=\"\(id(name))\" name=\"\(name)\"\(tie)>\n\(options)</select>"
        }
    }

    func option(_ name: String, value: String, _ words: String) -> HTML {
        let chosen: HTML = self.value(name) == value ? " selected" : ""
        return "<option value=\"\(value)\"\(chosen)>\(words)</option>\n"
    }

    func radio(_ name: String, value: String, _ words: Label, isDefault: Bool = false) -> HTML {
        let isChosen = typed[name] == value || (typed[name] == nil && isDefault)
        return """
            <div class="choice"><input type="radio" id="\(id(name))-\(value)" name="\(name)" value="\(value)"\(isChosen ? " checked" : "")>\
            <label for="\(id(name))-\(value)">\(HTML.both(words, in: language))</label></div>

            """
    }

    /// - Parameter isGivenBack: browsers never keep what was chosen, so it is asked for again.
    func files(_ name: String, _ label: Label, hint: HTML, accept: String, isGivenBack: Bool) -> HTML {
        let again: HTML? = isGivenBack ? " <strong>\(HTML.both(.filesAgain, in: language))</strong>" : nil
        return frame(name, label, hint: "\(hint)\(again)", isRequired: false) { tie in
            "<input id=\"\(id(name))\" name=\"\(name)\" type=\"file\" multiple accept=\"\(accept)\"\(tie)>"
        }
    }

    private func frame(_ name: String, _ label: Label, hint: Label?, isRequired: Bool, control: (HTML) -> HTML) -> HTML {
        frame(name, label, hint: hint.map { HTML.both($0, in: language) }, isRequired: isRequired, control: control)
    }

    /// Label, hint, mistake, control; the control names the other two.
    private func frame(_ name: String, _ label: Label, hint: HTML?, isRequired: Bool, control: (HTML) -> HTML) -> HTML {
        let mistake = wrong[name]
        let hintLine: HTML? = hint.map { "<p class=\"hint\" id=\"\(id(name))-hint\">\($0)</p>\n" }
        let mistakeLine: HTML? = mistake.map { "<p class=\"wrong\" id=\"\(id(name))-wrong\">\($0)</p>\n" }
        let described = [hint.map { _ in id(name) + "-hint" }, mistake.map { _ in id(name) + "-wrong" }].compactMap { $0 }.joined(
            separator: " ")
        let tie: HTML =
            "\(described.isEmpty ? nil : " aria-describedby=\"\(described)\"" as HTML?)\(mistake == nil ? nil : " aria-invalid=\"true\"" as HTML?)"
        let need = (isRequired ? PageWords.required : .optional).words(in: language)
        return """
            <div class="field">
            <label for="\(id(name))">\(HTML.both(label, in: language)) <span class="need">\(need)</span></label>
            \(hintLine)\(mistakeLine)\(control(tie))
            </div>

            """
    }
}
