import HotlineCore
import HotlineDesk

/// Who sits there: the first answer of a connection and that of `login`.
enum Greeting {
    /// TCP: anybody may have connected.
    static func toStranger(at seat: Seat) -> Reply { Reply(.ready, seat.words(Wording.greeting), seat.words(Wording.pleaseLogin)) }

    /// The answer about a Unix socket's user. One who is not in people.csv may still log in with a token.
    @Sendable static func identified(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        switch answer {
        case .identity(let identity) where isAtHome(identity):
            seat.identity = identity
            return seat.greeted(Reply(.ready, seat.words(Wording.greeting), name(identity, at: seat) + seat.words(Wording.howToStart)))
        case .refused(let refusal) where refusal.isForNow:
            return .close(Reply(refusal, in: seat.language))
        default: return .reply(toStranger(at: seat))
        }
    }

    /// The answer to `login`.
    @Sendable static func loggedIn(_ answer: DeskAnswer, at seat: inout Seat) -> Move {
        switch answer {
        case .identity(let identity) where isAtHome(identity):
            seat.identity = identity
            return seat.greeted(Reply(.known, name(identity, at: seat) + seat.words(Wording.howToStart)))
        case .refused(let refusal) where refusal.isForNow: return seat.refuse(refusal)
        default:
            seat.failedLogins += 1
            let reply = Reply(.notAuthenticated, in: seat.language)
            return seat.failedLogins >= seat.limits.logins ? .close(reply) : .reply(reply)
        }
    }

    static func name(_ identity: Identity, at seat: Seat) -> String {
        switch identity {
        case .person(_, let number, let name, let department, let roles):
            "\(number) \(name) · \(department)"
                + (roles.isEmpty ? "" : " · " + roles.map { Role(rawValue: $0)?.in(seat.language) ?? $0 }.joined(separator: " "))
        case .service: seat.words(Wording.service)
        case .department(let code, _, _, _): code.rawValue
        case .gateway(let gateway): gateway.rawValue
        }
    }

    /// Rings reach every console, and one's own wherever one sits.
    static func groups(of identity: Identity) -> [String] {
        switch identity {
        // What rings in the house is the house's and its managers': a department reads of its own in its own name.
        case .person(let id, _, _, let department, let roles):
            (department == .hotline || roles.contains(Role.management.chinese) ? ["consoles"] : []) + ["person:" + id.rawValue]
        case .service, .department, .gateway: ["consoles"]
        }
    }

    /// Departments and gateways have doors of their own.
    private static func isAtHome(_ identity: Identity) -> Bool {
        switch identity {
        case .person, .service: true
        case .department, .gateway: false
        }
    }
}

extension Refusal {
    /// 4xx: nothing is known about the peer, and it may come again.
    fileprivate var isForNow: Bool { codes.console < 500 }
}
