/// A line as typed, and beside it the same line with full-width digits, letters, spaces and punctuation as ASCII
/// (practice 38). Both have the same length in scalars, so free text after a command's words is kept as typed.
package struct TypedLine: Hashable, Sendable {
    package let typed: [Unicode.Scalar]
    package let folded: [Unicode.Scalar]

    package init(_ line: String) {
        typed = Array(line.unicodeScalars)
        folded = typed.map(Self.fold)
    }

    /// The folded line without spaces around it.
    package var plain: String { Self.string(folded).trimmingSpaces }
    package var typedText: String { Self.string(typed).trimmingSpaces }

    /// Everything after the first scalar of the trimmed line, folded and as typed: `k投诉` has `投诉`.
    func afterLetter() -> (folded: String, typed: String) {
        let start = folded.firstIndex { !Self.isSpace($0) } ?? folded.endIndex
        let from = min(start + 1, folded.endIndex)
        return (Self.string(folded[from...]).trimmingSpaces, Self.string(typed[from...]).trimmingSpaces)
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// ASCII for the full-width forms block, and for the marks that a Chinese keyboard types in their stead.
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
        case 0x3000, 0xA0: " "
        case 0x3002: "."
        case 0x201C, 0x201D: "\""
        case 0x2018, 0x2019: "'"
        case 0x3001: ","
        default: scalar
        }
    }
}

extension String {
    /// Without spaces and tabs around it, the ideographic space included.
    var trimmingSpaces: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !TypedLine.isSpace(TypedLine.fold($0)) }),
            let last = scalars.lastIndex(where: { !TypedLine.isSpace(TypedLine.fold($0)) })
        else { return "" }
        return String(scalars[first...last])
    }
}
