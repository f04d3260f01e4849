extension Lifecycle {
    /// 首接单位 (domain 2.6): the department of the first dispatch. No event sets it anew; only a ruling with a written ground does, which
    /// is none of the lifecycle's. 首问责任人 is set where the matter is taken in, and by no event at all.
    ///
    /// - Parameters:
    ///   - known: who it was before.
    ///   - department: whom the event gives the ticket to.
    package static func firstDepartment(
        _ known: DepartmentCode?, after event: TicketEvent, at department: DepartmentCode
    ) -> DepartmentCode? {
        switch event {
        case .dispatch, .designate, .redispatch: known ?? department
        default: known
        }
    }
}
