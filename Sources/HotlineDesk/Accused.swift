import HotlineCore
import HotlineRouting
import HotlineStore

/// Whom a complaint is about, and everybody below them (practice 26). The one filter of the house: every choice of a department,
/// every list of people to tell, every look at a ticket asks it.
///
/// A named person's department is out as a whole, for its system and its feed are read by all of it. The hotline has no feed:
/// there it is the person named and whoever stands lower in the house.
struct Accused: Sendable {
    let departments: Set<DepartmentCode>
    let people: Set<PersonID>

    static let nobody = Accused(nil)

    init(_ privacy: PrivacyRow?) {
        departments = Set(privacy?.accusedDepartments ?? [])
        people = Set(privacy?.accusedPeople ?? [])
    }

    var isNobody: Bool { departments.isEmpty && people.isEmpty }
}

extension Tables {
    func isAccused(_ department: DepartmentCode, by accused: Accused) -> Bool {
        if accused.isNobody { return false }
        if accused.departments.contains(where: { routing.isWithin(department, $0) }) { return true }
        return accused.people.contains { person in
            guard let home = routing.people[person]?.department, home != .hotline else { return false }
            return routing.isWithin(department, home)
        }
    }

    func accusedDepartments(by accused: Accused) -> Set<DepartmentCode> {
        if accused.isNobody { return [] }
        return Set(routing.departments.keys.filter { isAccused($0, by: accused) })
    }

    func isAccused(_ person: PersonID, by accused: Accused) -> Bool {
        if accused.isNobody { return false }
        if accused.people.contains(person) { return true }
        // Nobody knows whom somebody who is in no table stands below.
        guard let found = routing.people[person] else { return true }
        if isAccused(found.department, by: accused) { return true }
        return found.department == .hotline
            && accused.people.contains { named in
                guard let above = routing.people[named], above.department == .hotline else { return false }
                return found.rank < above.rank
            }
    }

    /// Whoever acts through a door: their person and their department, the department of a system that names nobody too.
    func isAccused(_ actor: Actor, by accused: Accused) -> Bool {
        if accused.isNobody { return false }
        if let department = actor.department, isAccused(department, by: accused) { return true }
        return actor.person.map { isAccused($0, by: accused) } ?? false
    }

    func eligible(_ people: [PersonID], not accused: Accused) -> [PersonID] {
        accused.isNobody ? people : people.filter { !isAccused($0, by: accused) }
    }

    /// The department, else the nearest above it that is not named; nil where all of them are, or where none stands above.
    func eligible(_ department: DepartmentCode, not accused: Accused) -> DepartmentCode? {
        if accused.isNobody { return department }
        var current: DepartmentCode? = department
        for _ in 0..<Self.levels {
            guard let code = current else { return nil }
            if !isAccused(code, by: accused) { return code }
            current = routing.departments[code]?.parent
        }
        return nil
    }

    /// The tree is never deeper; the loader refuses cycles.
    private static let levels = 16

    /// At the top: the inspectors of people.csv who are in service that day and are not named themselves.
    func inspectors(not accused: Accused, at now: Instant) -> [Person] {
        let date = routing.calendar.zone.date(of: now)
        return routing.people.values
            .filter { $0.roles.contains(.inspector) && $0.validity.contains(date) && !isAccused($0.id, by: accused) }
            .sorted { $0.id < $1.id }
    }
}

extension Person {
    /// How high somebody stands in the hotline: whoever is lower than a person complained about answers to them.
    var rank: Int {
        roles.map { role in
            switch role {
            case .operator, .windowClerk, .dispatcher, .reviewer, .callBack, .departmentHandler, .liaison, .administrator: 0
            case .shiftLeader: 1
            case .supervisor, .districtOffice, .chiefRepresentative: 2
            case .centreHead, .leader: 3
            case .management, .inspector: 4
            }
        }.max() ?? 0
    }
}
