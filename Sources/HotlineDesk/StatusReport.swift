import HotlineCore

package struct StatusReport: Hashable, Sendable {
    /// Each a line `name value`, e.g. `open 1203`, in the order to show. A source's value is reasons, spelled in the reader's language.
    package let figures: [(name: String, value: String)]
    /// What needs a person, for people: silent sources, provisional dates, untold notices, a full disk.
    package let warnings: [Reason]

    package init(figures: [(name: String, value: String)], warnings: [Reason]) {
        self.figures = figures
        self.warnings = warnings
    }

    package static func == (a: StatusReport, b: StatusReport) -> Bool {
        a.warnings == b.warnings && a.figures.elementsEqual(b.figures, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(warnings)
        for figure in figures { hasher.combine(figure.name) }
    }
}
