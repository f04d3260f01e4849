/// Whoever stands behind an address, for budgets that each sender has one of.
enum Sender {
    /// Sixteen-bit groups of an IPv6 address that one line has to itself: a home or a server is given a /64 and may use all of it.
    private static let ownGroups = 4
    private static let groups = 8

    /// An IPv4 address, the /64 of an IPv6 one, or the text as it is where it is neither.
    static func behind(_ address: String) -> String {
        // `::ffff:192.0.2.1` is one IPv4 address.
        guard address.contains(":"), !address.contains(".") else { return address }
        let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false).map { $0.split(separator: ":") }
        let written = halves.reduce(0) { $0 + $1.count }
        let left = halves.count > 1 ? [Substring](repeating: "0", count: max(0, groups - written)) : []
        let all = (halves.first ?? []) + left + (halves.count > 1 ? halves[1] : [])
        return all.prefix(ownGroups).joined(separator: ":")
    }
}
