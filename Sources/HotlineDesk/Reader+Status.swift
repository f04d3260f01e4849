import HotlineCore
import HotlineReports
import HotlineRouting
import HotlineStore

extension Reader {
    func status(by actor: Actor, at now: Instant) throws(DeskFailure) -> StatusReport {
        try require(.status, of: actor)
        return try stored { () throws(StoreFailure) in
            let work = try workload(at: now)
            let untold = try untoldCount()
            let rejects = try store.rejectCount()
            var figures = work.figures
            figures.append(("untold", "\(untold)"))
            figures.append(("rejects", "\(rejects)"))
            figures.append(("schema", "\(try store.schemaVersion)"))
            figures.append(("routing", String(tables.version.rawValue.prefix(12))))
            figures.append(("clock", now.iso8601(in: zone)))
            if let next = try [store.nextMoment(), store.nextQuiet(), store.nextDelivery()].compactMap({ $0 }).min() {
                figures.append(("next", next.iso8601(in: zone)))
            }
            var warnings = tables.routing.warnings(on: zone.date(of: now)).map { Reason("table-warning", $0.description) }
            if untold > 0 { warnings.append(Reason("untold-waiting", "\(untold)")) }
            if rejects > 0 { warnings.append(Reason("rejects-waiting", "\(rejects)")) }
            return StatusReport(figures: figures, warnings: warnings)
        }
    }
}
