import HotlineCore
import HotlineRouting
import HotlineStore
import HotlineSystem

/// A folder of tables, read and checked: either one value to swap in, or every problem there is.
package enum TablesLoad: Sendable {
    case loaded(Tables, RoutingFolder, warnings: [String])
    /// Good, but for sentences of expectations.csv that come out otherwise, one line each: only somebody's word puts them in force.
    case failing(Tables, RoutingFolder, warnings: [String], failures: [String])
    case refused(problems: [String])

    /// Reads, checks and runs the expectations; touches nothing that is live.
    package static func read(directory: String, zone: Zone, at now: Instant) -> TablesLoad {
        let folder: RoutingFolder
        do throws(RoutingFolderError) {
            folder = try RoutingFolder.read(directory: directory)
        } catch {
            return .refused(problems: [error.description])
        }
        let loaded = RoutingTables.load(folder, zone: zone, digest: { SHA256.hash($0).hex })
        guard let routing = loaded.tables, loaded.problems.isEmpty else {
            return .refused(problems: loaded.problems.map(\.description))
        }
        let tables = Tables(routing)
        let warnings = loaded.warnings.map(\.description)
        let failures = ExpectationCheck.failures(of: tables, at: now).map(\.words)
        return failures.isEmpty
            ? .loaded(tables, folder, warnings: warnings) : .failing(tables, folder, warnings: warnings, failures: failures)
    }
}

extension DeskService {
    /// Loads a folder beside the tables in force, and swaps one value or keeps the old one (design 7).
    ///
    /// - Parameter despite: why expectations that fail are overridden; tables that somebody overrode before need it no more.
    func reload(
        _ directory: String?, despite: String?, by actor: Actor, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void
    ) {
        if let despite, despite.isEmpty || despite.count > Desk.overrideReasonLimit {
            return reply(.refused(.invalid(field: "reason", value: "", expected: "1–\(Desk.overrideReasonLimit)")))
        }
        allow(.reload, actor, reply) {
            self.long.async { desk in
                switch TablesLoad.read(directory: directory ?? self.routingDirectory, zone: .china, at: now) {
                case .refused(let problems): self.refuse(problems, at: now, reply)
                case .loaded(let tables, let folder, let warnings): self.adopt(tables, folder, warnings, .met, at: now, reply)
                case .failing(let tables, let folder, let warnings, let failures):
                    if let despite {
                        let outcome = ExpectationOutcome.despite(reason: despite, failures: failures, by: actor)
                        return self.adopt(tables, folder, warnings, outcome, overridden: failures, at: now, reply)
                    }
                    do throws(StoreFailure) {
                        guard try desk.store.override()?.version == tables.version else {
                            return self.refuse(failures, at: now, reply)
                        }
                    } catch {
                        return reply(.refused(.tryLater(.failure)))
                    }
                    self.adopt(tables, folder, warnings, .overridden, overridden: failures, at: now, reply)
                }
            }
        }
    }

    private func refuse(_ problems: [String], at now: Instant, _ reply: @Sendable (DeskAnswer) -> Void) {
        let refused = Reason("tables-refused", now.wallClock(), "\(problems.count)", problems.first ?? "")
        short.async { $0.standing.refusedTables = refused }
        reply(.refused(.reloadRefused(problems: problems)))
    }

    private func adopt(
        _ loaded: Tables, _ folder: RoutingFolder, _ warnings: [String], _ expectations: ExpectationOutcome, overridden: [String] = [],
        at now: Instant, _ reply: @escaping @Sendable (DeskAnswer) -> Void
    ) {
        // What was learnt goes on judging while the learner looks at the new tables, if it keeps what they ask for.
        let judging = loaded.learnt(tables.sync { $0.model }, at: now).tables
        turns.async { turns in
            let leavers: [String]
            do throws(StoreFailure) {
                let inUse = try turns.desk.codesInUse(missingFrom: loaded.routing)
                if !inUse.isEmpty { return self.refuse(inUse, at: now, reply) }
                try turns.desk.adopt(judging, folder: folder, expectations: expectations, at: now)
                leavers = try turns.desk.leaversWithWork(at: now)
            } catch {
                return reply(.refused(.tryLater(.failure)))
            }
            self.read(by: turns.desk.tables)
            self.short.async { $0.standing.refusedTables = nil }
            self.hooks.adopted(turns.desk.tables)
            self.learn(.reload)
            reply(.reloaded(version: loaded.version, warnings: warnings + leavers, overridden: overridden))
        }
    }

    /// Gives every queue that reads by the tables the ones in force.
    func read(by tables: Tables) {
        self.tables.async { $0 = tables }
        short.async { $0.tables = tables }
        long.async { $0.tables = tables }
    }
}
