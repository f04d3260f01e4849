import HotlineCore

/// What `categories.csv` says of a class beyond what the classifier needs.
package struct CategoryRow: Hashable, Sendable {
    package let category: Category
    package let definition: String
    package let lead: Assignee
    package let co: [Assignee]
    /// 禁派: departments that never get this class.
    package let barred: [DepartmentCode]
    /// 封存: a matter of discipline keeps a minimal sealed record (practice 27).
    package let isSealed: Bool
    /// 门槛: how sure the classifier must be of this class before the daemon acts on it by itself, 0.01 to 1; nil is the usual.
    package let threshold: Double?
    package let validity: Validity
    package let line: Int
}

extension CategoryCode {
    /// 待归类: what no class fits.
    package static let unsorted: CategoryCode = "9999"
}
