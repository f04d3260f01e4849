import Dispatch
import HotlineCore
import HotlineDesk
import HotlineSystem

/// The tailer on its own queue, with the Desk behind a closure. Calls up never wait: each answer hops back to the queue.
package final class LogFollower: Sendable {
    private let tailer: Confined<FileTailer>
    private let ask: @Sendable (DeskRequest, @escaping @Sendable (DeskAnswer) -> Void) -> Void

    package init(
        _ tailer: sending FileTailer, ask: @escaping @Sendable (DeskRequest, @escaping @Sendable (DeskAnswer) -> Void) -> Void
    ) {
        self.tailer = Confined(tailer, label: "hotline.files")
        self.ask = ask
    }

    /// The timer fires here, so that no second poll is asked for before the first has ended.
    package var queue: DispatchQueue { tailer.queue }

    /// The daemon's timer calls it five times a second, on `queue`.
    package func poll(at now: Instant) {
        put(tailer.inside { $0.poll(at: now) })
    }

    /// After a reload of `sources.csv`.
    package func follow(_ sources: [LogSource]) {
        tailer.async { $0.follow(sources) }
    }

    /// Reads and asks no more; what is with the Desk already is answered and forgotten.
    package func stop() {
        tailer.async { $0.stop() }
    }

    /// Runs `done` once the queue has turned: what the watchdog is fed with.
    package func turn(then done: @escaping @Sendable () -> Void) {
        tailer.async { _ in done() }
    }

    private func put(_ questions: [TailQuestion]) {
        for question in questions {
            ask(question.request) { answer in
                self.tailer.async { self.put($0.answered(question.id, answer)) }
            }
        }
    }
}
