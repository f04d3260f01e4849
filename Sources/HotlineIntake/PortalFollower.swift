import Dispatch
import HotlineCore
import HotlineDesk
import HotlineSystem

/// The portals' folders on a queue of their own, with the Desk behind a closure. Calls up never wait.
package final class PortalFollower: Sendable {
    private let drops: Confined<PortalDrops>
    private let ask: @Sendable (DeskRequest, @escaping @Sendable (DeskAnswer) -> Void) -> Void

    package init(
        _ drops: sending PortalDrops, ask: @escaping @Sendable (DeskRequest, @escaping @Sendable (DeskAnswer) -> Void) -> Void
    ) {
        self.drops = Confined(drops, label: "hotline.portals")
        self.ask = ask
    }

    /// The daemon's timer calls it five times a second; a poll that is late is made up for by the next.
    package func poll(at now: Instant) {
        drops.async { self.put($0.poll(at: now)) }
    }

    /// How the portals stand, every few seconds.
    package func report(at now: Instant) {
        drops.async { drops in
            let standings = drops.standings
            guard !standings.isEmpty else { return }
            var random = SystemRandomNumberGenerator()
            self.ask(.order(Order(.sources(standings), by: Actor(door: .file), secrets: .draw(using: &random), at: now))) { _ in }
        }
    }

    package func follow(_ sources: [LogSource]) { drops.async { $0.follow(sources) } }
    package func stop() { drops.async { $0.stop() } }

    /// Runs `done` once the queue has turned: what the watchdog is fed with.
    package func turn(then done: @escaping @Sendable () -> Void) { drops.async { _ in done() } }

    private func put(_ questions: [PortalQuestion]) {
        for question in questions {
            ask(question.request) { answer in
                self.drops.async { self.put($0.answered(question.id, answer)) }
            }
        }
    }
}
