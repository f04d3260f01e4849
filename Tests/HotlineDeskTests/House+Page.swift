import HotlineCore
import HotlineDesk

/// The citizen's own page, and that it was shown.
extension House {
    func page(_ receipt: Receipt, _ now: Instant) throws -> Progress? {
        let request = ProgressRequest(number: receipt.ticket ?? "", proof: .link(receipt.link ?? ""), address: "127.0.0.1")
        guard case .progress(let page) = try ask(.progress(request), now) else { return nil }
        return page
    }

    func see(_ notices: [Int64], of receipt: Receipt, _ now: Instant) throws {
        try desk.begin()
        try desk.progressSeen(of: id(receipt), notices: notices, at: now)
        try desk.commit(at: now)
    }

    /// 首问清单, by number.
    func mine(_ actor: Actor, _ now: Instant) throws -> [String] {
        guard case .list(let list) = try ask(.list(ListFilter(list: .mine), by: actor), now) else { return [] }
        return list.lines.map(\.number)
    }
}
