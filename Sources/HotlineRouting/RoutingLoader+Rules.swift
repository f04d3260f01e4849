import HotlineCore

extension RoutingLoader {
    /// 顺序 counts in tens; nine digits are a slip.
    static let orderRange = 1...999_999

    mutating func readRules() {
        rows.rules = each(.rules) { cells in
            let order = cells.number(.order, in: Self.orderRange)
            let kind = cells.kind()
            let category = cells.categoryCondition(.category)
            let urgency = cells.urgency()
            let channel = cells.condition(.channel) { text throws(CellFault) in
                try CellParser.choice(text, Channel.allCases, chinese: \.chinese, slug: \.rawValue)
            }
            let district = cells.place(.district, level: .district)
            let street = cells.place(.street, level: .street)
            let lead = cells.assignee(.lead, allowsCategory: true)
            let co = cells.assignees(.co, allowsCategory: true)
            let handler: HandlerRule? =
                ["值班", "on_call"].contains(cells.text(.handler)) ? .onCall : cells.person(.handler).map { .person($0) }
            let isAutomatic = cells.value(.auto, CellParser.boolean)
            let validity = cells.validity()
            guard let order, let lead, let handler, let isAutomatic else { return nil }
            return Rule(
                id: RuleID(order: order, line: cells.line), kind: kind, category: category, urgency: urgency, channel: channel,
                district: district, street: street, lead: lead, co: co, handler: handler, isAutomatic: isAutomatic,
                note: cells.text(.note), validity: validity)
        }
        checkOrders(.rules, rows.rules.map { ($0.id.order, $0.id.line) })
    }

    /// What must be done at once whatever the matter takes never stands still (domain 2.6).
    private static let pausable: [ClockName] = [.promised, .redo, .statutory]

    mutating func readDeadlines() {
        let columns: [(Heading, ClockName)] = ClockName.allCases.compactMap { name in Heading(rawValue: name.rawValue).map { ($0, name) } }
        rows.deadlines = each(.deadlines) { cells in
            let order = cells.number(.order, in: Self.orderRange)
            let kind = cells.kind()
            let urgency = cells.urgency()
            let category = cells.categoryCondition(.category)
            let department = cells.departmentCondition(.department)
            let type = cells.condition(.departmentType) { text throws(CellFault) in
                try CellParser.choice(text, Department.Sort.allCases, chinese: \.chinese, slug: \.rawValue)
            }
            let crossDistrict = cells.condition(.crossDistrict, CellParser.boolean)
            var limits: [ClockName: Limit] = [:]
            for (heading, name) in columns { limits[name] = cells.value(heading, CellParser.limit) }
            let pauses = cells.clocks(.pausedWhileAsked, among: Self.pausable)
            let most = cells.text(.mostExtensions).isEmpty ? nil : cells.number(.mostExtensions, in: 0...9)
            let longest = cells.value(.longestExtension, CellParser.limit)
            let validity = cells.validity()
            guard let order else { return nil }
            return DeadlineRow(
                order: order, line: cells.line, kind: kind, urgency: urgency, category: category, department: department,
                departmentType: type, crossDistrict: crossDistrict, limits: limits, pausedWhileAsked: pauses, mostExtensions: most,
                longestExtension: longest, validity: validity)
        }
        checkOrders(.deadlines, rows.deadlines.map { ($0.order, $0.line) })
    }
}
