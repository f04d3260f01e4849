import Foundation
import HotlineCore
import HotlineDesk
import HotlineSystem

/// Ties the Desk's hooks to the doors, which are made after the Desk.
final class Wiring: Sendable {
    private struct Ends {
        var board: HotlineSwitchboard?
        var files: FileDoor?
        var heartbeat: Heartbeat?
    }

    /// Answers that say "unknown, send again" leave before the process does.
    private static let farewellMilliseconds = 500

    private let ends = Confined(Ends(), label: "hotline.wiring")

    func connect(board: HotlineSwitchboard, files: FileDoor, heartbeat: Heartbeat) {
        ends.sync {
            $0.board = board
            $0.files = files
            $0.heartbeat = heartbeat
        }
    }

    func hooks(log: Log) -> DeskService.Hooks {
        var hooks = DeskService.Hooks()
        hooks.committed = { outcome in
            if outcome.pushes.isEmpty, !outcome.isJournalLonger { return }
            self.ends.async { ends in
                guard let board = ends.board else { return }
                for push in outcome.pushes { board.push(push, to: push.group) }
                if outcome.isJournalLonger { board.wakeWaiters() }
            }
        }
        hooks.lost = {
            log.event(.critical, "store-lost", ["next": "restart; recovery decides, every door was told to send again"])
            DispatchQueue(label: "hotline.farewell").asyncAfter(deadline: .now() + .milliseconds(Self.farewellMilliseconds)) {
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
        case .stopping: "consoles"
        }
    }
}
