import HotlineCore

/// The days on which a row holds: 生效 is the first, 失效 the last. Blank is always.
package struct Validity: Hashable, Sendable {
    package let from: CivilDate?
    package let to: CivilDate?

    package init(from: CivilDate? = nil, to: CivilDate? = nil) {
        self.from = from
        self.to = to
    }

    package static let always = Validity()

    package func contains(_ date: CivilDate) -> Bool {
        if let from, date < from { return false }
        if let to, to < date { return false }
        return true
    }
}
