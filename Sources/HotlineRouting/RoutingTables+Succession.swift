import HotlineCore

/// Who takes over from whom (arts 15–16, practice 48).
extension RoutingTables {
    /// A chain of successors longer than this is a cycle, which the loader refuses.
    private static let successionLimit = 8

    /// Who has this department's matter by that day; the department itself where nobody has taken it over.
    package func successor(
        of code: DepartmentCode, category: CategoryCode?, district: PlaceCode?, street: PlaceCode?, on date: CivilDate
    ) -> DepartmentCode {
        follow(code) { row in
            row.from <= date && row.category.matches(category) && (row.place == nil || row.place == district || row.place == street)
        }
    }

    /// Who has taken over all of a department by that day: its token and its cursor are theirs.
    package func heir(of code: DepartmentCode, on date: CivilDate) -> DepartmentCode {
        follow(code) { row in row.from <= date && row.category == .any && row.place == nil }
    }

    private func follow(_ code: DepartmentCode, _ applies: (Successor) -> Bool) -> DepartmentCode {
        guard !successors.isEmpty else { return code }
        var current = code
        for _ in 0..<Self.successionLimit {
            guard let next = successors.first(where: { $0.old == current && applies($0) }) else { break }
            current = next.new
        }
        return current
    }
}
