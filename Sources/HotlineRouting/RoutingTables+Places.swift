import HotlineCore

extension RoutingTables {
    /// The district that `place` is or lies in; nil for a zone, an unknown place, or one whose parents do not agree.
    package func district(of place: PlaceCode) -> PlaceCode? { index.districts[place] }

    /// The street or town that `place` is or lies in; nil where there is none or more than one.
    package func street(of place: PlaceCode) -> PlaceCode? { index.streets[place] }

    /// Whether `child` stands below `parent` in the tree of departments, or is `parent` itself.
    package func isWithin(_ child: DepartmentCode, _ parent: DepartmentCode) -> Bool {
        child == parent || index.ancestors[child]?.contains(parent) ?? false
    }

    /// A department and those below it, by code.
    package func departments(below code: DepartmentCode) -> [DepartmentCode] {
        departments.keys.filter { isWithin($0, code) }.sorted()
    }

    package func person(unixUser: String) -> Person? { index.peopleByUser[unixUser].flatMap { people[$0] } }
}
