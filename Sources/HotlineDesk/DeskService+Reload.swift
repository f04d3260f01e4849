import HotlineCore
import HotlineRouting
import HotlineStore
import HotlineSystem

/// A folder of tables, read and checked: either one value to swap in, or every problem there is.
package enum TablesLoad: Sendable {
    case loaded(Tables, RoutingFolder, warnings: [String])
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
        let failures = ExpectationCheck.failures(of: tables, at: now)
        if !failures.isEmpty { return .refused(problems: failures) }
        return .loaded(tables, folder, warnings: loaded.warnings.map(\.description))
    }
}

extension DeskService {
    /// Loads a folder beside the tables in force, and swaps one value or keeps the old one (design 7).
    func reload(_ directory: String?, by actor: Actor, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        allow(.reload, actor, reply) {
            self.long.async { _ in
                let load = TablesLoad.read(directory: directory ?? self.routingDirectory, zone: .china, at: now)
                switch load {
                case .refused(let problems):
                    let refused = Reason(
                        "tables-refused", now.wallClock(), "\(problems.count)", problems.first ?? "")
                    self.short.async { $0.standing.refusedTables = refused }
                    reply(.refused(.reloadRefused(problems: problems)))
                case .loaded(let tables, let folder, let warnings):
                    // What was learnt goes on judging while the learner looks at the new tables, if it keeps what they ask for.
                    self.adopt(tables.learnt(self.tables.sync { $0.model }, at: now).tables, folder, at: now) { refusal, leavers in
                        self.learn(.reload)
                        reply(refusal ?? .reloaded(version: tables.version, warnings: warnings + leavers))
                    }
                }
            }
        }
    }

    private func adopt(
        _ loaded: Tables, _ folder: RoutingFolder, at now: Instant, then done: @escaping @Sendable (DeskAnswer?, [String]) -> Void
    ) {
        turns.async { turns in
            let leavers: [String]
            do throws(StoreFailure) {
                try turns.desk.adopt(loaded, folder: folder, at: now)
                leavers = try turns.desk.leaversWithWork(at: now)
            } catch {
                return done(.refused(.tryLater(.failure)), [])
            }
            self.read(by: turns.desk.tables)
            self.short.async { $0.standing.refusedTables = nil }
            self.hooks.adopted(turns.desk.tables)
            done(nil, leavers)
        }
    }

    /// Gives every queue that reads by the tables the ones in force.
    func read(by tables: Tables) {
        self.tables.async { $0 = tables }
        short.async { $0.tables = tables }
        long.async { $0.tables = tables }
    }
}
