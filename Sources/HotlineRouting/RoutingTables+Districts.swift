import HotlineCore

/// What lies in several districts (art. 13 ¶3).
extension RoutingTables {
    /// The districts of the places that a text names, each once, in its order; a name that several districts share names none.
    package func districts(named place: PlaceFinding) -> [PlaceCode] {
        var districts: [PlaceCode] = []
        for evidence in place.evidence {
            guard let code = evidence.source.split(separator: " ").last.map({ PlaceCode(rawValue: String($0)) }),
                let district = district(of: code), !districts.contains(district)
            else { continue }
            districts.append(district)
        }
        return districts
    }

    /// A route whose matter crosses districts: its municipal unit leads, and the districts help. The rule's lead where that is
    /// municipal already, else the first of the class's lead and co-departments that is; where the class names none, the hotline
    /// decides.
    package func municipal(_ route: Route, category: CategoryCode?, districts: [PlaceCode], on date: CivilDate) -> Route {
        let row = category.flatMap { categoryRows[$0] }
        let home = Home(.unknown, in: self)
        var resolver = RouteResolver(tables: self, category: category, home: home, date: date)
        let named = resolver.companions([row?.lead].compactMap { $0 } + (row?.co ?? []), of: .hotline)
        let lead = ([route.lead] + named).first { code in
            switch departments[code]?.type {
            case .municipal, .enterprise, .central: true
            case .district, .street, .hotline, nil: false
            }
        }
        let offices = districts.map { DepartmentCode(rawValue: $0.rawValue) }.filter { departments[$0]?.validity.contains(date) ?? false }
        guard let lead else {
            return Route(
                rule: route.rule, lead: .hotline, co: [], handler: .onCall, isAutomatic: false, reason: Reason("route-cross-no-municipal"),
                missing: route.missing)
        }
        let co = (route.co + named + offices).reduce(into: [DepartmentCode]()) { kept, code in
            if code != lead, !kept.contains(code) { kept.append(code) }
        }
        return Route(
            rule: route.rule, lead: lead, co: co, handler: lead == route.lead ? route.handler : .onCall, isAutomatic: false,
            reason: Reason("route-cross"), missing: route.missing)
    }
}
