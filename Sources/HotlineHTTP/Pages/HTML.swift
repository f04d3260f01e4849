/// Markup in which every interpolated text is escaped: `"<p>\(words)</p>"` cannot be broken out of.
///
/// Literals are markup as written; a `String` is text, safe between tags and within double-quoted attributes; an `HTML` is taken as it is.
package struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
    package private(set) var source: String

    package init(stringLiteral value: String) { source = value }
    package init(stringInterpolation: Interpolation) { source = stringInterpolation.source }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        package init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity * 2) }
        package mutating func appendLiteral(_ literal: String) { source += literal }
        package mutating func appendInterpolation(_ text: String) { source += HTML.escaped(text) }
        package mutating func appendInterpolation(_ number: Int) { source += String(number) }
        package mutating func appendInterpolation(_ html: HTML?) { source += html?.source ?? "" }
        package mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { source += part.source } }
    }

    /// `&`, `<`, `>`, `"` and `'` as references. Control characters go, since browsers guess at them; so do the marks that
    /// turn the direction of text, with which one line can be made to read as another (UAX #9).
    package static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: result += "&amp;"
            case 0x3C: result += "&lt;"
            case 0x3E: result += "&gt;"
            case 0x22: result += "&quot;"
            case 0x27: result += "&#39;"
            case 0x09, 0x0A, 0x0D: result.unicodeScalars.append(scalar)
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
