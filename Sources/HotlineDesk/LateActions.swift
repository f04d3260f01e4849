import HotlineCore

/// Extensions, shelving, lateness and what comes of it.
package enum LateAction: Sendable {
    /// 申请延期, by the department. `length` as `deadlines.csv` writes it: `3工作日`.
    case askExtension(length: String, reason: String)
    /// 申请挂账, by the department, until a date at most thirty days off: `2026-04-10`.
    case askShelving(until: String, reason: String)
    /// Decides what the department asked for; above it.
    case decide(granted: Bool, reason: String)
    /// Back to 办理中 before the date.
    case unshelve(reason: String)
    /// 说明逾期原因, by the department.
    case explain(reason: String)
    /// 逾期复核: whether the reason stands. One that does not needs a correction.
    case judge(stands: Bool, reason: String, correction: Correction?)
    /// What the owner's department did about its correction.
    case followUp(text: String)
    case closeCorrection(reason: String)

    package struct Correction: Hashable, Sendable {
        package let owner: PersonID
        /// A date; the task is due with the close of that day.
        package let due: String
        package let task: String

        package init(owner: PersonID, due: String, task: String) {
            self.owner = owner
            self.due = due
            self.task = task
        }
    }
}
