import HotlineCore
import HotlineReports
import HotlineRouting
import HotlineStore

extension Reader {
    /// Over so many of the newest judgements the rate of agreement is reckoned: a few days of a large city.
    static let agreementSpan = 1_000

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
            figures.append(("routing", tables.version.short))
            if let learner = standing.learner { figures.append(("model", learner.figure)) }
            let (judged, agreed) = try store.agreement(limit: Self.agreementSpan)
            if judged > 0 { figures.append(("agreement", "\(agreed * 100 / judged)% (\(agreed)/\(judged))")) }
            figures.append(("clock", now.iso8601(in: zone)))
            if let next = try [store.nextMoment(), store.nextQuiet(), store.nextDigest(), store.nextDelivery()].compactMap({ $0 }).min() {
                figures.append(("next", next.iso8601(in: zone)))
            }
            var warnings = tables.routing.warnings(on: zone.date(of: now)).map {
                Reason("table-warning", Reason("in-both", $0.words(in: .chinese), $0.words(in: .english)).argument)
            }
            if let refused = standing.refusedTables { warnings.append(refused) }
            if let override = try store.override() {
                warnings.append(
                    Reason(
                        "override-stands", override.at.wallClock(in: zone), override.person.map { tables.workNumber($0) } ?? "-",
                        "\(override.failures)", override.reason))
            }
            if let warning = standing.learner?.warning { warnings.append(warning) }
            for source in tables.routing.sources {
                let standing =
                    source.format == .gateway ? SourceStanding(source: source.name) : standing.sources.first { $0.source == source.name }
                let watch = try store.watch(of: source.name)
                figures.append(("source \(source.name)", try words(of: standing, watch)))
                if let problem = standing?.problem, problem.slug != SourceStanding.nothingYet { warnings.append(problem) }
                if let watch, watch.toldAt != nil {
                    warnings.append(Reason("source-silent-since", source.name.rawValue, watch.heardAt.wallClock(in: zone)))
                }
            }
            let webhooks = try webhookStanding()
            let most = webhooks.well + webhooks.failing.count + webhooks.off.count
            if most > 0 { figures.append(("webhooks", "\(webhooks.well)/\(most)")) }
            for webhook in webhooks.failing {
                warnings.append(
                    Reason(
                        "webhook-failing", "\(webhook.id)", webhook.department.rawValue, "\(webhook.failures)", webhook.outcome ?? ""))
            }
            for webhook in webhooks.off { warnings.append(Reason("webhook-off", "\(webhook.id)", webhook.department.rawValue)) }
            let today = zone.date(of: now)
            let visits = try store.visits(in: TicketNumber.sixDigits(of: today)) + store.visits(in: TicketNumber.sevenDigits(of: today))
            for (venue, count) in Dictionary(visits, uniquingKeysWith: +).sorted(by: { $0.key < $1.key }) {
                figures.append(("window \(venue)", "\(count)"))
            }
            let missed = try store.countMissedCalls()
            let unrecorded = try store.countCallsWithoutRecord(at: now)
            figures.append(("missed", "\(missed)"))
            figures.append(("calls-without-record", "\(unrecorded)"))
            if missed > 0 { warnings.append(Reason("missed-waiting", "\(missed)")) }
            if unrecorded > 0 { warnings.append(Reason("unrecorded-waiting", "\(unrecorded)")) }
            if untold > 0 { warnings.append(Reason("untold-waiting", "\(untold)")) }
            if rejects > 0 { warnings.append(Reason("rejects-waiting", "\(rejects)")) }
            return StatusReport(figures: figures, warnings: warnings)
        }
    }

    /// `agents.tsv 120/240 字节、最近一行 2026-03-12 09:18、没有收下 2、等着：读不了`.
    private func words(of standing: SourceStanding?, _ watch: SourceWatch?) throws(StoreFailure) -> String {
        guard let standing else { return Reason("source-unseen").argument }
        var parts = standing.parts
        if let heard = watch?.lineAt { parts.append(Reason("source-last", heard.wallClock(in: zone))) }
        parts.append(Reason("source-rejects", "\(try store.rejectCount(of: standing.source))"))
        if let problem = standing.problem { parts.append(Reason("source-waits", problem.slug)) }
        return parts.map(\.argument).joined()
    }
}
