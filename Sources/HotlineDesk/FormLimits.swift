import HotlineCore

/// Who floods the form. Counted per address and in memory, for a flood is of now.
///
/// Local addresses are not counted: a proxy that the settings do not list makes every citizen look local, and one budget for
/// all of them would shut the door of the city.
struct FormLimits {
    static let windowMilliseconds: Int64 = 15 * 60_000
    /// Addresses remembered; past it the window is begun anew, which only an attack with many addresses reaches.
    static let addressLimit = 50_000

    private let most: Int
    private var began: Instant
    private var counts: [String: Int] = [:]

    init(most: Int, at now: Instant) {
        self.most = most
        began = now
    }

    /// Counts a form, and says whether it is taken.
    mutating func admits(_ address: String, at now: Instant) -> Bool {
        let elapsed = now.milliseconds - began.milliseconds
        if elapsed < 0 || elapsed >= Self.windowMilliseconds || counts.count >= Self.addressLimit { self = FormLimits(most: most, at: now) }
        guard !Self.isLocal(address) else { return true }
        let sender = Sender.behind(address)
        guard counts[sender, default: 0] < most else { return false }
        counts[sender, default: 0] += 1
        return true
    }

    static func isLocal(_ address: String) -> Bool { address == "unix" || address == "::1" || address.hasPrefix("127.") }
}
