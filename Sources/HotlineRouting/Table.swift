/// Every column of every table, by its English heading.
enum Heading: String, CaseIterable {
    case code, name, aliases, type, parent, mandate, excludes, phone, hours, liaison
    case onCall = "on_call", chiefRepresentative = "chief_representative", leaderInCharge = "leader_in_charge"
    case pausedWhileAsked = "paused_while_asked", mostExtensions = "most_extensions", longestExtension = "longest_extension"
    case validFrom = "valid_from", validTo = "valid_to"
    case id, workNumber = "work_number", department, secondLine = "second_line", roles, unixUser = "unix_user", deputy
    case person, weekdays, dates, from, to, capacity
    case definition, keywords, confusableWith = "confusable_with", lead, co, barred
    case level, parents, order, kind, category, urgency, channel, district, street, handler, auto, note, duties
    case words, effect, advice
    case departmentType = "department_type", crossDistrict = "cross_district"
    case accept, dispatch, sign, contact, firstReport = "first_report", promised, statutory
    case `extension`, ruling, review, redo, callback, rating, archive, supplement
    case ladder, rung, anchor, moment, condition, tells, reassigns
    case date, secondPerson = "second_person"
    case basis, conditions, materials, flow, audience, limit, result, fee, owner, source, checked
    case windows, difficultWindow = "difficult_window"
    case use, chinese, english, nextStepChinese = "next_step_chinese", nextStepEnglish = "next_step_english"
    case format, path, encoding, zone, columns, silence, window
    case text, old, place, new
    case sealed, threshold
    case must
}

/// A column of one table.
struct Column {
    enum Blank {
        case refused
        /// A condition: blank is refused with the advice to write 任意.
        case refusedCondition
        case allowed
    }

    let heading: Heading
    let chinese: String
    let blank: Blank
    /// The header may lack it.
    let isOptional: Bool

    static func value(_ heading: Heading, _ chinese: String) -> Column {
        Column(heading: heading, chinese: chinese, blank: .refused, isOptional: false)
    }

    static func condition(_ heading: Heading, _ chinese: String) -> Column {
        Column(heading: heading, chinese: chinese, blank: .refusedCondition, isOptional: false)
    }

    /// May be blank.
    static func text(_ heading: Heading, _ chinese: String) -> Column {
        Column(heading: heading, chinese: chinese, blank: .allowed, isOptional: false)
    }

    /// May be blank, and the header may lack it.
    static func extra(_ heading: Heading, _ chinese: String) -> Column {
        Column(heading: heading, chinese: chinese, blank: .allowed, isOptional: true)
    }
}

/// A file of the folder and its columns.
struct Table {
    let file: String
    let isOptional: Bool
    let columns: [Column]

    init(_ file: String, isOptional: Bool = false, _ columns: [Column]) {
        self.file = file
        self.isOptional = isOptional
        self.columns = columns
    }

    /// Which column a header cell names, in either language.
    func column(named name: String) -> Column? {
        let lower = name.lowercased()
        return columns.first { $0.chinese == name || $0.heading.rawValue == lower }
    }
}
