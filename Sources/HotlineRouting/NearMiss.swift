import HotlineCore

/// A row of `rules.csv` that stands before the one that matched and would have taken the matter but for one condition.
package struct NearMiss: Hashable, Sendable {
    /// What the row asked for and the matter was not, both as a clerk writes them.
    package enum Condition: Hashable, Sendable {
        case kind(wanted: Kind, was: Kind?)
        case category(wanted: CategoryCondition, was: CategoryCode?)
        case urgency(wanted: Urgency, was: Urgency)
        case channel(wanted: Channel, was: Channel)
        case district(wanted: PlaceCode, was: PlaceCode?)
        case street(wanted: PlaceCode, was: PlaceCode?)
        /// 生效, 失效: the row is not in force on that day.
        case validity(on: CivilDate)
    }

    package let rule: RuleID
    package let missed: Condition

    package init(rule: RuleID, missed: Condition) {
        self.rule = rule
        self.missed = missed
    }
}

extension RoutingTables {
    /// Near misses shown of one matter: the first few are the ones a clerk would have expected to match.
    package static let nearMissLimit = 5

    /// The rows before `rule` that one condition kept from matching, by 顺序. A row for another class or kind is near only where that is
    /// among the rivals: every row of the table is one class away from every matter.
    ///
    /// - Parameters:
    ///   - rivals: classes that the matter was nearly taken for.
    ///   - rivalKinds: the same of kinds.
    package func nearMisses(
        before rule: RuleID, kind: Kind?, category: CategoryCode?, rivals: [CategoryCode], rivalKinds: [Kind],
        urgency: Urgency, channel: Channel, place: PlaceFinding, on date: CivilDate
    ) -> [NearMiss] {
        let home = Home(place, in: self)
        var found: [NearMiss] = []
        for row in rules where row.id.order < rule.order && found.count < Self.nearMissLimit {
            var missed: [NearMiss.Condition] = []
            if let wanted = row.kind, wanted != kind {
                guard rivalKinds.contains(wanted) else { continue }
                missed.append(.kind(wanted: wanted, was: kind))
            }
            if !row.category.matches(category) {
                guard rivals.contains(where: { row.category.matches($0) }) else { continue }
                missed.append(.category(wanted: row.category, was: category))
            }
            if let wanted = row.urgency, wanted != urgency { missed.append(.urgency(wanted: wanted, was: urgency)) }
            if let wanted = row.channel, wanted != channel { missed.append(.channel(wanted: wanted, was: channel)) }
            if let wanted = row.district, wanted != home.district { missed.append(.district(wanted: wanted, was: home.district)) }
            if let wanted = row.street, wanted != home.street { missed.append(.street(wanted: wanted, was: home.street)) }
            if !row.validity.contains(date) { missed.append(.validity(on: date)) }
            if let only = missed.first, missed.count == 1 { found.append(NearMiss(rule: row.id, missed: only)) }
        }
        return found
    }
}
