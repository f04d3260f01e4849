import HotlineClassifier
import HotlineCore
import HotlineRouting

/// What a finding, the tables and a person's decision make of a submission: everything but the handler, who depends on
/// the load of the moment. Pure, so that `explain`, the proposal and the acceptance agree.
package struct Triage: Sendable {
    package let kind: Kind
    package let category: CategoryCode?
    package let urgency: Urgency
    package let district: PlaceCode?
    package let street: PlaceCode?
    package let place: PlaceCode?
    /// What the route was found by: the text's place, or what a person or a form's field settled.
    package let settledPlace: PlaceFinding
    package let route: Route
    package let lead: DepartmentCode
    /// Who co-handles, and what each owes.
    package let plan: JointPlan
    package let limits: Limits
    /// A joint matter's promise, in place of the lead's own (practice 13); nil for most.
    package let jointLimit: Limit?
    /// Its places lie in several districts (art. 13 ¶3).
    package let isCrossDistrict: Bool
    /// Accepted and dispatched without a person: the row says 自动, and class and place are unique.
    package let isAutomatic: Bool
    package let reasons: [Reason]

    package init(_ submission: Submission, finding: Finding, decision: Decision?, tables: Tables, at now: Instant) {
        let routing = tables.routing
        let isLeadDecided = decision?.department != nil
        let decision = tables.decision(decision, atWindow: submission.venue)
        let date = routing.calendar.zone.date(of: now)
        kind = decision?.kind ?? finding.kind.value ?? submission.kindClaimed ?? .other
        category = decision?.category ?? finding.category.value
        urgency = decision?.urgency ?? finding.urgency.level

        var found = finding.place
        if let decision, decision.district != nil || decision.street != nil {
            let street = decision.street
            found = PlaceFinding(
                district: decision.district ?? street.flatMap { routing.district(of: $0) }, street: street,
                named: street ?? decision.district, candidates: [], evidence: [])
        }
        street = found.street ?? found.named.flatMap { routing.street(of: $0) }
        district = found.district ?? street.flatMap { routing.district(of: $0) }
        place = found.named
        settledPlace = found

        // What a person, or a form's field, settled is no longer open.
        let districts = found.district == nil && found.street == nil ? routing.districts(named: found) : []
        isCrossDistrict = districts.count > 1
        var route = routing.route(kind: kind, category: category, urgency: urgency, channel: submission.channel, place: found, on: date)
        if isCrossDistrict { route = routing.municipal(route, category: category, districts: districts, on: date) }
        self.route = route
        lead = decision?.department ?? route.lead
        plan = routing.jointPlan(lead: lead, co: route.co, category: category, district: district, street: street, on: date)
        limits = routing.limits(
            kind: kind, urgency: urgency, category: category, department: lead, crossDistrict: isCrossDistrict, on: date)
        let joined = routing.jointLimit(
            plan, lead: lead, kind: kind, urgency: urgency, category: category, crossDistrict: isCrossDistrict, from: now,
            district: district)
        jointLimit = joined?.limit

        let isSure = decision?.category != nil || finding.category.confidence >= tables.threshold(of: finding.category.value)
        // A secret text leaves intake only as a restatement that a second person released (practice 27); a report names
        // somebody, and a person sees to it that it does not reach them (practice 26).
        let namesLead = tables.namesLead(lead, in: submission.text, kind: kind)
        let needsPerson = submission.secret || kind == .report || namesLead
        // The learner is not sure that it is harmless: doubt asks a person (practice 3).
        let isPerhapsUrgent = decision?.urgency == nil && !finding.urgency.perhaps.isEmpty
        // The hotline is no department that signs and replies: what no table can place waits for a person to place or answer it.
        isAutomatic =
            lead != .hotline && !submission.secret && decision?.isHeld != true
            && (decision?.isAccepted == true
                || (route.isAutomatic && isSure && !found.isAmbiguous && !needsPerson && !isPerhapsUrgent
                    && decision?.department == nil))

        reasons =
            Self.reasons(
                finding: finding, decision: decision, kind: kind, category: category, urgency: urgency, place: found, route: route,
                lead: lead, isLeadDecided: isLeadDecided, isSure: isSure, needsPerson: needsPerson && !namesLead, tables: tables)
            + (namesLead ? [Reason("names-lead", tables.departmentName(lead))] : [])
            + (isCrossDistrict ? [Reason("cross-found", districts.compactMap { tables.placeName($0) }.joined(separator: "、"))] : [])
            + (plan.row.flatMap { row in joined.map { Tables.reason(row, $0, tables: tables) } }.map { [$0] } ?? [])
    }

    /// The rows of rules.csv that nearly took the matter, and why they did not. Asked for by whoever wants to know, never on intake.
    package func nearMisses(of finding: Finding, from channel: Channel, tables: Tables, at now: Instant) -> [Reason] {
        tables.nearMisses(
            before: route.rule, kind: kind, category: category, finding: finding, urgency: urgency, channel: channel,
            place: settledPlace, at: now)
    }

    private static func reasons(
        finding: Finding, decision: Decision?, kind: Kind, category: CategoryCode?, urgency: Urgency, place: PlaceFinding,
        route: Route, lead: DepartmentCode, isLeadDecided: Bool, isSure: Bool, needsPerson: Bool, tables: Tables
    ) -> [Reason] {
        // A word that was said often is one reason.
        func words(_ evidence: [Evidence]) -> String {
            var seen: Set<String> = []
            return evidence.map(\.words).filter { seen.insert($0).inserted }.prefix(4).joined(separator: "、")
        }
        var reasons: [Reason] = []
        if decision?.kind != nil {
            reasons.append(Reason("kind-decided", kind.chinese))
        } else {
            reasons.append(Reason("kind-found", kind.chinese, percent(finding.kind.confidence), words(finding.kind.evidence)))
        }
        if let category {
            let name = category.rawValue + " " + (tables.category(category)?.name ?? "")
            reasons.append(
                decision?.category != nil
                    ? Reason("category-decided", name)
                    : Reason("category-found", name, percent(finding.category.confidence), words(finding.category.evidence)))
            if decision?.category == nil, !isSure {
                let others = named(finding.category.alternatives, tables)
                reasons.append(others.isEmpty ? Reason("category-doubtful") : Reason("category-unsure", others))
            }
        } else {
            let others = named(finding.category.alternatives, tables)
            reasons.append(others.isEmpty ? Reason("category-unknown") : Reason("category-open", others))
        }
        if place.isAmbiguous {
            reasons.append(
                Reason("place-ambiguous", place.candidates.compactMap { tables.placeName($0) }.joined(separator: "、")))
        } else if let named = place.named ?? place.street ?? place.district {
            reasons.append(Reason("place-found", tables.placeName(named) ?? "", words(place.placed)))
        } else {
            reasons.append(Reason("place-unknown"))
        }
        if !place.unplaced.isEmpty { reasons.append(Reason("place-unplaced", words(place.unplaced))) }
        if urgency > .ordinary {
            reasons.append(
                decision?.urgency != nil
                    ? Reason("urgency-decided", urgency.chinese) : Reason("urgency-found", urgency.chinese, words(finding.urgency.evidence))
            )
        } else if !finding.urgency.cancelled.isEmpty {
            reasons.append(Reason("urgency-cancelled", words(finding.urgency.cancelled)))
        }
        if decision?.urgency == nil, !finding.urgency.perhaps.isEmpty {
            reasons.append(Reason("urgency-perhaps", words(finding.urgency.perhaps)))
        }
        if decision?.department != nil {
            // Where no person did, the window did.
            reasons.append(Reason(isLeadDecided ? "department-decided" : "department-venue", tables.departmentName(lead)))
        } else {
            reasons.append(
                Reason(slug: route.reason.slug, arguments: route.reason.arguments + [tables.departmentName(lead)]))
        }
        if needsPerson { reasons.append(Reason("needs-person")) }
        return reasons
    }

    private static func named(_ others: [Guess<CategoryCode>.Alternative], _ tables: Tables) -> String {
        others.map { $0.value.rawValue + " " + (tables.category($0.value)?.name ?? "") }.joined(separator: "、")
    }

    private static func percent(_ confidence: Double) -> String { "\(Int((confidence * 100).rounded()))" }
}
