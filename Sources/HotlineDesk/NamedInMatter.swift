import HotlineCore
import HotlineRouting

/// Departments and people of the tables that a complaint or a report names. They are offered as accused and never taken as such
/// by themselves; but no complaint goes by rule alone to the office that it names (practice 26).
extension Tables {
    /// Names shorter than this stand in too many sentences that are about something else.
    private static let shortestName = 3
    /// As many as one line offers.
    private static let mostNamed = 6
    /// What an office is called; 棠下街道 is where it happened far more often than whom it is about.
    private static let officeEnds = ["局", "办", "处", "委", "队", "院", "所", "会", "站", "中心", "公司", "集团", "支队", "办事处"]

    func named(in text: String) -> (departments: [DepartmentCode], people: [PersonID]) {
        let departments = routing.departments.values.filter { $0.code != .hotline && isNamed($0, in: text) }.map(\.code).sorted()
        let people = routing.people.values.filter { $0.name.count >= Self.shortestName && text.holds($0.name) }.map(\.id).sorted()
        return (Array(departments.prefix(Self.mostNamed)), Array(people.prefix(Self.mostNamed)))
    }

    /// The department that would have the matter is named in it, or one above that is.
    func namesLead(_ lead: DepartmentCode, in text: String, kind: Kind) -> Bool {
        guard kind.isAboutSomebody else { return false }
        var current: DepartmentCode? = lead
        for _ in 0..<Self.levelsNamed {
            guard let code = current, let department = routing.departments[code] else { return false }
            if isNamed(department, in: text) { return true }
            current = department.parent
        }
        return false
    }

    /// Street, district, city and one to spare.
    private static let levelsNamed = 4

    private func isNamed(_ department: Department, in text: String) -> Bool {
        if text.holds(department.name) { return true }
        return department.aliases.contains { alias in
            alias.count >= Self.shortestName && Self.officeEnds.contains { alias.hasSuffix($0) } && text.holds(alias)
        }
    }
}

extension Kind {
    /// It complains of somebody, who may be an office.
    var isAboutSomebody: Bool {
        switch self {
        case .complaint, .report, .appraisal: true
        case .consultation, .request, .suggestion, .thanks, .other: false
        }
    }
}

extension Reader {
    /// What the proposal says of those named; nil where nobody is, or where the matter complains of nothing.
    func named(in submission: Submission, kind: Kind) -> Reason? {
        guard kind.isAboutSomebody else { return nil }
        let found = tables.named(in: submission.text)
        let codes = found.departments.map(\.rawValue) + found.people.map(\.rawValue)
        return codes.isEmpty ? nil : Reason("accused-offered", codes.joined(separator: " "))
    }
}

extension String {
    /// Whether the bytes of `part` stand in this text: far faster than by characters, and every complaint is asked.
    fileprivate func holds(_ part: String) -> Bool {
        let wanted = Array(part.utf8)
        guard let first = wanted.first else { return false }
        var text = self
        return text.withUTF8 { text in
            guard text.count >= wanted.count else { return false }
            return (0...(text.count - wanted.count)).contains { start in
                text[start] == first && text[start..<(start + wanted.count)].elementsEqual(wanted)
            }
        }
    }
}
