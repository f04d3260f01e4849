/// Text for a terminal or a log: nothing in it is obeyed, and nothing in it is invisible.
package enum TerminalText {
    /// Shows every control, zero-width and bidirectional character as `\u{…}` in upper-case hexadecimal; the rest stays as it is.
    /// The result holds no line break.
    package static func escape(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isHidden) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isHidden { shown.append(contentsOf: escaped(scalar).unicodeScalars) } else { shown.append(scalar) }
        }
        return String(shown)
    }

    static func escaped(_ scalar: Unicode.Scalar) -> String {
        "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
}
