import Glibc
import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineIntake
import HotlineSystem

package typealias HotlineSwitchboard = Switchboard<DeskRequest, DeskAnswer, DeskPush>

/// The four doors on one switchboard: which listens where, what its peers may cost, and what speaks to them.
struct Doors {
    let settings: Settings
    let board: HotlineSwitchboard
    /// Opened already: by name, for `listeners.json`.
    private(set) var open: [String: [String]] = [:]

    /// The longest answer must fit whole: a ticket with its history, two hundred changes of a feed, or a file.
    private static let httpBacklog = 8 * 1024 * 1024
    /// Notices wait here while a gateway is slow.
    private static let chatBacklog = 1024 * 1024

    init(_ settings: Settings, board: HotlineSwitchboard) {
        self.settings = settings
        self.board = board
    }

    /// Opens every door: on the sockets that systemd hands over by name, else where the settings say.
    mutating func openAll(handedOver: [(name: String, socket: ListeningSocket)]) throws(DaemonProblem) {
        let doors: [(name: String, places: [Settings.Door])] = [
            ("public", [settings.publicDoor]), ("internal", [settings.internalDoor]), ("console", settings.consoleDoors),
            ("chat", settings.chatDoors),
        ]
        for handed in handedOver where !doors.contains(where: { $0.name == handed.name }) {
            throw DaemonProblem("systemd hands over a socket named “\(handed.name)”; expected public, internal, console or chat")
        }
        for door in doors {
            let given = handedOver.filter { $0.name == door.name }.map(\.socket)
            for socket in given.isEmpty ? try bind(door.places) : given {
                listen(on: socket, as: door.name)
                open[door.name, default: []].append(socket.endpoint.description)
            }
        }
    }

    private func bind(_ places: [Settings.Door]) throws(DaemonProblem) -> [ListeningSocket] {
        let group = try socketGroup()
        var sockets: [ListeningSocket] = []
        for case .at(let address) in places {
            do throws(EndpointProblem) {
                sockets.append(try ListeningSocket(at: try Endpoint(parsing: address), group: group))
            } catch {
                throw DaemonProblem(error.description)
            }
        }
        return sockets
    }

    private func socketGroup() throws(DaemonProblem) -> UInt32? {
        guard let name = settings.socketGroup else { return nil }
        guard let id = UnixGroup.id(named: name) else {
            throw DaemonProblem("socket_group: there is no group “\(name)”; run groupadd --system \(name), and let hotlined's user join it")
        }
        return id
    }

    private func listen(on socket: ListeningSocket, as name: String) {
        let http = HTTPSettings(proxies: Set(settings.trustedProxies), attachments: settings.attachments)
        switch name {
        case "public":
            board.listen(
                on: socket, name: name, limits: httpLimits, fullNotice: Self.httpFull,
                converse: { HTTPConversation<PublicSite>(peer: $0.address, settings: http) })
        case "internal":
            board.listen(
                on: socket, name: name, limits: httpLimits, fullNotice: Self.httpFull,
                converse: { HTTPConversation<InternalSite>(peer: $0.address, settings: http) })
        case "console":
            board.listen(
                on: socket, name: name,
                limits: ListenerLimits(
                    connections: settings.consoleConnections, writeBacklog: 2 * Reply.longest,
                    idleMilliseconds: settings.consoleIdleMilliseconds),
                fullNotice: Array("421 控制台已满，请稍后再试 the console is full, try again later\r\n".utf8),
                converse: { ConsoleSession(peer: $0.consolePeer, generator: SystemRandomNumberGenerator()) })
        default:
            board.listen(
                on: socket, name: name,
                limits: ListenerLimits(
                    connections: settings.chatConnections, writeBacklog: Self.chatBacklog, idleMilliseconds: 3_600_000),
                fullNotice: Array(#"{"ok":false,"error":"busy","retry":true}"#.utf8) + [0x0A],
                converse: { ChatSession(user: $0.chatCredential) })
        }
    }

    private var httpLimits: ListenerLimits {
        ListenerLimits(
            connections: settings.httpConnections, writeBacklog: Self.httpBacklog + settings.attachments.fileBytes, idleMilliseconds: 60_000
        )
    }

    /// Nothing was read yet, so nobody knows whether a page or JSON is wanted: plain words do for both.
    private static let httpFull: [UInt8] = {
        let words = "现在人太多，请过几秒再试；急事请拨打 12345。\nToo busy: try again in a few seconds, or call 12345.\n"
        let head =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: \(words.utf8.count)\r\nConnection: close\r\n\r\n"
        return Array((head + words).utf8)
    }()
}

extension Peer {
    /// For limits and the journal.
    var address: String {
        switch self {
        case .tcp(let address, _, _): address
        case .unix: "unix"
        }
    }

    /// uid 0 and the daemon's own user are administrators (design 11).
    private func account(_ uid: UInt32) -> (name: String, isService: Bool) {
        (UnixAccount.name(of: uid) ?? "uid\(uid)", uid == 0 || uid == geteuid())
    }

    var consolePeer: ConsolePeer {
        switch self {
        case .tcp(let address, _, _): return .tcp(address: address)
        case .unix where isOverflow: return .unixStranger
        case .unix(let uid, _, _):
            let account = account(uid)
            return .unixUser(name: account.name, isService: account.isService)
        }
    }

    var chatCredential: Credential? {
        guard case .unix(let uid, _, _) = self, !isOverflow else { return nil }
        let account = account(uid)
        return .unixUser(name: account.name, isService: account.isService)
    }
}
