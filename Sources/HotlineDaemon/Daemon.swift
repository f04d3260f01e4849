import Dispatch
import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import HotlineSystem

/// The running daemon: lock, store, tables, doors, time. What it is made of stands in `start`; what it does, in the parts.
package final class Daemon: Sendable {
    /// For the answers to leave at a stop, once the Desk has given them.
    private static let sendingMilliseconds: Int64 = 3_000
    /// For the last lines of the log.
    private static let logMilliseconds: Int64 = 1_000

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
        try provideDescriptors(settings, log: log)
        let state = StateFolder(settings.state)
        try makeFolder(state.path)
        try makeFolder(settings.spool)
        let lock = try takeLock(state.lock)
        let key = try journalKey(settings, state, environment)
        let clock = settings.simulatedClock.map { WallClock.simulated(startingAt: $0.milliseconds) } ?? WallClock.system()
        let now = Instant(milliseconds: clock.now())
        let loaded = try loadTables(settings.routing, state, key, log: log, at: now)
        return try Daemon(settings, log: log, lock: lock, key: key, clock: clock, loaded: loaded, state: state, environment: environment)
    }

    private init(
        _ settings: Settings, log: Log, lock: FileLock, key: JournalKey, clock: WallClock, loaded: StartingTables, state: StateFolder,
        environment: [String: String]
    ) throws(DaemonProblem) {
        self.settings = settings
        self.log = log
        self.lock = lock
        let wiring = Wiring()
        let hooks = wiring.hooks(log: log)
        do throws(StoreFailure) {
            service = try DeskService(
                path: state.database, journalKey: key, tables: loaded.tables, folder: loaded.folder, expectations: loaded.expectations,
                routingDirectory: settings.routing, settings: Self.deskSettings(settings, state), clock: clock, hooks: hooks)
        } catch {
            throw DaemonProblem("\(state.database): \(error.words)")
        }
        let service = service
        board = HotlineSwitchboard(now: { clock.now() }, serve: { request, reply in service.handle(request, reply: reply) })
        let board = board
        files = FileDoor(service: service, sources: loaded.tables.routing.sources, spool: settings.spool)
        let files = files
        notifier = ServiceNotifier(environment: environment)
        var doors = Doors(settings, board: board)
        try doors.openAll(handedOver: try Self.handedOver(environment))
        listeners = doors.open
        let courier = Courier(
            service: service, rules: settings.webhookRules(listening: listeners.values.flatMap { $0 }), proxy: settings.webhookProxy,
            log: log)
        heartbeat = Heartbeat(service: service, notifier: notifier, log: log, each: { courier.turn() }) { done in
            service.learn(doors: board.figures())
            board.turn { files.turn(then: done) }
        }
        wiring.connect(board: board, files: files, heartbeat: heartbeat, service: service)
        Self.write(listeners, to: state.listeners, log: log)
    }

    /// Serves until a signal says otherwise, then leaves with status 0.
    package func run() -> Never {
        files.start()
        heartbeat.start()
        service.learn(.start)
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
            case .reloaded(let version, let warnings, let overridden):
                for warning in warnings + overridden { self.log.event(.warning, "table-warning", ["what": warning]) }
                self.log.event(.notice, "reloaded", ["version": version.rawValue])
            case .refused(.reloadRefused(let problems)):
                for problem in problems.prefix(100) { self.log.event(.error, "table-problem", ["what": problem]) }
                self.log.event(.error, "reload-refused", ["problems": problems.count, "tables": "the old ones stay in force"])
                self.heartbeat.note("reload refused, \(problems.count) problems: the old tables stay")
            case .refused(let refusal):
                self.log.event(.error, "reload-refused", ["why": refusal.codes.slug, "tables": "the old ones stay in force"])
                self.heartbeat.note("reload refused, \(refusal.codes.slug): the old tables stay")
            default: break
            }
            self.notifier.ready()
            self.heartbeat.tellStatus()
        }
    }

    /// Lets what was begun end: no new callers, waiting orders done, answers sent, the WAL written back.
    private func stop() {
        log.event(.notice, "stopping")
        let sending = min(settings.drainMilliseconds, Self.sendingMilliseconds)
        notifier.stopping(withinMilliseconds: settings.drainMilliseconds + sending + 2 * Self.logMilliseconds)
        heartbeat.stop()
        files.stop()
        board.stopAccepting()
        board.push(.stopping, to: "consoles")
        service.stop()
        let turned = DispatchSemaphore(value: 0)
        service.pulse { turned.signal() }
        let deadline = DispatchTime.now() + .milliseconds(Int(settings.drainMilliseconds))
        let isDone = turned.wait(timeout: deadline) == .success
        let cut = board.drain(withinMilliseconds: sending)
        if isDone {
            service.closeNumbers()
            let figures = service.figures()
            log.event(
                .notice, "stopped",
                ["cut": cut, "turns": figures.turns, "orders": figures.orders, "slowest_us": figures.slowestMicroseconds])
        } else {
            // Its figures would have to wait for it. What it had not answered, the next start finds committed or never begun.
            log.event(.error, "stopped", ["cut": cut, "desk": "still busy"])
        }
        log.flush(withinMilliseconds: Int(Self.logMilliseconds))
        exit(0)
    }

    private static func deskSettings(_ settings: Settings, _ state: StateFolder) -> DeskSettings {
        guard let prefix = TicketNumber.Prefix(settings.ticketPrefix) else {
            preconditionFailure("the settings refuse a prefix that is none")
        }
        var desk = DeskSettings(prefix: prefix)
        desk.chatQuiet = settings.chatQuietMilliseconds
        desk.digest = settings.digest
        desk.mostExtensions = settings.mostExtensions
        desk.longestShelving = settings.longestShelving
        desk.formsPerAddress = settings.formsPerAddress
        desk.waitingLimit = settings.waitingOrders
        desk.smsGateway = settings.smsGateway.map { GatewayName(rawValue: $0) }
        desk.webhooks = settings.webhookRules()
        desk.modelPath = state.model
        desk.version = HotlinedProgram.version
        return desk
    }

    private static func handedOver(
        _ environment: [String: String]
    ) throws(DaemonProblem) -> [(name: String, socket: ListeningSocket)] {
        do throws(SystemSockets.Problem) { return try SystemSockets.handedOver(environment: environment) } catch {
            throw DaemonProblem(error.description)
        }
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
        let place = JournalKeyPlace(named: settings.journalKey, state: state, environment: environment)
        do throws(SecretFile.Problem) { return try place.obtain() } catch {
            throw DaemonProblem(error.description)
        }
    }

    /// The tables to start with.
    private struct StartingTables {
        let tables: Tables
        let folder: RoutingFolder
        let expectations: ExpectationOutcome
    }

    private static func loadTables(
        _ directory: String, _ state: StateFolder, _ key: JournalKey, log: Log, at now: Instant
    ) throws(DaemonProblem) -> StartingTables {
        switch TablesLoad.read(directory: directory, zone: .china, at: now) {
        case .loaded(let tables, let folder, let warnings):
            for warning in warnings { log.event(.warning, "table-warning", ["what": warning]) }
            return StartingTables(tables: tables, folder: folder, expectations: .met)
        case .failing(let tables, let folder, let warnings, let failures):
            guard try isOverridden(tables.version, state, key) else { throw refusal(of: directory, failures) }
            for warning in warnings + failures { log.event(.warning, "table-warning", ["what": warning]) }
            return StartingTables(tables: tables, folder: folder, expectations: .overridden)
        case .refused(let problems): throw refusal(of: directory, problems)
        }
    }

    private static func refusal(of directory: String, _ problems: [String]) -> DaemonProblem {
        let shown = problems.prefix(20).joined(separator: "\n")
        return DaemonProblem("\(directory): \(problems.count) problems; run hotline check \(directory)\n\(shown)")
    }

    private static func isOverridden(
        _ version: RoutingVersion, _ state: StateFolder, _ key: JournalKey
    ) throws(DaemonProblem) -> Bool {
        do throws(StoreFailure) { return try Desk.isOverridden(version, path: state.database, journalKey: key) } catch {
            throw DaemonProblem("\(state.database): \(error.words)")
        }
    }

    /// Dispatch, SQLite, the log and a few phone logs: with fewer descriptors than this Dispatch ends the process without a word.
    private static let fewestDescriptors = 64

    private static func provideDescriptors(_ settings: Settings, log: Log) throws(DaemonProblem) {
        let wanted = fewestDescriptors + settings.mostConnections
        let allowed = DescriptorLimit.raise(to: wanted)
        guard allowed >= fewestDescriptors else {
            throw DaemonProblem("\(allowed) open files are allowed and \(fewestDescriptors) needed: raise LimitNOFILE= or ulimit -n")
        }
        if allowed < wanted { log.event(.warning, "few-descriptors", ["allowed": allowed, "for_all_connections": wanted]) }
    }

    /// For the tools of this machine. A disk that is full is no reason not to serve, so a failure is only logged; but a list of
    /// an earlier run would send the tools astray, so that one goes.
    private static func write(_ listeners: [String: [String]], to path: String, log: Log) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if let data = try? encoder.encode(listeners), (try? data.write(to: URL(fileURLWithPath: path), options: .atomic)) != nil { return }
        unlink(path)
        log.event(.error, "listeners-not-written", ["file": path, "next": "name the console to the tools: --console"])
    }
}
