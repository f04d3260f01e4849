import HotlineCore

/// What is wrong between rows or tables, where no single cell is to blame. The words stand in `TableFault+Wording`.
enum TableFault: Hashable {
    case lastMustMatchAll
    case lastMustBeHotline
    case noHotline
    case noPromise
    case noExit(ClockName)
    case noUrgentRow(Kind, Urgency)
    case urgentRowWithoutLimit
    case promisedBeyondStatutory(promised: Limit, statutory: Limit)
    case noLadder(LadderName)
    case stepMissing(LadderName, before: String, step: Int)
    case stepTooEarly(id: String, after: String)
    case nobodyToTell(LadderRecipient)
    case deputyCycle([PersonID])
    case departmentCycle(DepartmentCode)
    case placeCycle(PlaceCode)
    case successionCycle(DepartmentCode)
    case nobodyOnCall(DepartmentCode)
    case nobodyThere(DepartmentCode, on: CivilDate)
    case streetWithoutDistrict(PlaceCode)
    case districtInside(PlaceCode)
    case placeWithoutParent(PlaceCode)
    case withoutOffice(PlaceCode, isDistrict: Bool)
    case barredLead(CategoryCode, DepartmentCode)
    case overlappingHours(Weekday)
    case noPublishedYear
    case cityNeverWorks
    case calendarEnds(year: Int)
    case noNotice(NoticeID)
    case noStateWords(TicketState)
    case bannedWord(String)
    case unknownPlaceholder(String, allowed: [String])
    case dateAlwaysKnown
    case noWords
    case fewExamples(CategoryCode, count: Int)
    case shadowedRule(by: RuleID)
    case classWithoutRule(CategoryCode)
    case nobodyReaches(DepartmentCode)
    case noPromiseFor(Kind?, CategoryCondition)
    case rosterHole(DepartmentCode, [Weekday], WorkingCalendar.Shift, instead: [PersonID])

    var isWarning: Bool {
        switch self {
        case .withoutOffice(_, let isDistrict): !isDistrict
        case .calendarEnds, .nobodyThere, .fewExamples, .shadowedRule, .classWithoutRule, .nobodyReaches, .noPromiseFor, .rosterHole: true
        case .lastMustMatchAll, .lastMustBeHotline, .noHotline, .noPromise, .noExit, .noUrgentRow, .urgentRowWithoutLimit,
            .promisedBeyondStatutory,
            .noLadder, .stepMissing, .stepTooEarly, .nobodyToTell, .deputyCycle, .departmentCycle, .placeCycle, .successionCycle,
            .nobodyOnCall, .streetWithoutDistrict, .districtInside, .placeWithoutParent, .barredLead, .overlappingHours, .noPublishedYear,
            .cityNeverWorks, .noNotice, .noStateWords, .bannedWord, .unknownPlaceholder, .dateAlwaysKnown, .noWords:
            false
        }
    }
}

extension RoutingLoader {
    mutating func add(_ file: String, line: Int? = nil, cell: String? = nil, _ fault: TableFault) {
        problems.add(RoutingProblem(file, line: line, cell: cell, fault))
    }
}

extension RoutingProblem {
    init(_ file: String, line: Int? = nil, cell: String? = nil, _ fault: TableFault) {
        self.init(file: file, line: line, cell: cell, what: fault.what, expected: fault.expected, isWarning: fault.isWarning)
    }
}
