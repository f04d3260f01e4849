import HotlineCore

/// All tables as one checked value. The tables never change: a reload makes another value, and the old one serves until then.
/// What lies over them, `board`, is the departments' own word.
///
/// Everything here has passed the loader's checks: a code that a row names is in its table, and the last rule matches all.
package struct RoutingTables: Sendable {
    package let version: RoutingVersion
    package let departments: [DepartmentCode: Department]
    package let people: [PersonID: Person]
    /// In the order of the file.
    package let roster: [RosterRow]
    package let categoryRows: [CategoryCode: CategoryRow]
    /// In the order of the file, whatever their dates.
    package let categories: [Category]
    package let places: [Place]
    package let placesByCode: [PlaceCode: Place]
    /// By 顺序.
    package let rules: [Rule]
    package let joints: [JointRow]
    package let urgencyWords: [UrgencyWord]
    /// By 顺序.
    package let deadlines: [DeadlineRow]
    /// By step. Every ladder has at least one rung.
    package let ladders: [LadderName: [Rung]]
    package let calendar: WorkingCalendar
    package let scope: [ScopeRow]
    package let guides: [Guide]
    package let venues: [Venue]
    package let phrases: [Phrase]
    package let notices: [NoticeID: Notice]
    package let stateWords: [TicketState: Notice]
    package let sources: [Source]
    package let successors: [Successor]
    package let examples: [Example]
    package let dangers: [DangerExample]
    /// From which chance of danger on the learner raises, or asks for a person.
    package let dangerThresholds: DangerThresholds
    package let expectations: [Expectation]

    /// Leave and duty as the departments set them; no part of the version.
    package var board = DutyBoard.empty

    /// What `route`, `onCall` and `recipients` look up, made once.
    let index: RoutingIndex

    init(version: RoutingVersion, rows: RoutingRows, calendar: WorkingCalendar) {
        self.version = version
        departments = Dictionary(rows.departments.map { ($0.code, $0) }) { first, _ in first }
        people = Dictionary(rows.people.map { ($0.id, $0) }) { first, _ in first }
        roster = rows.roster
        categoryRows = Dictionary(rows.categories.map { ($0.category.code, $0) }) { first, _ in first }
        categories = rows.categories.map(\.category)
        places = rows.places
        placesByCode = Dictionary(rows.places.map { ($0.code, $0) }) { first, _ in first }
        rules = rows.rules.sorted { $0.id.order < $1.id.order }
        joints = rows.joints
        urgencyWords = rows.urgencyWords
        deadlines = rows.deadlines.sorted { $0.order < $1.order }
        ladders = Dictionary(grouping: rows.rungs, by: \.ladder).mapValues { $0.sorted { $0.step < $1.step } }
        self.calendar = calendar
        scope = rows.scope
        guides = rows.guides
        venues = rows.venues
        phrases = rows.phrases
        notices = rows.notices
        stateWords = rows.stateWords
        sources = rows.sources
        successors = rows.successors
        examples = rows.examples
        dangers = rows.dangers
        dangerThresholds = rows.dangerThresholds
        expectations = rows.expectations
        index = RoutingIndex(
            rules: rules, categories: rows.categories, places: rows.places, departments: rows.departments, people: rows.people,
            roster: rows.roster)
    }
}

/// The rows of all tables as they were read, before they are one value.
struct RoutingRows {
    var departments: [Department] = []
    var people: [Person] = []
    var roster: [RosterRow] = []
    var categories: [CategoryRow] = []
    var places: [Place] = []
    var rules: [Rule] = []
    var joints: [JointRow] = []
    var urgencyWords: [UrgencyWord] = []
    var deadlines: [DeadlineRow] = []
    var rungs: [Rung] = []
    var scope: [ScopeRow] = []
    var guides: [Guide] = []
    var venues: [Venue] = []
    var phrases: [Phrase] = []
    var notices: [NoticeID: Notice] = [:]
    var stateWords: [TicketState: Notice] = [:]
    var sources: [Source] = []
    var successors: [Successor] = []
    var examples: [Example] = []
    var dangers: [DangerExample] = []
    var dangerThresholds = DangerThresholds.standard
    var expectations: [Expectation] = []
}
