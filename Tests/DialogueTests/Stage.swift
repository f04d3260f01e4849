import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore
import HotlineSystem

/// The daemon without its sockets: the real service on a store in a temporary folder, the shipped tables in a copy that a clerk
/// may change, a simulated clock, and whoever has come in.
final class Stage {
    struct Trouble: Error {
        let line: Int
        let what: String
    }

    private(set) var service: DeskService
    private let folder: URL
    private let tables: Tables
    private let bytes: RoutingFolder
    private let sent = Confined(Sent(), label: "dialogue.sent")
    private var peers: [Peer] = []
    private var speaker: Int?
    private var tokens: [TokenSubject: String] = [:]

    private struct Sent {
        var pushes: [DeskPush] = []
        var isJournalLonger = false
    }

    /// The tables as they are shipped, read and checked once for all stories.
    private static let shipped = TablesLoad.read(
        directory: routing.path, zone: .china, at: Instant(milliseconds: 1_773_273_600_000))
    private static let routing = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "routing")

    init(at start: Instant) throws {
        guard case .loaded(let tables, let bytes, _) = Self.shipped, let prefix = TicketNumber.Prefix("GZ") else {
            throw Trouble(line: 0, what: "the shipped tables have faults: \(Self.shipped)")
        }
        self.tables = tables
        self.bytes = bytes
        folder = URL(filePath: "/tmp/hotline-dialogue-\(UInt64.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: Self.routing, to: folder.appending(path: "routing"))
        service = try Self.service(in: folder, tables, bytes, prefix, at: start, sent)
    }

    private static func service(
        in folder: URL, _ tables: Tables, _ bytes: RoutingFolder, _ prefix: TicketNumber.Prefix, at start: Instant, _ sent: Confined<Sent>
    ) throws -> DeskService {
        var hooks = DeskService.Hooks()
        hooks.committed = { [sent] outcome in
            sent.sync {
                $0.pushes += outcome.pushes
                $0.isJournalLonger = $0.isJournalLonger || outcome.isJournalLonger
            }
        }
        return try DeskService(
            path: folder.appending(path: "hotline.db").path, journalKey: JournalKey([UInt8](repeating: 7, count: 32)), tables: tables,
            folder: bytes, routingDirectory: folder.appending(path: "routing").path, settings: DeskSettings(prefix: prefix),
            clock: .simulated(startingAt: start.milliseconds), hooks: hooks)
    }

    /// A daemon that stopped between two turns, which every commit is: only the folder is left.
    func restart() throws -> [String] {
        guard let prefix = TicketNumber.Prefix("GZ") else { return [] }
        peers = []
        speaker = nil
        service.closeNumbers()
        service = try Self.service(in: folder, tables, bytes, prefix, at: service.now, sent)
        return []
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    // What a transcript asks for. Each answers what everybody was sent, the speaker first.

    func enter(_ subject: String, as name: String, line: Int) throws -> [String] {
        guard !peers.contains(where: { $0.name == name }), !name.contains(" ") else {
            throw Trouble(line: line, what: "\(name) is here already")
        }
        guard let peer = Peer(name, subject, seed: peers.count, stage: self) else {
            throw Trouble(line: line, what: "“\(subject)” is nobody who could come in")
        }
        peers.append(peer)
        speaker = peers.count - 1
        obey(peers[peers.count - 1].conversation.opened(at: now), of: peers.count - 1)
        for greeting in peer.greeting { type(greeting, at: peers.count - 1) }
        if peer.isGreetedUnseen { peers[peers.count - 1].output = [] }
        return heard()
    }

    func turn(to name: String, line: Int) throws -> [String] {
        guard let index = peers.firstIndex(where: { $0.name == name }) else { throw Trouble(line: line, what: "nobody is called \(name)") }
        speaker = index
        return heard()
    }

    func type(_ text: String, line: Int) throws -> [String] {
        guard let speaker else { throw Trouble(line: line, what: "nobody has come in") }
        type(text, at: speaker)
        return heard()
    }

    func go(to instant: Instant) -> [String] {
        _ = ask(.clock(.set(instant), by: Actor(door: .tool)))
        tellAll()
        // A simulated clock stands still while a long poll waits: moved on, it has waited long enough.
        wakeAll()
        return heard()
    }

    func edit(_ file: String, old: String, new: String, line: Int) throws -> [String] {
        let path = folder.appending(path: "routing").appending(path: file)
        let text = try String(contentsOf: path, encoding: .utf8)
        guard text.contains(old) else { throw Trouble(line: line, what: "“\(old)” is not in \(file)") }
        try text.replacing(old, with: new).write(to: path, atomically: true, encoding: .utf8)
        return []
    }

    func text(of table: String) throws -> String {
        try String(contentsOf: folder.appending(path: "routing").appending(path: table), encoding: .utf8)
    }

    // What peers need.

    var now: Int64 { service.now.milliseconds }

    func unixUser(of person: PersonID) -> String? { tables.routing.people[person]?.unixUser }

    /// A token for this subject, the same at each coming in.
    func token(for subject: TokenSubject) -> String {
        if let token = tokens[subject] { return token }
        let digits = "\(tokens.count + 1)"
        let token = String(repeating: "0", count: 64 - digits.count) + digits
        tokens[subject] = token
        let order = Order(
            .issueToken(subject, secret: token), by: Actor(door: .tool),
            secrets: FreshSecrets(queryCode: "000000", link: [UInt8](repeating: 0, count: 16)), at: service.now)
        _ = ask(.order(order))
        return token
    }

    // How it goes.

    private func type(_ text: String, at index: Int) {
        let bytes = peers[index].bytes(typing: text, now: now)
        obey(peers[index].conversation.received(bytes, at: now), of: index)
        tellAll()
        if sent.sync({ $0.isJournalLonger }) { wakeAll() }
        sent.sync { $0.isJournalLonger = false }
    }

    private func obey(_ steps: [Step<DeskRequest>], of index: Int) {
        for step in steps {
            switch step {
            case .send(let bytes): peers[index].output += bytes
            case .ask(let request):
                let answer = ask(request)
                // As with sockets: what happened on the way reaches everybody before its answer is back.
                tellAll()
                obey(peers[index].conversation.answered(answer, at: now), of: index)
            case .join(let group): peers[index].groups.insert(group)
            case .wait: peers[index].isWaiting = true
            case .pause: obey(peers[index].conversation.woken(at: now), of: index)
            case .close: peers[index].output += Array("(closed)\n".utf8)
            case .deadline(let milliseconds): peers[index].isPaced = (milliseconds ?? .max) <= Self.betweenLines
            }
        }
    }

    /// Asks, and waits until everything that the answer left behind is done too.
    private func ask(_ request: DeskRequest) -> DeskAnswer {
        let given = Confined<DeskAnswer?>(nil, label: "dialogue.answer")
        let waiting = DispatchSemaphore(value: 0)
        service.handle(request) { answer in
            given.sync { $0 = answer }
            waiting.signal()
        }
        waiting.wait()
        service.pulse { waiting.signal() }
        waiting.wait()
        return given.sync { $0 } ?? .refused(.outcomeUnknown)
    }

    private func tellAll() {
        let pushes = sent.sync { sent -> [DeskPush] in
            defer { sent.pushes = [] }
            return sent.pushes
        }
        for push in pushes {
            for index in peers.indices where peers[index].groups.contains(push.audience) {
                obey(peers[index].conversation.pushed(push, at: now), of: index)
            }
        }
    }

    private func wakeAll() {
        for index in peers.indices where peers[index].isWaiting {
            peers[index].isWaiting = false
            obey(peers[index].conversation.woken(at: now), of: index)
        }
    }

    /// Milliseconds that pass, outside the simulated clock, between two lines of a transcript.
    private static let betweenLines: Int64 = 1_000

    private func heard() -> [String] {
        // Twice: what was gathered is told when the pace has passed, and begins another.
        for _ in 1...2 {
            for index in peers.indices where peers[index].isPaced {
                peers[index].isPaced = false
                obey(peers[index].conversation.timedOut(at: now), of: index)
            }
        }
        let order = [speaker].compactMap { $0 } + peers.indices.filter { $0 != speaker }
        return order.flatMap { index in
            let mark = index == speaker ? "> " : ">\(peers[index].name) "
            return peers[index].read().map { mark + $0 }
        }
    }
}

extension DeskPush {
    /// The connections it is for.
    fileprivate var audience: String {
        switch self {
        case .ring(let person, _, _, _): person ?? "consoles"
        case .notice(_, let address, _, _): "gateway:" + address.gateway.rawValue
        case .revoked: DeskPush.tokens
        case .stopping: "consoles"
        }
    }
}
