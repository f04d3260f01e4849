import Dispatch
import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import HotlineSystem

/// The running daemon: lock, store, tables, doors, time. What it is made of stands in `start`; what it does, in the parts.
package final class Daemon: Sendable {
    private let settings: Settings
    private let log: Log
    private let lock: FileLock
    private let service: DeskService
    private let board: HotlineSwitchboard
    private let files: FileDoor
    private let heartbeat: Heartbeat
    private let notifier: ServiceNotifier
    private let control = DispatchQueue(label: "hotline.control")
    package let listeners: [String: [String]]

    /// Does all that can fail before anything is served; whatever fails leaves nothing behind but the state folder.
    package static func start(
        _ settings: Settings, log: Log, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(DaemonProblem) -> Daemon {
        if let refusal = settings.refusalOfDoors() { throw DaemonProblem(refusal) }
        let state = StateFolder(settings.state)
        try makeFolder(state.path)
        try makeFolder(settings.spool)
        let lock = try takeLock(state.lock)
        let key = try journalKey(settings, state, environment)
        let clock = settings.simulatedClock.map { WallClock.simulated(startingAt: $0.milliseconds) } ?? WallClock.system()
        let now = Instant(milliseconds: clock.now())
        let (tables, folder) = try loadTables(settings.routing, log: log, at: now)
        return try Daemon(
            settings, log: log, lock: lock, key: key, clock: clock, tables: tables, folder: folder, state: state, environment: environment)
    }

    private init(
        _ settings: Settings, log: Log, lock: FileLock, key: JournalKey, clock: WallClock, tables: Tables, folder: RoutingFolder,
        state: StateFolder, environment: [String: String]
    ) throws(DaemonProblem) {
        self.settings = settings
        self.log = log
        self.lock = lock
        let wiring = Wiring()
        let hooks = wiring.hooks(log: log)
        do throws(StoreFailure) {
            service = try DeskService(
                path: state.database, journalKey: key, tables: tables, folder: folder, routingDirectory: settings.routing,
                settings: Self.deskSettings(settings), clock: clock, hooks: hooks)
        } catch {
            throw DaemonProblem("\(state.database): \(error)")
        }
        let service = service
        board = HotlineSwitchboard(now: { clock.now() }, serve: { request, reply in service.handle(request, reply: reply) })
        let board = board
        files = FileDoor(service: service, sources: tables.routing.sources, spool: settings.spool)
        let files = files
        notifier = ServiceNotifier(environment: environment)
        heartbeat = Heartbeat(service: service, notifier: notifier) { done in board.turn { files.turn(then: done) } }
        wiring.connect(board: board, files: files, service: service)
        do throws(SystemSockets.Problem) {
            var doors = Doors(settings, board: board)
            try Self.open(&doors, handedOver: try SystemSockets.handedOver(environment: environment))
            listeners = doors.open
        } catch {
            throw DaemonProblem(error.description)
        }
        try Self.write(listeners, to: state.listeners)
    }

    /// Serves until a signal says otherwise, then leaves with status 0.
    package func run() -> Never {
        files.start()
        heartbeat.start()
        let signals = Signals(on: control) { signal in
            switch signal {
            case .terminate, .interrupt: self.stop()
            case .hangUp: self.reload()
            }
        }
        notifier.ready()
        for (name, places) in listeners.sorted(by: { $0.key < $1.key }) {
            log.event(.notice, "listening", ["door": name, "at": places.joined(separator: " ")])
        }
        log.event(.notice, "ready", ["state": settings.state, "routing": settings.routing])
        withExtendedLifetime(signals) { dispatchMain() }
    }

    private func reload() {
        notifier.reloading()
        let actor = Actor(door: .tool, origin: "SIGHUP")
        service.handle(.reload(directory: nil, by: actor, at: service.now)) { answer in
            switch answer {
            case .reloaded(let version, let warnings):
                for warning in warnings { self.log.event(.warning, "table-warning", ["what": warning]) }
                self.log.event(.notice, "reloaded", ["version": version.rawValue])
            case .refused(.reloadRefused(let problems)):
                for problem in problems.prefix(100) { self.log.event(.error, "table-problem", ["what": problem]) }
            case .refused(let refusal): self.log.event(.error, "reload-refused", ["why": refusal.codes.slug])
            default: break
            }
            self.notifier.ready()
        }
    }

    /// Lets what was begun end: no new callers, waiting orders done, answers sent, the WAL written back.
    private func stop() {
        log.event(.notice, "stopping")
        notifier.stopping()
        heartbeat.stop()
        files.stop()
        board.stopAccepting()
        board.push(.stopping, to: "consoles")
        service.stop()
        let turned = DispatchSemaphore(value: 0)
        service.pulse { turned.signal() }
        let deadline = DispatchTime.now() + .milliseconds(Int(settings.drainMilliseconds))
        if turned.wait(timeout: deadline) == .timedOut { log.event(.error, "desk-still-busy") }
        let cut = board.drain(withinMilliseconds: min(settings.drainMilliseconds, 3_000))
        let figures = service.figures()
        log.event(
            .notice, "stopped",
            ["cut": cut, "turns": figures.turns, "orders": figures.orders, "slowest_us": figures.slowestMicroseconds])
        log.flush(withinMilliseconds: 1_000)
        exit(0)
    }

    private static func deskSettings(_ settings: Settings) -> DeskSettings {
        guard let prefix = TicketNumber.Prefix(settings.ticketPrefix) else {
            preconditionFailure("the settings refuse a prefix that is none")
        }
        var desk = DeskSettings(prefix: prefix)
        desk.chatQuiet = settings.chatQuietMilliseconds
        desk.smsGateway = settings.smsGateway.map { GatewayName(rawValue: $0) }
        return desk
    }

    private static func open(
        _ doors: inout Doors, handedOver: [(name: String, socket: ListeningSocket)]
    ) throws(SystemSockets.Problem) {
        do throws(DaemonProblem) { try doors.openAll(handedOver: handedOver) } catch { throw .notListening(name: error.description) }
    }

    private static func makeFolder(_ path: String) throws(DaemonProblem) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue { return }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DaemonProblem("\(path): cannot be made; create it and give it to the user that runs hotlined")
        }
    }

    private static func takeLock(_ path: String) throws(DaemonProblem) -> FileLock {
        do throws(FileLock.Problem) { return try FileLock(path: path) } catch { throw DaemonProblem(error.description) }
    }

    private static func journalKey(
        _ settings: Settings, _ state: StateFolder, _ environment: [String: String]
    ) throws(DaemonProblem) -> JournalKey {
        do throws(SecretFile.Problem) {
            if let path = settings.journalKey { return JournalKey(try SecretFile.read(path)) }
            if let folder = environment["CREDENTIALS_DIRECTORY"], FileManager.default.fileExists(atPath: folder + "/journal.key") {
                return JournalKey(try SecretFile.read(folder + "/journal.key"))
            }
            return JournalKey(try SecretFile.obtain(state.journalKey))
        } catch {
            throw DaemonProblem(error.description)
        }
    }

    private static func loadTables(
        _ directory: String, log: Log, at now: Instant
    ) throws(DaemonProblem) -> (Tables, RoutingFolder) {
        switch TablesLoad.read(directory: directory, zone: .china, at: now) {
        case .loaded(let tables, let folder, let warnings):
            for warning in warnings { log.event(.warning, "table-warning", ["what": warning]) }
            return (tables, folder)
        case .refused(let problems):
            let shown = problems.prefix(20).joined(separator: "\n")
            throw DaemonProblem("\(directory): \(problems.count) problems; run hotline check \(directory)\n\(shown)")
        }
    }

    private static func write(_ listeners: [String: [String]], to path: String) throws(DaemonProblem) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(listeners), (try? data.write(to: URL(fileURLWithPath: path), options: .atomic)) != nil else {
            throw DaemonProblem("\(path): cannot be written")
        }
    }
}
