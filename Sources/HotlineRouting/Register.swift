/// Which codes there are and what they are called, gathered before any row is read, so that each reference is judged
/// where it stands. A table that could not be read has no register: nothing is said about its codes.
struct Register {
    struct Entry {
        let line: Int
        /// The name and the aliases.
        let names: [String]
        /// For places: the level's cell.
        let level: String
    }

    private var entries: [CellFault.Noun: [String: Entry]] = [:]

    /// - Returns: nil where the table was not read; else whether the code is in it.
    func knows(_ noun: CellFault.Noun, _ code: String) -> Bool? { entries[noun].map { $0[code] != nil } }

    func entry(_ noun: CellFault.Noun, _ code: String) -> Entry? { entries[noun]?[code] }

    /// Reads the codes of a table; a code that is there already is reported.
    mutating func take(_ noun: CellFault.Noun, from sheet: Sheet, code heading: Heading, _ problems: inout Problems) {
        var found: [String: Entry] = [:]
        for row in sheet.rows {
            guard let cell = try? CodeCell(sheet.text(heading, of: row)) else { continue }
            let code = noun == .category ? CategoryPadding.second(cell.code) : cell.code
            if let first = found[code] {
                problems.add(
                    sheet.table.file, line: row.line, cell: sheet.cell(heading, of: row), .duplicate(noun, code, line: first.line))
                continue
            }
            let aliases = sheet.table.columns.contains { $0.heading == .aliases } ? CellText.list(sheet.text(.aliases, of: row)) : []
            let level = noun == .place ? sheet.text(.level, of: row) : ""
            found[code] = Entry(line: row.line, names: [sheet.text(.name, of: row)] + aliases, level: level)
        }
        entries[noun] = found
    }

    /// The first-level classes stand in a column of the second level.
    mutating func takeFirstLevels(from sheet: Sheet, _ problems: inout Problems) {
        var found: [String: Entry] = [:]
        for row in sheet.rows {
            guard let cell = try? CodeCell(sheet.text(.parent, of: row)), !cell.name.isEmpty else { continue }
            let code = CategoryPadding.first(cell.code)
            guard let first = found[code] else {
                found[code] = Entry(line: row.line, names: [cell.name], level: "")
                continue
            }
            guard first.names != [cell.name] else { continue }
            let fault = CellFault.firstLevelNamed(code, name: cell.name, other: first.names.joined(), line: first.line)
            problems.add(sheet.table.file, line: row.line, cell: sheet.cell(.parent, of: row), fault)
        }
        entries[.firstLevel] = found
    }
}

/// A spreadsheet drops leading zeros: `205` is `0205`, `2` is `02`.
enum CategoryPadding {
    static func second(_ code: String) -> String { code.utf8.count == 3 && isNumber(code) ? "0" + code : code }
    static func first(_ code: String) -> String { code.utf8.count == 1 && isNumber(code) ? "0" + code : code }
    static func either(_ code: String) -> String { first(second(code)) }

    static func isNumber(_ code: String) -> Bool { code.utf8.allSatisfy(CodeCell.isDigit) }
}
