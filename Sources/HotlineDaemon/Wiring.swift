import Foundation
import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineSystem

/// Ties the Desk's hooks to the doors, which are made after the Desk.
final class Wiring: Sendable {
    private struct Ends {
        var board: HotlineSwitchboard?
        var files: FileDoor?
        var heartbeat: Heartbeat?
        var service: DeskService?
        /// The last entry whose feeds were woken; nil before the first look.
        var woken: Int64?
        var isLooking = false
        /// A commit came while looking.
        var mustLookAgain = false
    }

    /// So long the doors still say "unknown, send again" to whoever comes.
    private static let answeringMilliseconds = 500
    /// And so long for those answers to leave: a peer that does not read is not waited for longer.
    private static let farewellMilliseconds: Int64 = 3_000
    private let farewell = DispatchQueue(label: "hotline.farewell")

    private let ends = Confined(Ends(), label: "hotline.wiring")

    func connect(board: HotlineSwitchboard, files: FileDoor, heartbeat: Heartbeat, service: DeskService) {
        ends.sync {
            $0.board = board
            $0.files = files
            $0.heartbeat = heartbeat
            $0.service = service
            lookForChanges(&$0)
        }
    }

    /// Wakes the long polls of the departments that have something new. One look at a time: commits that come meanwhile
    /// share the next.
    private func lookForChanges(_ ends: inout Ends) {
        guard let service = ends.service else { return }
        if ends.isLooking {
            ends.mustLookAgain = true
            return
        }
        ends.isLooking = true
        service.changedFeeds(after: ends.woken) { changed in
            self.ends.async { ends in
                ends.isLooking = false
                if let changed {
                    ends.woken = changed.last
                    if !changed.departments.isEmpty {
                        ends.board?.wakeWaiters(on: Set(changed.departments.map(InternalSite.topic(of:))))
                    }
                }
                guard ends.mustLookAgain else { return }
                ends.mustLookAgain = false
                self.lookForChanges(&ends)
            }
        }
    }

    func hooks(log: Log) -> DeskService.Hooks {
        var hooks = DeskService.Hooks()
        hooks.committed = { outcome in
            if outcome.pushes.isEmpty, !outcome.isJournalLonger { return }
            self.ends.async { ends in
                guard let board = ends.board else { return }
                for push in outcome.pushes { board.push(push, to: push.group) }
                if outcome.isJournalLonger { self.lookForChanges(&ends) }
            }
        }
        hooks.lost = {
            log.event(.critical, "store-lost", ["next": "restart; recovery decides, every door was told to send again"])
            self.farewell.asyncAfter(deadline: .now() + .milliseconds(Self.answeringMilliseconds)) {
                self.ends.sync { $0.board }?.drain(withinMilliseconds: Self.farewellMilliseconds)
                log.flush(withinMilliseconds: 500)
                // Not `exit`: nothing of ours may still write.
                _exit(70)
            }
        }
        hooks.adopted = { tables in
            self.ends.async {
                $0.files?.follow(tables.routing.sources)
                $0.heartbeat?.note(nil)
            }
        }
        hooks.event = { slug, fields in
            log.event(.warning, slug, ["what": fields.map { "\($0.0)=\($0.1)" }.joined(separator: " ")])
        }
        return hooks
    }
}

extension DeskPush {
    /// The connections it is for.
    var group: String {
        switch self {
        case .ring(let person, _, _, _): person ?? "consoles"
        case .notice(_, let address, _, _): "gateway:" + address.gateway.rawValue
        case .revoked: DeskPush.tokens
        case .stopping: "consoles"
        }
    }
}
