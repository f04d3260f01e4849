import HotlineCore
import HotlineReports
import HotlineStore
import HotlineSystem

/// What happened outside the Desk's queue, for `/metrics`.
struct Surroundings: Sendable {
    /// By slug: a few dozen.
    var refusals: [String: Int] = [:]
    var doors: [Metrics.Door] = []
    var walPages = 0
}

extension DeskService {
    /// How the doors stand, as the switchboard tells every beat; shown by `/metrics`.
    package func learn(doors: [String: DoorFigures]) {
        let doors = doors.sorted { $0.key < $1.key }.map { name, figures in
            Metrics.Door(
                name: name, open: figures.open, accepted: figures.accepted, turnedAway: figures.turnedAway, tooSlow: figures.tooSlow)
        }
        surroundings.async { $0.doors = doors }
    }

    func countRefusal(_ answer: DeskAnswer) {
        guard case .refused(let refusal) = answer else { return }
        surroundings.async { $0.refusals[refusal.codes.slug, default: 0] += 1 }
    }

    /// Rows first, then what the turns have counted, then the rest: three queues, one after the other.
    func gatherMetrics(by actor: Actor, at now: Instant, reply: @escaping @Sendable (DeskAnswer) -> Void) {
        read(.metrics(by: actor), at: now) { answer in
            guard case .metrics(let found) = answer else { return reply(answer) }
            self.turns.async { turns in
                var metrics = found
                metrics.version = self.settings.version
                metrics.tally = turns.desk.tally
                metrics.batches = turns.batches
                metrics.turns = turns.lengths
                metrics.waiting = turns.waiting
                metrics.isReady = turns.unreadiness() == nil
                self.surroundings.async { [metrics] surroundings in
                    var metrics = metrics
                    metrics.refusals = surroundings.refusals
                    metrics.doors = surroundings.doors
                    metrics.walPages = surroundings.walPages
                    reply(.metrics(metrics))
                }
            }
        }
    }
}

extension Reader {
    /// The part of the metrics that stands in rows.
    func metrics(by actor: Actor, at now: Instant) throws(DeskFailure) -> Metrics {
        try require(.status, of: actor)
        return try stored { () throws(StoreFailure) in
            var metrics = Metrics()
            metrics.routing = tables.version.short
            metrics.schema = try store.schemaVersion
            metrics.workload = try workload(at: now)
            metrics.untold = try untoldCount()
            metrics.outboxAge = try store.oldestDelivery().map { max(0, Double(now.milliseconds - $0.milliseconds) / 1000) }
            metrics.rejects = try store.rejectCount()
            metrics.missedCalls = try store.countMissedCalls()
            metrics.overriddenExpectations = try store.override()?.failures ?? 0
            let webhooks = try webhookStanding()
            metrics.webhooks = (webhooks.well, webhooks.failing.count, webhooks.off.count)
            for source in tables.routing.sources where try store.watch(of: source.name)?.toldAt != nil { metrics.silentSources += 1 }
            return metrics
        }
    }
}
