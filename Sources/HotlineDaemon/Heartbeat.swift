import Dispatch
import HotlineCore
import HotlineDesk
import HotlineSystem

/// One beat a second: what is due is done, the WAL is written back, the service manager hears that all is well.
final class Heartbeat: Sendable {
    private struct Pulse {
        var timer: (any DispatchSourceTimer)?
        /// The tick of an earlier beat still runs: another would only wait behind it.
        var isTicking = false
        var isPulsing = false
        var beats = 0
        /// Whether the Desk took writes at the last look, for the log; nil before the first.
        var isReady: Bool?
        /// What an administrator should know beside it.
        var note: String?
    }

    /// Seconds between two feedings of the watchdog at the most, and between two lines of status.
    private static let mostBeatsPerPulse: Int64 = 5
    /// Feedings within the time that the unit grants: one may be late (sd_watchdog_enabled(3) asks for two).
    private static let pulsesPerGrant: Int64 = 3
    /// Seconds between two collections of files that no ticket names.
    private static let beatsPerCollection = 3_600

    private let pulse = Confined(Pulse(), label: "hotline.heartbeat")
    private let service: DeskService
    private let each: @Sendable () -> Void
    private let queues: @Sendable (_ then: @escaping @Sendable () -> Void) -> Void
    private let notifier: ServiceNotifier
    private let log: Log
    private let beatsPerPulse: Int

    /// - Parameters:
    ///   - each: what else is looked at with every beat.
    ///   - queues: runs its argument once the doors' queues have turned.
    init(
        service: DeskService, notifier: ServiceNotifier, log: Log, each: @escaping @Sendable () -> Void,
        queues: @escaping @Sendable (_ then: @escaping @Sendable () -> Void) -> Void
    ) {
        self.service = service
        self.notifier = notifier
        beatsPerPulse = Self.beatsPerPulse(watchdogMicroseconds: notifier.watchdogMicroseconds)
        self.log = log
        self.each = each
        self.queues = queues
    }

    /// Seconds between two feedings where the unit's WatchdogSec is so long; `nil` is none. A beat is a second, so no WatchdogSec
    /// under 3 s can be kept well.
    static func beatsPerPulse(watchdogMicroseconds grant: Int64?) -> Int {
        guard let grant else { return Int(mostBeatsPerPulse) }
        return Int(min(mostBeatsPerPulse, max(1, grant / 1_000_000 / pulsesPerGrant)))
    }

    /// A sentence that stands in the status until another one, or none, takes its place.
    func note(_ text: String?) { pulse.async { $0.note = text } }

    func start() {
        pulse.sync { pulse in
            let timer = DispatchSource.makeTimerSource(queue: self.pulse.queue)
            timer.schedule(deadline: .now(), repeating: .seconds(1))
            Self.set({ [weak self] in self?.beat() }, on: timer)
            timer.activate()
            pulse.timer = timer
        }
    }

    func stop() {
        pulse.sync { pulse in
            pulse.timer?.cancel()
            pulse.timer = nil
        }
    }

    private func beat() {
        let (mustTick, mustPulse, mustCollect) = pulse.inside { pulse -> (Bool, Bool, Bool) in
            pulse.beats += 1
            let mustCollect = pulse.beats % Self.beatsPerCollection == 1
            let mustTick = !pulse.isTicking
            pulse.isTicking = true
            // Fed only when the tick before has ended, in success or in a known refusal of the store (design 10).
            let mustPulse = mustTick && !pulse.isPulsing && pulse.beats % beatsPerPulse == 0
            if mustPulse { pulse.isPulsing = true }
            return (mustTick, mustPulse, mustCollect)
        }
        if mustTick {
            // Before the tick, which is in line behind it and may succeed again because it has nothing to write.
            look()
            service.tick(at: service.now) { _ in self.pulse.async { $0.isTicking = false } }
            service.checkpoint()
            service.indexWords()
            each()
        }
        if mustCollect { service.collectOrphans(at: service.now) }
        if mustPulse { feed() }
    }

    private func feed() {
        service.pulse {
            self.queues {
                self.notifier.feedWatchdog()
                self.tellStatus()
                self.pulse.async { $0.isPulsing = false }
            }
        }
    }

    /// The line of `systemctl status`.
    func tellStatus() {
        service.handle(.query(.readiness, at: service.now)) { answer in
            guard case .ready(let isReady, let why) = answer else { return }
            let state = isReady ? "serving; \(self.service.now.iso8601())" : "not ready: \(why)"
            self.pulse.async { pulse in self.notifier.status([state, pulse.note].compactMap { $0 }.joined(separator: "; ")) }
        }
    }

    /// Logs that the Desk no longer takes writes, and that it does so again.
    private func look() {
        service.handle(.query(.readiness, at: service.now)) { answer in
            guard case .ready(let isReady, let why) = answer else { return }
            self.pulse.async { pulse in
                if !isReady, pulse.isReady != false { self.log.event(.error, "not-ready", ["why": why]) }
                if isReady, pulse.isReady == false { self.log.event(.notice, "ready-again") }
                pulse.isReady = isReady
            }
        }
    }

    private static func set(_ handler: @escaping @Sendable () -> Void, on timer: any DispatchSourceTimer) {
        timer.setEventHandler(handler: handler)
    }
}
