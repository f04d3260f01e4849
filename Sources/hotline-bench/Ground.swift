import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import HotlineSystem

/// What every measurement stands on: the tables, a folder of its own that goes with the run, and a Desk or a service in it.
struct Ground {
    let routing: String
    let path: String
    let tables: Tables
    private let bytes: RoutingFolder

    static let key = JournalKey([UInt8](repeating: 7, count: 32))

    init(routing: String) throws {
        guard case .loaded(let tables, let bytes, _) = TablesLoad.read(directory: routing, zone: .china, at: SampleMatters.start) else {
            throw BenchProblem("\(routing): the tables are refused; run hotline check \(routing), or say --routing FOLDER")
        }
        self.tables = tables
        self.bytes = bytes
        self.routing = URL(fileURLWithPath: routing).path
        // Short: a Unix socket's path has little room.
        path = "/tmp/hotline-bench-\(getpid())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    func folder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: false)
        return path + "/" + name
    }

    func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }

    private var settings: DeskSettings {
        guard let prefix = TicketNumber.Prefix("GZ") else { preconditionFailure("two capital letters are a prefix") }
        return DeskSettings(prefix: prefix)
    }

    func desk(_ database: String) throws -> Desk {
        var desk = Desk(store: try Store.openWriter(path: database, journalKey: Self.key), tables: tables, settings: settings)
        try desk.adopt(tables, folder: bytes, at: SampleMatters.start)
        return desk
    }

    /// Classified by whoever sends it.
    func prepared(_ order: Order) -> Order {
        var order = order
        order.prepare(with: tables)
        return order
    }

    func service(_ database: String) throws -> DeskService {
        try DeskService(
            path: database, journalKey: Self.key, tables: tables, folder: bytes, routingDirectory: routing, settings: settings,
            clock: .simulated(startingAt: SampleMatters.start.milliseconds), hooks: DeskService.Hooks())
    }
}
