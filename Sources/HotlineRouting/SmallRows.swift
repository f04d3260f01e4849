import HotlineCore

/// A row of `joint.csv`: a matter for several departments, and what each one does.
package struct JointRow: Hashable, Sendable {
    package enum Order: String, CaseIterable, Sendable {
        case serial, parallel

        package var chinese: String {
            switch self {
            case .serial: "串行"
            case .parallel: "并行"
            }
        }
    }

    /// What one of the departments does.
    package struct Duty: Hashable, Sendable {
        package let assignee: Assignee
        package let text: String
    }

    package let code: String
    package let name: String
    package let category: CategoryCondition
    package let lead: Assignee
    package let co: [Assignee]
    package let duties: [Duty]
    package let order: Order
    /// The promise for the joint matter as a whole; nil where what its departments promise is all there is.
    package let promised: Limit?
    package let line: Int
}

/// A row of `scope.csv`: why a matter is not accepted, and the words for the citizen.
package struct ScopeRow: Hashable, Sendable {
    /// `R01`…`R10`.
    package let code: String
    package let name: String
    package let words: String
    /// A decline for this reason needs a second person (practice 23).
    package let needsSecondPerson: Bool
    package let line: Int
}

/// A row of `venues.csv`: a service venue and its windows.
package struct Venue: Hashable, Sendable {
    package let code: String
    package let name: String
    package let district: PlaceCode
    package let department: DepartmentCode
    package let windows: [String]
    /// 办不成事窗口.
    package let difficultWindow: String
    package let hours: String
    package let line: Int
}

/// A row of `phrases.csv`: what a reply may not contain.
package struct Phrase: Hashable, Sendable {
    package let type: String
    package let words: [String]
    package let note: String
    /// 必改: a reply with it is not released, unless a reviewer says why.
    package let mustGo: Bool
    package let line: Int

    package init(type: String, words: [String], note: String = "", mustGo: Bool = false, line: Int = 0) {
        self.type = type
        self.words = words
        self.note = note
        self.mustGo = mustGo
        self.line = line
    }
}

/// A row of `successors.csv`: which department takes over from which, for what and where, from when.
package struct Successor: Hashable, Sendable {
    package let old: DepartmentCode
    package let category: CategoryCondition
    /// The district or street concerned; nil is 任意.
    package let place: PlaceCode?
    package let new: DepartmentCode
    package let from: CivilDate
    package let line: Int
}

/// A row of `roster.csv`: who is on call in which hours.
package struct RosterRow: Hashable, Sendable {
    package let department: DepartmentCode
    package let person: PersonID
    /// Nil is 任意.
    package let weekdays: Set<Weekday>?
    /// Nil is 任意; else stretches of days, both ends among them.
    package let dates: [ClosedRange<CivilDate>]?
    package let from: TimeOfDay
    /// Before `from` where the duty goes over midnight; then weekday and date are those of its beginning.
    package let to: TimeOfDay
    /// How many open tickets at a time; nil where there is no such limit.
    package let capacity: Int?
    package let deputy: PersonID?
    package let line: Int
}

/// A row of `examples.csv`: the classifier learns from these.
package struct Example: Hashable, Sendable {
    package let text: String
    package let kind: Kind
    package let category: CategoryCode
    package let line: Int
}

/// A row of `dangers.csv`: what the learner takes for dangerous, and what only sounds so.
package struct DangerExample: Hashable, Sendable {
    package let text: String
    package let urgency: Urgency
    /// 扬言: somebody threatens others or themselves.
    package let isThreat: Bool
    package let line: Int
}

/// A row of `expectations.csv`: what a sentence must get, run before every reload. A nil is 任意.
package struct Expectation: Hashable, Sendable {
    package let text: String
    package let kind: Kind?
    package let category: CategoryCode?
    package let department: DepartmentCode?
    package let urgency: Urgency?
    package let line: Int
}
