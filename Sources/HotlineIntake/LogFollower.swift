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

    /// The daemon's timer calls it every 200 ms, from any queue.
    package func poll(at now: Instant) {
        tailer.async { self.put($0.poll(at: now)) }
    }

    /// How each source stands. Never called from the tailer's own queue.
    package var standings: [SourceStanding] { tailer.sync { $0.standings } }

    private func put(_ questions: [TailQuestion]) {
        for question in questions {
            ask(question.request) { answer in
                self.tailer.async { self.put($0.answered(question.id, answer)) }
            }
        }
    }
}
