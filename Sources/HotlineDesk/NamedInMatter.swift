import HotlineCore
import HotlineRouting

extension Tables {
    /// Names shorter than this stand in too many sentences that are about something else.
    private static let shortestName = 3
    /// As many as one line offers.
    private static let mostNamed = 6

    /// Departments and people of the tables that a complaint or a report names: to be offered as accused, never taken as such
    /// by itself (practice 26).
    func named(in text: String) -> (departments: [DepartmentCode], people: [PersonID]) {
        // 棠下街道 is where it happened far more often than whom it is about: its office has a name of its own.
        let places = Set(routing.places.flatMap { [$0.name] + $0.aliases })
        func isNamed(_ names: [String]) -> Bool { names.contains { $0.count >= Self.shortestName && text.contains($0) } }
        let departments = routing.departments.values.filter { $0.code != .hotline && isNamed(([$0.name] + $0.aliases).filter { !places.contains($0) }) }.map(\.code).sorted()
        let people = routing.people.values.filter { isNamed([$0.name]) }.map(\.id).sorted()
        return (Array(departments.prefix(Self.mostNamed)), Array(people.prefix(Self.mostNamed)))
    }
}

extension Reader {
    /// What the proposal says of those named; nil where nobody is, or where the matter complains of nothing.
    func named(in submission: Submission, kind: Kind) -> Reason? {
        switch kind {
        case .complaint, .report, .appraisal: break
        case .consultation, .request, .suggestion, .thanks, .other: return nil
        }
        let found = tables.named(in: submission.text)
        let codes = found.departments.map(\.rawValue) + found.people.map(\.rawValue)
        return codes.isEmpty ? nil : Reason("accused-offered", codes.joined(separator: " "))
    }
}
