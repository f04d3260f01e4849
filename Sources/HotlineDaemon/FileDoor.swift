import Dispatch
import HotlineCore
import HotlineDesk
import HotlineIntake
import HotlineRouting
import HotlineSystem

/// The tailed phone logs and the portals' folders: the timer before their followers.
final class FileDoor: Sendable {
    /// How often the files are looked at: an agent's record is a ticket within this and a commit.
    private static let pollMilliseconds = 200

    private let timer = Confined<(any DispatchSourceTimer)?>(nil, label: "hotline.files.timer")
    private let follower: LogFollower
    private let portals: PortalFollower
    /// Polls between two reports of how the portals stand: five seconds.
    private static let reportEvery = FileTailer.reportEvery
    private let polls = Confined(0, label: "hotline.files.polls")
    private let service: DeskService

    init(service: DeskService, sources: [Source], spool: String) {
        self.service = service
        follower = LogFollower(FileTailer(sources: Self.logs(among: sources), spool: spool)) { request, reply in
            service.handle(request, reply: reply)
        }
        portals = PortalFollower(PortalDrops(sources: Self.portals(among: sources), spool: spool)) { request, reply in
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
        portals.stop()
    }

    func follow(_ sources: [Source]) {
        follower.follow(Self.logs(among: sources))
        portals.follow(Self.portals(among: sources))
    }

    func turn(then done: @escaping @Sendable () -> Void) { follower.turn { self.portals.turn(then: done) } }

    private func poll() {
        let now = service.now
        follower.poll(at: now)
        portals.poll(at: now)
        let polls = polls.sync { polls in
            polls += 1
            return polls
        }
        if polls % Self.reportEvery == 0 { portals.report(at: now) }
    }

    private static func logs(among sources: [Source]) -> [LogSource] {
        sources.filter { $0.format != .portal && $0.format != .gateway }.map { LogSource($0) }
    }

    private static func portals(among sources: [Source]) -> [LogSource] {
        sources.filter { $0.format == .portal }.map { LogSource($0) }
    }

    private static func set(_ handler: @escaping @Sendable () -> Void, on timer: any DispatchSourceTimer) {
        timer.setEventHandler(handler: handler)
    }
}
