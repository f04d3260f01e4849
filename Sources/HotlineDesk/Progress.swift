import HotlineCore

/// What a citizen sees: plain words from notices.csv, a next step, a date, never an inner word (practice 53).
package struct Progress: Hashable, Sendable {
    /// What happened, or what the house wrote to the citizen, and when.
    package struct Step: Hashable, Sendable {
        package let at: Instant
        package let chinese: String
        package let english: String

        package init(at: Instant, chinese: String, english: String) {
            self.at = at
            self.chinese = chinese
            self.english = english
        }

        package func words(in language: Language) -> String { language == .chinese ? chinese : english }
    }

    package let number: String
    package let state: Step
    package let nextStepChinese: String
    package let nextStepEnglish: String
    package let departmentName: String?
    package let due: Instant?
    package let steps: [Step]
    /// The public reply, once released.
    package let reply: String?
    /// What the house wrote: an extension with its length and reason, a question, a ruling. The latest, oldest first.
    package var messages: [Step] = []
    /// The outbox's numbers of the notices that stand here in words and had not been told: whoever reads the page is told these.
    package var tells: [Int64] = []
    /// What the citizen can do about it now, in the order to offer.
    package var acts: [CitizenAct.Kind] = []

    package init(
        number: String, state: Step, nextStepChinese: String, nextStepEnglish: String, departmentName: String?, due: Instant?,
        steps: [Step], reply: String?
    ) {
        self.number = number
        self.state = state
        self.nextStepChinese = nextStepChinese
        self.nextStepEnglish = nextStepEnglish
        self.departmentName = departmentName
        self.due = due
        self.steps = steps
        self.reply = reply
    }
}
