import HotlineCore

/// What would be done with a submission: shown before Enter (practice 39).
package struct Proposal: Hashable, Sendable {
    package let finding: Finding
    package let kind: Kind
    package let category: CategoryCode?
    package let categoryName: String?
    package let urgency: Urgency
    package let district: PlaceCode?
    package let street: PlaceCode?
    package let placeName: String?
    package let department: DepartmentCode
    package let departmentName: String
    package let handler: PersonID?
    package let handlerName: String?
    /// The rule's row says 自动 and category and place are unique.
    package let isAutomatic: Bool
    /// Kind, category, place, urgency, rule, handler: a line each.
    package let reasons: [Reason]
    package let clocks: [ClockLine]
    /// Open tickets of the same phone, newest first, at most five.
    package let sameCaller: [TicketLine]
    /// Tickets that may be about the same thing, the most alike first; the machine only offers (practice 5).
    package var lookAlikes: [LookAlike] = []
    /// Who co-handles and what each owes, a line each.
    package var companions: [Reason] = []
    /// An open incident of this class and place.
    package var incident: IncidentLine?
    /// The guide to answer an inquiry from; nil where none fits.
    package var guide: GuideLine?

    package init(
        finding: Finding, kind: Kind, category: CategoryCode?, categoryName: String?, urgency: Urgency, district: PlaceCode?,
        street: PlaceCode?, placeName: String?, department: DepartmentCode, departmentName: String, handler: PersonID?,
        handlerName: String?, isAutomatic: Bool, reasons: [Reason], clocks: [ClockLine], sameCaller: [TicketLine]
    ) {
        self.finding = finding
        self.kind = kind
        self.category = category
        self.categoryName = categoryName
        self.urgency = urgency
        self.district = district
        self.street = street
        self.placeName = placeName
        self.department = department
        self.departmentName = departmentName
        self.handler = handler
        self.handlerName = handlerName
        self.isAutomatic = isAutomatic
        self.reasons = reasons
        self.clocks = clocks
        self.sameCaller = sameCaller
    }
}
