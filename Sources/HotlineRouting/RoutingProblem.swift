import HotlineCore

/// What is wrong in the tables, where, and what was expected: written for the clerk who has the sheet open.
package struct RoutingProblem: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let file: String
    /// 1-based line of the file; nil where the file as a whole is meant.
    package let line: Int?
    /// `C14`, as the spreadsheet names it.
    package let cell: String?
    private let whatWords: Words
    private let expectedWords: Words
    /// The tables are usable as they are.
    package let isWarning: Bool

    init(file: String, line: Int? = nil, cell: String? = nil, what: Words, expected: Words, isWarning: Bool = false) {
        self.file = file
        self.line = line
        self.cell = cell
        whatWords = what
        expectedWords = expected
        self.isWarning = isWarning
    }

    package var what: String { whatWords.english }
    package var expected: String { expectedWords.english }

    /// `routing/rules.csv:14 (H14): no department “SW-9”, expected a code of departments.csv`
    package var description: String { words(in: .english) }

    /// The same for a reader of either language: `…: 没有部门“SW-9”，应为 departments.csv 中的编码`.
    package func words(in language: Language) -> String {
        let place = "routing/" + file + (line.map { ":\($0)" } ?? "") + (cell.map { " (\($0))" } ?? "") + ": "
        return language == .chinese
            ? place + whatWords.chinese + "，应为 " + expectedWords.chinese : place + what + ", expected " + expected
    }

    /// By file, then line, then cell: the order in which a clerk mends them.
    package static func < (a: RoutingProblem, b: RoutingProblem) -> Bool {
        (a.file, a.line ?? 0, a.cell?.count ?? 0, a.cell ?? "", a.what) < (b.file, b.line ?? 0, b.cell?.count ?? 0, b.cell ?? "", b.what)
    }
}

/// What came of reading a folder: the tables where no problem was an error, and everything that was noticed.
package struct LoadedRouting: Sendable {
    /// Nil where `problems` is not empty.
    package let tables: RoutingTables?
    /// Errors in the order of files and lines, at most `Problems.limit`.
    package let problems: [RoutingProblem]
    package let warnings: [RoutingProblem]

    package init(tables: RoutingTables?, problems: [RoutingProblem], warnings: [RoutingProblem]) {
        self.tables = tables
        self.problems = problems
        self.warnings = warnings
    }
}

/// Collects problems while the tables are read.
struct Problems {
    /// Kept of each sort; a sheet in the wrong columns has one in every cell, and nobody reads more.
    static let limit = 1000

    /// Files that did not read clean: what they lack would only repeat it elsewhere.
    private(set) var brokenFiles: Set<String> = []
    private(set) var errors: [RoutingProblem] = []
    private(set) var warnings: [RoutingProblem] = []

    mutating func add(_ problem: RoutingProblem) {
        if problem.isWarning {
            if warnings.count < Self.limit { warnings.append(problem) }
            return
        }
        brokenFiles.insert(problem.file)
        if errors.count < Self.limit { errors.append(problem) }
    }

    mutating func add(_ file: String, line: Int? = nil, cell: String? = nil, _ fault: SheetFault) {
        add(RoutingProblem(file: file, line: line, cell: cell, what: fault.what, expected: fault.expected, isWarning: fault.isWarning))
    }

    mutating func add(_ file: String, line: Int, cell: String?, _ fault: CellFault) {
        add(RoutingProblem(file: file, line: line, cell: cell, what: fault.what, expected: fault.expected, isWarning: fault.isWarning))
    }
}
