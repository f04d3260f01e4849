import HotlineCore
import HotlineStore

/// What an event did to the pauses of a ticket's clocks.
struct PauseTurn {
    let ended: PauseCause?
    let begun: PauseCause?
    let at: Instant
}

extension Dossier {
    /// Whether a clock stands still in the ticket's state.
    func isPaused(_ name: ClockName) -> Bool { PauseCause(of: ticket.state)?.clocks.contains(name) ?? false }

    /// The clock by which the citizen is to be answered: the redo limit in a redo round, else the promise.
    var answerClock: ClockRow? {
        if lead?.how == "redo", let redo = clock(.redo) { return redo }
        return clock(.promised)
    }

    /// The clock whose end makes the ticket late: what is due first of the promise, which runs on where a reply did not pass, and
    /// the redo limit; the law's limit where nothing was promised. Nil where none runs.
    var lateClock: ClockRow? {
        let running = clocks.filter {
            ($0.name == .promised || $0.name == .redo && counts($0)) && $0.stoppedAt == nil && !isPaused($0.name)
        }
        if let first = running.min(by: { $0.due < $1.due }) { return first }
        guard clock(.promised) == nil, let law = clock(.statutory), law.stoppedAt == nil, !isPaused(.statutory) else { return nil }
        return law
    }

    /// A clock that runs or stands still, of this round or the ticket's own.
    func running(_ name: ClockName) -> ClockRow? { clock(name).flatMap { $0.stoppedAt == nil ? $0 : nil } }
}
