import HotlineCore

/// 接件转办 (art. 12): who received a matter that another department handles.
package struct ReceptionRow: Hashable, Sendable {
    package let department: DepartmentCode
    package let person: PersonID
    package let at: Instant

    package init(department: DepartmentCode, person: PersonID, at now: Instant) {
        self.department = department
        self.person = person
        at = now
    }
}

extension Store {
    package func insert(_ reception: ReceptionRow, of ticket: Int64) throws(StoreFailure) {
        try database.run(
            "INSERT INTO receptions(ticket, department, person, at) VALUES (?, ?, ?, ?)", .integer(ticket), .code(reception.department),
            .code(reception.person), .instant(reception.at))
    }

    package func reception(of ticket: Int64) throws(StoreFailure) -> ReceptionRow? {
        try database.first("SELECT department, person, at FROM receptions WHERE ticket = ?", .integer(ticket)) {
            ReceptionRow(department: $0.code(0), person: $0.code(1), at: $0.instant(2))
        }
    }
}
