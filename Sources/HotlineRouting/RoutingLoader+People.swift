import HotlineCore

extension RoutingLoader {
    mutating func readDepartments() {
        rows.departments = each(.departments) { cells in
            let code = cells.ownCode(.code)
            let type = cells.value(.type) { text throws(CellFault) in
                try CellParser.choice(text, Department.Sort.allCases, chinese: \.chinese, slug: \.rawValue)
            }
            let parent = cells.department(.parent)
            let liaison = cells.person(.liaison)
            let onCall = cells.people(.onCall)
            let chief = cells.person(.chiefRepresentative)
            let leader = cells.person(.leaderInCharge)
            let validity = cells.validity()
            guard let code, let type else { return nil }
            return Department(
                code: DepartmentCode(rawValue: code), name: cells.text(.name), aliases: cells.list(.aliases), type: type, parent: parent,
                mandate: cells.text(.mandate), excludes: cells.text(.excludes), phone: cells.text(.phone), hours: cells.text(.hours),
                liaison: liaison, onCall: onCall, chiefRepresentative: chief, leaderInCharge: leader, validity: validity, line: cells.line)
        }
    }

    mutating func readPeople() {
        rows.people = each(.people) { cells in
            let id = cells.ownCode(.id)
            let workNumber = cells.ownCode(.workNumber)
            let department = cells.department(.department)
            let roles = cells.value(.roles) { text throws(CellFault) in
                var roles: Set<Role> = []
                for name in CellText.list(text) {
                    roles.insert(try CellParser.choice(name, Role.allCases, chinese: \.chinese, slug: \.rawValue))
                }
                return roles
            }
            let deputy = cells.person(.deputy)
            let validity = cells.validity()
            guard let id, let workNumber, let department, let roles else { return nil }
            return Person(
                id: PersonID(rawValue: id), workNumber: workNumber, name: cells.text(.name), department: department,
                secondLine: cells.text(.secondLine), roles: roles, unixUser: cells.ownCode(.unixUser), deputy: deputy, validity: validity,
                line: cells.line)
        }
    }

    mutating func readRoster() {
        rows.roster = each(.roster) { cells in
            let department = cells.department(.department)
            let person = cells.person(.person)
            let weekdays = cells.condition(.weekdays, CellParser.weekdays)
            let dates = cells.condition(.dates, CellParser.dates)
            let from = cells.value(.from, CellParser.time)
            let to = cells.value(.to, CellParser.time)
            let capacity = cells.number(.capacity, in: 1...10_000)
            let deputy = cells.person(.deputy)
            if let from, let to, from == to { cells.add(.backwards, at: .to) }
            guard let department, let person, let from, let to else { return nil }
            return RosterRow(
                department: department, person: person, weekdays: weekdays, dates: dates, from: from, to: to, capacity: capacity,
                deputy: deputy, line: cells.line)
        }
    }
}
