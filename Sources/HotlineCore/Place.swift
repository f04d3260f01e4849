/// A district, street, landmark or zone: a row of `places.csv`.
package struct Place: Hashable, Sendable {
    package enum Level: Int, Comparable, Sendable, CaseIterable {
        /// A zone (开发区) overlaps districts and names none.
        case zone = 0, district, street, landmark

        package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

        package var chinese: String {
            switch self {
            case .zone: "片区"
            case .district: "区"
            case .street: "街镇"
            case .landmark: "地点"
            }
        }
    }

    package let code: PlaceCode
    package let level: Level
    package let name: String
    package let aliases: [String]
    /// The street or district it lies in. Several parents make the name ambiguous: it is listed, never guessed.
    package let parents: [PlaceCode]

    package init(code: PlaceCode, level: Level, name: String, aliases: [String], parents: [PlaceCode]) {
        self.code = code
        self.level = level
        self.name = name
        self.aliases = aliases
        self.parents = parents
    }
}
