import HotlineCore

extension RoutingLoader {
    mutating func readSmallTables() {
        readScopeAndJoints()
        readGuidesAndVenues()
        readSentences()
        rows.successors = each(.successors) { cells in
            let old = cells.department(.old)
            let category = cells.categoryCondition(.category)
            let place = cells.place(.place)
            let new = cells.department(.new)
            let from = cells.value(.from, CellParser.date)
            guard let old, let new, let from else { return nil }
            return Successor(old: old, category: category, place: place, new: new, from: from, line: cells.line)
        }
    }

    private mutating func readScopeAndJoints() {
        rows.scope = each(.scope) { cells in
            let code = cells.ownCode(.code)
            let second = cells.value(.secondPerson, CellParser.boolean)
            guard let code, let second else { return nil }
            return ScopeRow(code: code, name: cells.text(.name), words: cells.text(.words), needsSecondPerson: second, line: cells.line)
        }
        rows.joints = each(.joint) { cells in
            let code = cells.ownCode(.code)
            let category = cells.categoryCondition(.category)
            let lead = cells.assignee(.lead, allowsCategory: true)
            let co = cells.assignees(.co, allowsCategory: false)
            let order = cells.value(.order) { text throws(CellFault) in
                try CellParser.choice(text, JointRow.Order.allCases, chinese: \.chinese, slug: \.rawValue)
            }
            let duties = cells.duties(.duties, of: [lead].compactMap { $0 } + co)
            let promised = cells.value(.promised, CellParser.limit)
            guard let code, let lead, let order else { return nil }
            return JointRow(
                code: code, name: cells.text(.name), category: category, lead: lead, co: co, duties: duties, order: order,
                promised: promised, line: cells.line)
        }
    }

    private mutating func readGuidesAndVenues() {
        rows.guides = each(.guides) { cells in
            let code = cells.ownCode(.code)
            let owner = cells.department(.owner)
            let checked = cells.value(.checked, CellParser.date)
            let validTo = cells.value(.validTo, CellParser.date)
            guard let code, let owner, let checked else { return nil }
            return Guide(
                code: code, name: cells.text(.name), basis: cells.text(.basis), conditions: cells.text(.conditions),
                materials: cells.text(.materials), flow: cells.text(.flow), audience: cells.text(.audience), limit: cells.text(.limit),
                result: cells.text(.result), fee: cells.text(.fee), owner: owner, source: cells.text(.source), checked: checked,
                validTo: validTo, line: cells.line)
        }
        rows.venues = each(.venues) { cells in
            let code = cells.ownCode(.code)
            let district = cells.place(.district, level: .district)
            let department = cells.department(.department)
            guard let code, let district, let department else { return nil }
            return Venue(
                code: code, name: cells.text(.name), district: district, department: department, windows: cells.list(.windows),
                difficultWindow: cells.text(.difficultWindow), hours: cells.text(.hours), line: cells.line)
        }
    }

    private mutating func readSentences() {
        readExamples()
        readDangers()
        rows.expectations = each(.expectations) { cells in
            let kind = cells.kind()
            let category = CellText.isAny(cells.text(.category)) ? nil : cells.category(.category)
            let department = cells.departmentCondition(.department)
            let urgency = cells.urgency()
            return Expectation(
                text: cells.text(.text), kind: kind, category: category, department: department, urgency: urgency, line: cells.line)
        }
    }
}
