import Dispatch
import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineRouting
import HotlineSystem

/// The tailed phone logs: the timer before their follower.
final class FileDoor: Sendable {
    /// How often the files are looked at: an agent's record is a ticket within this and a commit.
    private static let pollMilliseconds = 200

    private let timer = Confined<(any DispatchSourceTimer)?>(nil, label: "hotline.files.timer")
    private let follower: LogFollower
    private let service: DeskService

    init(service: DeskService, sources: [Source], spool: String) {
        self.service = service
        follower = LogFollower(FileTailer(sources: sources.map { LogSource($0) }, spool: spool)) { request, reply in
            service.handle(request, reply: reply)
        }
    }

    func start() {
        timer.sync { timer in
            let new = DispatchSource.makeTimerSource(queue: self.follower.queue)
            new.schedule(deadline: .now(), repeating: .milliseconds(Self.pollMilliseconds))
            Self.set({ [weak self] in self?.poll() }, on: new)
            new.activate()
            timer = new
        }
    }

    func stop() {
        timer.sync { timer in
            timer?.cancel()
            timer = nil
        }
        follower.stop()
    }

    func follow(_ sources: [Source]) { follower.follow(sources.map { LogSource($0) }) }

    func turn(then done: @escaping @Sendable () -> Void) { follower.turn(then: done) }

    private func poll() { follower.poll(at: service.now) }

    private static func set(_ handler: @escaping @Sendable () -> Void, on timer: any DispatchSourceTimer) {
        timer.setEventHandler(handler: handler)
    }
}
