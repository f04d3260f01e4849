/// What is wrong in the tables, where, and what was expected: written for the clerk who has the sheet open.
package struct RoutingProblem: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let file: String
    /// 1-based line of the file; nil where the file as a whole is meant.
    package let line: Int?
    /// `C14`, as the spreadsheet names it.
    package let cell: String?
    package let what: String
    package let expected: String
    /// The tables are usable as they are.
    package let isWarning: Bool

    package init(file: String, line: Int? = nil, cell: String? = nil, what: String, expected: String, isWarning: Bool = false) {
        self.file = file
        self.line = line
        self.cell = cell
        self.what = what
        self.expected = expected
        self.isWarning = isWarning
    }

    /// `routing/rules.csv:14 (H14): no department “SW-9”, expected a code of departments.csv`
    package var description: String {
        "routing/" + file + (line.map { ":\($0)" } ?? "") + (cell.map { " (\($0))" } ?? "") + ": " + what
            + (expected.isEmpty ? "" : ", expected " + expected)
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

    private(set) var errors: [RoutingProblem] = []
    private(set) var warnings: [RoutingProblem] = []

    mutating func add(_ problem: RoutingProblem) {
        if problem.isWarning {
            if warnings.count < Self.limit { warnings.append(problem) }
        } else if errors.count < Self.limit {
            errors.append(problem)
        }
    }
}
