import Dispatch
import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineRouting
import HotlineSystem

/// The tailed phone logs: a queue of its own, a timer, and the Desk's answers coming back.
final class FileDoor: Sendable {
    /// How often the files are looked at: an agent's record is a ticket within this and a commit.
    private static let pollMilliseconds = 200

    private struct Following {
        var tailer: FileTailer
        var sources: [Source]
        /// Answers of an earlier tailer are nobody's any more.
        var generation = 0
        var timer: (any DispatchSourceTimer)?
    }

    private let following: Confined<Following>
    private let service: DeskService
    private let spool: String

    init(service: DeskService, sources: [Source], spool: String) {
        self.service = service
        self.spool = spool
        following = Confined(
            Following(tailer: FileTailer(sources: sources.map { LogSource($0) }, spool: spool), sources: sources), label: "hotline.files")
    }

    func start() {
        following.sync { following in
            let timer = DispatchSource.makeTimerSource(queue: self.following.queue)
            timer.schedule(deadline: .now(), repeating: .milliseconds(Self.pollMilliseconds))
            Self.set({ [weak self] in self?.poll() }, on: timer)
            timer.activate()
            following.timer = timer
        }
    }

    /// Stops reading; what is with the Desk already is answered and forgotten.
    func stop() {
        following.sync { following in
            following.timer?.cancel()
            following.timer = nil
            following.generation += 1
        }
    }

    /// New tables: other sources are followed from the cursors that the rows hold.
    func follow(_ sources: [Source]) {
        following.async { following in
            guard following.sources != sources else { return }
            following.sources = sources
            following.generation += 1
            following.tailer = FileTailer(sources: sources.map { LogSource($0) }, spool: self.spool)
        }
    }

    func turn(then done: @escaping @Sendable () -> Void) { following.async { _ in done() } }

    private func poll() {
        let now = service.now
        let (questions, generation) = following.inside { ($0.tailer.poll(at: now), $0.generation) }
        ask(questions, generation)
    }

    private func ask(_ questions: [TailQuestion], _ generation: Int) {
        for question in questions {
            service.handle(question.request) { answer in
                self.following.async { following in
                    guard following.generation == generation else { return }
                    self.ask(following.tailer.answered(question.id, answer), generation)
                }
            }
        }
    }

    private static func set(_ handler: @escaping @Sendable () -> Void, on timer: any DispatchSourceTimer) {
        timer.setEventHandler(handler: handler)
    }
}
