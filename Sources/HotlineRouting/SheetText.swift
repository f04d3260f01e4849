/// From a file's bytes to rows of trimmed text.
enum SheetText {
    /// - Returns: nil where the file cannot be read as text at all.
    static func rows(_ file: String, _ bytes: [UInt8], _ problems: inout Problems) -> [Sheet.Row]? {
        guard let encoding = encoding(file, bytes, &problems) else { return nil }
        let text = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
        var rows: [Sheet.Row] = []
        for (index, event) in CSVReader.read(text, delimiter: delimiter(of: bytes)).enumerated() {
            switch event {
            case .record(let record):
                let number = index + 1
                rows.append(Sheet.Row(line: record.line, number: number, fields: fields(record, number, file, encoding, &problems)))
            case .refused(let refusal): problems.add(file, line: refusal.line, .csv(refusal.fault))
            }
        }
        return rows
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func encoding(_ file: String, _ bytes: [UInt8], _ problems: inout Problems) -> TextEncoding? {
        if bytes.isEmpty {
            problems.add(file, .empty)
            return nil
        }
        // NUL stands in every ASCII letter of UTF-16, and in no table.
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.contains(0) {
            problems.add(file, .utf16)
            return nil
        }
        if TextEncoding.utf8.decode(bytes) != nil { return .utf8 }
        if TextEncoding.gb18030.decode(bytes) != nil {
            problems.add(file, .gb18030)
            return .gb18030
        }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let bad = lines.firstIndex { TextEncoding.utf8.decode(Array($0)) == nil && TextEncoding.gb18030.decode(Array($0)) == nil }
        problems.add(file, .neitherEncoding(line: (bad ?? lines.firstIndex { TextEncoding.utf8.decode(Array($0)) == nil } ?? 0) + 1))
        return nil
    }

    /// TAB where the first line that has either has more of it: Excel's "Unicode text" and agents' files.
    static func delimiter(of bytes: [UInt8]) -> UInt8 {
        for line in bytes.prefix(CSVReader.recordLimit).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let tabs = line.count { $0 == 0x09 }
            let commas = line.count { $0 == 0x2C }
            if tabs + commas > 1 { return tabs > commas ? 0x09 : 0x2C }
        }
        return 0x2C
    }

    private static func fields(
        _ record: CSVRecord, _ number: Int, _ file: String, _ encoding: TextEncoding, _ problems: inout Problems
    ) -> [String] {
        var fields: [String] = []
        for (position, bytes) in record.fields.enumerated() {
            let text = encoding.decode(bytes).map(CellText.trimmed)
            let cell = Sheet.letters(position) + "\(number)"
            if text == nil { problems.add(file, line: record.line, cell: cell, .undecodable) }
            if let text, text.unicodeScalars.contains("\u{FFFD}") { problems.add(file, line: record.line, cell: cell, .lostLetters) }
            fields.append(text ?? "")
        }
        return fields
    }
}
