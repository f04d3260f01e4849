import HotlineCore

extension CellReader {
    /// A code that this table itself gives.
    mutating func ownCode(_ heading: Heading) -> String? {
        value(heading) { text throws(CellFault) in try CodeCell(text).code }
    }

    mutating func department(_ heading: Heading) -> DepartmentCode? {
        value(heading) { text throws(CellFault) in text }.flatMap { reference(.department, $0, at: heading) }.map(
            DepartmentCode.init(rawValue:))
    }

    mutating func departmentCondition(_ heading: Heading) -> DepartmentCode? {
        CellText.isAny(text(heading)) ? nil : department(heading)
    }

    /// Whose hours a row of `hours.csv` gives: nil for the whole city, a department, or rooms of the hotline, written
    /// `HOTLINE/审核、回访` by the headings of `deadlines.csv`.
    mutating func holders(ofHours heading: Heading) -> [DepartmentCode?] {
        let text = text(heading)
        guard !CellText.isAny(text) else { return [nil] }
        guard let slash = text.firstIndex(where: { "/／".contains($0) }) else { return department(heading).map { [$0] } ?? [] }
        guard reference(.department, CellText.trimmed(String(text[..<slash])), at: heading) == DepartmentCode.hotline.rawValue else {
            add(.notOneOf(text, Self.rooms), at: heading)
            return []
        }
        var rooms: [DepartmentCode?] = []
        for name in CellText.list(String(text[text.index(after: slash)...])) {
            guard let clock = Self.roomClocks.first(where: { [$0.chinese, $0.rawValue].contains(name) }) else {
                add(.notOneOf(name, Self.rooms), at: heading)
                continue
            }
            rooms.append(WorkingCalendar.holder(ofRoom: clock))
        }
        return rooms
    }

    /// Deciding what a department asks for is the hotline's own work too.
    private static let roomClocks = ClockName.allCases.filter { !$0.isDepartments || $0 == .extension }
    private static let rooms = roomClocks.map { "HOTLINE/" + $0.chinese }

    /// Clocks by their Chinese name, by their column's, or by their slug; 无 and a blank cell are none.
    mutating func clocks(_ heading: Heading, among known: [ClockName]) -> Set<ClockName> {
        var clocks: Set<ClockName> = []
        for name in list(heading) where !["无", "none"].contains(name) {
            guard let clock = known.first(where: { $0.chinese == name || $0.chinese == name + "办结" || $0.rawValue == name }) else {
                add(.notOneOf(name, known.map(\.chinese)), at: heading)
                continue
            }
            clocks.insert(clock)
        }
        return clocks
    }

    mutating func departments(_ heading: Heading) -> [DepartmentCode] {
        list(heading).compactMap { reference(.department, $0, at: heading) }.map(DepartmentCode.init(rawValue:))
    }

    mutating func person(_ heading: Heading) -> PersonID? {
        text(heading).isEmpty ? nil : reference(.person, text(heading), at: heading).map(PersonID.init(rawValue:))
    }

    mutating func people(_ heading: Heading) -> [PersonID] {
        list(heading).compactMap { reference(.person, $0, at: heading) }.map(PersonID.init(rawValue:))
    }

    mutating func category(_ heading: Heading) -> CategoryCode? {
        text(heading).isEmpty ? nil : reference(.category, text(heading), at: heading).map(CategoryCode.init(rawValue:))
    }

    /// 任意, a first level of two digits or a class of four.
    mutating func categoryCondition(_ heading: Heading) -> CategoryCondition {
        let text = text(heading)
        guard !text.isEmpty, !CellText.isAny(text), let cell = code(text, at: heading) else { return .any }
        let isFirstLevel = CategoryPadding.isNumber(cell.code) && cell.code.utf8.count <= 2
        guard let found = reference(isFirstLevel ? .firstLevel : .category, text, at: heading) else { return .any }
        return isFirstLevel ? .firstLevel(found) : .exactly(CategoryCode(rawValue: found))
    }

    /// A district or street, or a place of any level.
    mutating func place(_ heading: Heading, level: Place.Level? = nil) -> PlaceCode? {
        let text = text(heading)
        guard !text.isEmpty, !CellText.isAny(text) else { return nil }
        let noun: CellFault.Noun =
            switch level {
            case .district: .district
            case .street: .street
            case .zone, .landmark, nil: .place
            }
        guard let code = reference(noun, text, at: heading) else { return nil }
        if let level, let entry = register.entry(.place, code), ![level.chinese, "\(level)"].contains(entry.level) {
            add(.wrongLevel(code, expected: level.chinese), at: heading)
            return nil
        }
        return PlaceCode(rawValue: code)
    }

    /// A department, 属地街镇 or 属地区; 按类别 in rules alone.
    mutating func assignee(_ heading: Heading, allowsCategory: Bool) -> Assignee? {
        let text = text(heading)
        return text.isEmpty ? nil : assignee(text, at: heading, allowsCategory: allowsCategory)
    }

    mutating func assignees(_ heading: Heading, allowsCategory: Bool) -> [Assignee] {
        list(heading).compactMap { assignee($0, at: heading, allowsCategory: allowsCategory) }
    }

    /// `ZJJ=统筹和补贴、GAJ=查交通违法`: what each of `assignees` does; words without a department are everybody's. A department
    /// that the row does not name is refused.
    mutating func duties(_ heading: Heading, of assignees: [Assignee]) -> [JointRow.Duty] {
        var duties: [JointRow.Duty] = []
        for part in list(heading) {
            guard let equals = part.firstIndex(where: { "=＝".contains($0) }) else {
                duties += assignees.map { JointRow.Duty(assignee: $0, text: part) }
                continue
            }
            let name = CellText.trimmed(String(part[..<equals]))
            guard let found = assignee(name, at: heading, allowsCategory: false) else { continue }
            guard assignees.contains(found) else {
                add(.notOneOf(name, assignees.map(\.chinese)), at: heading)
                continue
            }
            duties.append(JointRow.Duty(assignee: found, text: CellText.trimmed(String(part[part.index(after: equals)...]))))
        }
        return duties
    }

    private mutating func assignee(_ text: String, at heading: Heading, allowsCategory: Bool) -> Assignee? {
        for symbol in [Assignee.localStreet, .localDistrict, .byCategory] where symbol.chinese == text {
            if symbol == .byCategory, !allowsCategory {
                add(.symbolHere(text), at: heading)
                return nil
            }
            return symbol
        }
        return reference(.department, text, at: heading).map { .department(DepartmentCode(rawValue: $0)) }
    }

    /// A code that another table gives, with a warning where the name beside it is another's.
    fileprivate mutating func reference(_ noun: CellFault.Noun, _ text: String, at heading: Heading) -> String? {
        guard let cell = code(text, at: heading) else { return nil }
        let isClass = noun == .category || noun == .firstLevel
        let code = isClass ? noun == .category ? CategoryPadding.second(cell.code) : CategoryPadding.first(cell.code) : cell.code
        let table: CellFault.Noun = noun == .district || noun == .street ? .place : noun
        guard register.knows(table, code) != false else {
            add(.unknown(noun, cell.code), at: heading)
            return nil
        }
        if code != cell.code { add(.padded(cell.code, to: code), at: heading) }
        if !cell.name.isEmpty, let entry = register.entry(table, code), !entry.names.contains(cell.name) {
            add(.nameDiffers(noun, code: code, name: cell.name, table: entry.names.first ?? ""), at: heading)
        }
        return code
    }

    private mutating func code(_ text: String, at heading: Heading) -> CodeCell? {
        do throws(CellFault) { return try CodeCell(text) } catch {
            add(error, at: heading)
            return nil
        }
    }
}

extension CellReader {
    mutating func categories(_ heading: Heading) -> [CategoryCode] {
        list(heading).compactMap { reference(.category, $0, at: heading) }.map(CategoryCode.init(rawValue:))
    }

    mutating func places(_ heading: Heading) -> [PlaceCode] {
        list(heading).compactMap { reference(.place, $0, at: heading) }.map(PlaceCode.init(rawValue:))
    }
}
