import HotlineCore

extension RoutingTables {
    /// The first rule by 顺序 that matches, with 属地街镇, 属地区 and 按类别 resolved. Total: the last rule matches all.
    ///
    /// Where a symbol cannot be resolved the lead is the hotline and a person decides; a street that is not known falls
    /// back to its district. Without a class, with an ambiguous place or a barred department nothing is automatic.
    package func route(
        kind: Kind?, category: CategoryCode?, urgency: Urgency, channel: Channel, place: PlaceFinding, on date: CivilDate
    ) -> Route {
        let home = Home(place, in: self)
        let rule = matchingRule(kind: kind, category: category, urgency: urgency, channel: channel, home: home, on: date)
        var resolver = RouteResolver(tables: self, category: category, home: home, date: date)
        resolver.noteDoubts()
        let lead = resolver.resolve(rule.lead)
        let coCells = rule.lead == .byCategory && rule.co.isEmpty ? [.byCategory] : rule.co
        let co = resolver.companions(coCells, of: lead)
        return Route(
            rule: rule.id, lead: lead, co: co, handler: lead == .hotline && rule.lead != .department(.hotline) ? .onCall : rule.handler,
            isAutomatic: rule.isAutomatic && !resolver.needsPerson, reason: resolver.reason(rule.id, lead: lead),
            missing: resolver.missing)
    }

    private func matchingRule(
        kind: Kind?, category: CategoryCode?, urgency: Urgency, channel: Channel, home: Home, on date: CivilDate
    ) -> Rule {
        for rule in index.rules(for: category) {
            if let wanted = rule.kind, wanted != kind { continue }
            if let wanted = rule.urgency, wanted != urgency { continue }
            if let wanted = rule.channel, wanted != channel { continue }
            if let wanted = rule.district, wanted != home.district { continue }
            if let wanted = rule.street, wanted != home.street { continue }
            if rule.validity.contains(date) { return rule }
        }
        preconditionFailure("the loader refuses rules whose last row does not match all")
    }
}

/// The district and street of a finding. An ambiguous place has neither: nothing is guessed.
struct Home {
    let district: PlaceCode?
    let street: PlaceCode?
    let isAmbiguous: Bool

    init(_ place: PlaceFinding, in tables: RoutingTables) {
        isAmbiguous = place.isAmbiguous
        let street = place.street ?? place.named.flatMap(tables.street(of:))
        let district = place.district ?? street.flatMap(tables.district(of:)) ?? place.named.flatMap(tables.district(of:))
        // Streets of one district may be in doubt while the district is not.
        self.street = isAmbiguous ? nil : street
        self.district = isAmbiguous ? place.district : district
    }
}
