/// How many columns of a terminal a text takes: East Asian wide and full-width characters take two, marks that combine none
/// (Unicode Standard Annex 11, the ranges that occur in Chinese text).
package enum DisplayWidth {
    package static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    package static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x0300...0x036F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
            2
        default: 1
        }
    }

    /// The text filled with spaces to `width` columns; a wider one stays as it is.
    package static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// The text cut to at most `width` columns, `…` for what was cut.
    package static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var kept = String.UnicodeScalarView()
        var taken = 1
        for scalar in text.unicodeScalars {
            taken += of(scalar)
            guard taken <= width else { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }

    /// Rows with each column as wide as its widest cell; the last is left ragged.
    package static func aligned(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.indices.contains(column) ? of($0[column]) : 0 }.max() ?? 0 }
        return rows.map { row in
            var cells = row.enumerated().map { index, cell in index == row.count - 1 ? cell : padded(cell, to: widths[index]) }
            for column in widths.indices.reversed() where widths[column] == 0 && cells.indices.contains(column) { cells.remove(at: column) }
            return withoutTrailingSpaces(cells.joined(separator: " "))
        }
    }

    private static func withoutTrailingSpaces(_ text: String) -> String {
        guard let last = text.lastIndex(where: { $0 != " " }) else { return "" }
        return String(text[...last])
    }
}
