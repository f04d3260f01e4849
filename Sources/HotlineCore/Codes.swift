/// A short name that a table gives to a thing. Kept as the table writes it; equal only to the same letters.
package protocol Code: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible,
    ExpressibleByStringLiteral
where RawValue == String {
    init(rawValue: String)
}

extension Code {
    package init(stringLiteral value: String) { self.init(rawValue: value) }
    package var description: String { rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A row of `departments.csv`.
package struct DepartmentCode: Code {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A row of `people.csv`. Outside the house a person is known by the work number only (practice 29).
package struct PersonID: Code {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A second-level row of `categories.csv`, four digits, e.g. `0205`.
package struct CategoryCode: Code {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A row of `places.csv`: six digits for a district, nine for a street or town, any other text for a landmark.
package struct PlaceCode: Code {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A chat, SMS or voice gateway: what its token or unix user is bound to.
package struct GatewayName: Code {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A row of `sources.csv`.
package struct SourceName: Code {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// SHA-256 of the canonical bytes of a routing folder, in lower-case hexadecimal.
package struct RoutingVersion: Code {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Twelve digits, as people read it.
    package var short: String { String(rawValue.prefix(12)) }
}
