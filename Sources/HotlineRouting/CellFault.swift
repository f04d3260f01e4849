/// What is wrong with a cell by itself or with what it names. The words stand in `CellFault+Wording`.
package enum CellFault: Error, Hashable {
    case blank
    /// A condition must say 任意: a merged cell saves blanks (practice 45).
    case blankCondition
    case undecodable
    /// U+FFFD: the letters were lost when the file was saved.
    case lostLetters
    case digitsGone(String)
    case notACode(String)
    case notADate(String)
    case serialDate(String)
    case dateWithoutYear(String)
    case noSuchDay(String)
    case notATime(String)
    case notWeekdays(String)
    case notABoolean(String)
    case notANumber(String, from: Int, to: Int)
    case notALimit(String)
    case notAPercentage(String)
    case notAMoment(String)
    case notAZone(String)
    case notAColumnMap(String)
    case notAColumnNumber(String)
    case notASilence(String)
    case notOneOf(String, [String])
    case unknown(Noun, String)
    /// 按类别 where no rule stands, or any symbol where a department must be named.
    case symbolHere(String)
    case padded(String, to: String)
    case nameDiffers(Noun, code: String, name: String, table: String)
    case keywordTooShort(String)
    case categoryOutsideParent(String, parent: String)
    case withoutName(String)
    case firstLevelNamed(String, name: String, other: String, line: Int)
    case backwards
    case duplicate(Noun, String, line: Int)
    case wrongLevel(String, expected: String)

    /// What a code names, and where it should stand.
    package enum Noun: Hashable {
        case department, person, category, firstLevel, place, district, street, order, rung, scope, joint, guide, venue, source
        case notice, state, day, unixUser, workNumber, sentence, danger
    }

    /// The row is good as it stands.
    var isWarning: Bool {
        switch self {
        case .padded, .nameDiffers: true
        case .blank, .blankCondition, .undecodable, .lostLetters, .digitsGone, .notACode, .notADate, .serialDate, .dateWithoutYear,
            .noSuchDay, .notATime, .notWeekdays, .notABoolean, .notANumber, .notALimit, .notAPercentage, .notAMoment, .notAZone,
            .notAColumnMap, .notAColumnNumber, .notASilence, .notOneOf, .unknown, .symbolHere, .keywordTooShort, .categoryOutsideParent,
            .withoutName,
            .firstLevelNamed, .backwards, .duplicate, .wrongLevel:
            false
        }
    }
}
