/// A table as the offices' Excel and WPS open it by a double click: UTF-8 with its mark, CRLF, every cell quoted (practice 44).
///
/// Codes go out with their names behind them, `0205 井盖缺失破损`, and so stay text. A cell that a citizen could have begun like
/// a formula is made harmless.
package enum CSVText {
    package static func bytes(of rows: [[String]]) -> [UInt8] {
        let lines = rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }
        return Array("\u{FEFF}".utf8) + lines.flatMap { Array($0.utf8) }
    }

    /// In quotes; behind an apostrophe where it would be reckoned.
    package static func cell(_ text: String) -> String {
        var cell = "\""
        if let first = text.unicodeScalars.first(where: { $0 != " " }), dangerous.contains(first) { cell += "'" }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": cell += "\"\""
            case "\r", "\n", "\u{0}": cell += " "
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return cell + "\""
    }

    /// What a spreadsheet takes for the beginning of a formula, in both widths.
    private static let dangerous: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
}
