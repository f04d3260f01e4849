/// A set of clocks, as bits: a ticket's clocks are asked for many times in its one turn.
package struct ClockNames: Hashable, Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt32 = 0

    package init() {}

    package init(arrayLiteral names: ClockName...) {
        for name in names { insert(name) }
    }

    package static let all: ClockNames = {
        var all = ClockNames()
        for name in ClockName.allCases { all.insert(name) }
        return all
    }()

    package var isEmpty: Bool { bits == 0 }

    /// In the order in which the names are declared.
    package var names: [ClockName] { isEmpty ? [] : ClockName.allCases.filter { contains($0) } }

    package func contains(_ name: ClockName) -> Bool { bits & name.bit != 0 }
    package mutating func insert(_ name: ClockName) { bits |= name.bit }
    package mutating func formUnion(_ others: ClockNames) { bits |= others.bits }
    package mutating func subtract(_ others: ClockNames) { bits &= ~others.bits }
    package func intersection(_ others: ClockNames) -> ClockNames {
        var common = self
        common.bits &= others.bits
        return common
    }
}

extension ClockName {
    fileprivate var bit: UInt32 {
        switch self {
        case .accept: 1 << 0
        case .dispatch: 1 << 1
        case .sign: 1 << 2
        case .contact: 1 << 3
        case .firstReport: 1 << 4
        case .promised: 1 << 5
        case .statutory: 1 << 6
        case .extension: 1 << 7
        case .ruling: 1 << 8
        case .review: 1 << 9
        case .redo: 1 << 10
        case .callback: 1 << 11
        case .rating: 1 << 12
        case .archive: 1 << 13
        case .supplement: 1 << 14
        case .followUp: 1 << 15
        }
    }
}
