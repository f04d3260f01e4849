import HotlineCore

/// What is decided about a ticket that departments hand back and forth; asking and ruling are actions of their own.
package enum ReturnAction: Sendable {
    /// 指定承办: by the management, with a ground; the department cannot return it. To the one proposed where none is named.
    case designate(to: DepartmentCode?, handler: PersonID?, ground: String)
    /// 首接单位, set anew by a ruling with a written ground.
    case firstDepartment(DepartmentCode, ground: String)
}

/// What may be asked about returns.
package enum ReturnQuery: Hashable, Sendable {
    /// 先例: rulings on tickets like this one; the newest of all where none is named.
    case precedents(TicketReference?)
    /// How many were asked, granted and refused, of each department.
    case counts
}
