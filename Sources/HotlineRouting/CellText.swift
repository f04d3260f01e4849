import HotlineCore

/// What a clerk's hand and a spreadsheet do to a cell: blanks of all widths, full-width digits, names beside codes.
enum CellText {
    /// Without blanks of any width at its ends (ASCII, NBSP, ideographic, zero-width).
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(scalars[first...last])
    }

    /// Full-width letters, digits and signs as ASCII: for codes, numbers, dates and limits.
    static func folded(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000, 0xA0: folded.append(" ")
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// Parts between 、，；| (and , ;), trimmed; empty parts are dropped.
    static func list(_ text: String) -> [String] {
        text.unicodeScalars.split { "、，；|,;｜\n".unicodeScalars.contains($0) }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    static func isAny(_ text: String) -> Bool { text == "任意" || text == "*" || text == "＊" }

    /// Without the blanks within it: `4 工作时`.
    static func packed(_ text: String) -> String {
        String(String.UnicodeScalarView(folded(text).unicodeScalars.filter { !isBlank($0) }))
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000, 0x2000...0x200B, 0x202F, 0xFEFF: true
        default: false
        }
    }
}

/// A code as a cell holds it: `0205 井盖缺失破损`, or the code alone.
struct CodeCell: Hashable {
    let code: String
    /// What stands beside it; empty where it is alone.
    let name: String

    init(_ text: String) throws(CellFault) {
        let scalars = text.unicodeScalars
        let end = scalars.firstIndex(where: CellText.isBlank) ?? scalars.endIndex
        let code = CellText.folded(String(scalars[..<end]))
        if CodeCell.isScientific(code) { throw .digitsGone(text) }
        guard !code.isEmpty, code.unicodeScalars.count <= CodeCell.limit else { throw .notACode(text) }
        self.code = code
        name = CellText.trimmed(String(scalars[end...]))
    }

    /// Longer than any code; a sentence in a code column is not one.
    private static let limit = 64

    /// `4.4E+11`: what a spreadsheet leaves of twelve digits.
    private static func isScientific(_ code: String) -> Bool {
        let parts = code.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }
        guard parts.count == 2, let exponent = parts[1].first, !parts[0].isEmpty else { return false }
        let digits = exponent == UInt8(ascii: "+") || exponent == UInt8(ascii: "-") ? parts[1].dropFirst() : parts[1][...]
        return !digits.isEmpty && digits.allSatisfy(isDigit) && parts[0].allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
            && (digits.count < parts[1].count || parts[0].contains(UInt8(ascii: ".")))
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
