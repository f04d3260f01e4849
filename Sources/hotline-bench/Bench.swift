import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import HotlineSystem

/// `hotline-bench [TICKETS] [ROUTING]`: the Desk beside a raw loop that writes the same rows through the same schema, in the same
/// run. Figures are ratios first; nothing here passes or fails.
enum Bench {
    /// Tickets a commit in both loops: what a turn of two milliseconds holds.
    private static let perCommit = 16

    static func main(_ arguments: [String]) {
        let count = arguments.first.flatMap { Int($0) } ?? 20_000
        let routing = arguments.count > 1 ? arguments[1] : "routing"
        let folder = NSTemporaryDirectory() + "hotline-bench-\(getpid())"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try run(count, routing: routing, folder: folder)
        } catch {
            FileHandle.standardError.write(Data("hotline-bench: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ count: Int, routing: String, folder: String) throws {
        let start = Instant(milliseconds: 1_773_278_400_000)
        guard case .loaded(let tables, let bytes, _) = TablesLoad.read(directory: routing, zone: .china, at: start) else {
            print("\(routing): refused; run hotline check")
            exit(1)
        }
        guard let prefix = TicketNumber.Prefix("GZ") else { return }
        let key = JournalKey([UInt8](repeating: 7, count: 32))
        var desk = Desk(
            store: try Store.openWriter(path: folder + "/desk.db", journalKey: key), tables: tables, settings: DeskSettings(prefix: prefix))
        try desk.adopt(tables, folder: bytes, at: start)
        let orders = (0..<count).map { index in
            var order = order(index, tables, at: start)
            order.prepare(with: tables)
            return order
        }
        let deskSeconds = try seconds {
            for batch in stride(from: 0, to: count, by: perCommit) {
                try desk.begin()
                for order in orders[batch..<min(batch + perCommit, count)] { _ = try desk.perform(order) }
                try desk.commit(at: start)
            }
        }
        _ = desk.store.database.checkpointPassively()
        let raw = try RawRows(of: folder + "/desk.db", key: key)
        let store = try Store.openWriter(path: folder + "/raw.db", journalKey: key)
        let rawSeconds = try seconds { try raw.write(to: store.database, perCommit: perCommit) }
        let deskRate = Double(count) / deskSeconds
        let rawRate = Double(count) / rawSeconds
        print("tickets \(count), \(perCommit) a commit, \(raw.rows) rows")
        print("desk \(Int(deskRate))/s  raw \(Int(rawRate))/s  ratio \((deskRate / rawRate * 100).rounded() / 100)")
        let later = start.adding(minutes: 60 * 24 * 2)
        var due = 0
        let tickSeconds = try seconds {
            var slice = 64
            while slice == 64 {
                try desk.begin()
                slice = try desk.tick(limit: 64, secrets: FreshSecrets(queryCode: "000000", link: []), at: later)
                try desk.commit(at: later)
                due += slice
            }
        }
        print("tick \(due) due: \(Int(tickSeconds / Double(max(due, 1)) * 1_000_000)) us each")
    }

    private static func order(_ index: Int, _ tables: Tables, at now: Instant) -> Order {
        var generator = SystemRandomNumberGenerator()
        let texts = ["棠下涌东路路灯坏了三天，晚上很黑", "楼下大排档油烟很大，影响休息", "小区停水一天了，什么时候来水", "公司拖欠工资两个月"]
        let submission = Submission(
            channel: .phone, mark: .phoneLog("bench", fieldsDigest: "\(index)"), receivedAt: now, takenBy: "8007",
            citizen: Citizen(name: "测试甲", phone: Phone("1200000\(1000 + index % 9000)")), content: texts[index % texts.count],
            placeText: "天河区棠下街道", callID: "bench.\(index)", raw: texts[index % texts.count])
        return Order(.submit(submission, nil), by: Actor(door: .file, origin: "bench"), secrets: .draw(using: &generator), at: now)
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let began = MonotonicClock.microseconds()
        try body()
        return Double(MonotonicClock.microseconds() - began) / 1_000_000
    }
}
