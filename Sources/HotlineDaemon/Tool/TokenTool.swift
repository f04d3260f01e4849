import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineStore
import HotlineSystem

/// `hotline token issue SUBJECT`: asks the running daemon; opens the state itself only where none runs (design 4). `list` and `revoke`
/// are the daemon's alone.
struct TokenTool: ToolCommand {
    let card = ToolCard(
        name: "token", usage: "issue person:ID|department:CODE|gateway:NAME|list|revoke ID",
        summary: Words(
            "发一个令牌，只显示这一次；旧令牌仍然有效；list 看有效的，revoke 吊销",
            "issues a token and prints it, once; older ones stay valid; list shows those in force, revoke ends one"),
        flags: [.state, .routing, .console, .config, .tokenFile, .journalKey, .days], operands: 1...2,
        notes: [
            Words(
                "先问运行中的服务；没有服务时由状态目录的属主直接写入，list 和 revoke 只由运行中的服务来做。令牌单独打印在标准输出。",
                "Asks the running daemon; where none runs, the owner of the state folder writes it; list and revoke want the daemon. The token alone goes to standard output."
            )
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        let asked = arguments.operands
        if asked == ["list"] || asked.first == "revoke" && asked.count == 2 {
            for line in try ConsoleTalk.answer(to: ["token"] + asked, arguments, surroundings) { surroundings.output.line(line) }
            return .done
        }
        guard asked.first == "issue", asked.count == 2, let text = asked.last, let subject = TokenSubject(typed: text) else {
            throw ToolStop(.wrongUsage, "用法：\(card.call)", "usage: \(card.call)")
        }
        let places = try ToolPlaces(arguments)
        let days = try Self.days(arguments)
        let secret: String
        if let talk = try Self.running(places, arguments, surroundings) {
            secret = try Self.ask(talk, text + (days.map { " days=\($0)" } ?? ""))
        } else {
            secret = try Self.issue(subject, days: days, places, arguments, surroundings)
        }
        surroundings.output.complain(Words("令牌只显示这一次，请妥善保存", "the token is shown this once, keep it safe"))
        surroundings.output.line(secret)
        return .done
    }

    /// After how many days it opens nothing any more; nil for never.
    private static func days(_ arguments: ToolArguments) throws(ToolStop) -> Int64? {
        guard let typed = arguments[.days] else { return nil }
        guard let days = Int64(typed), (1...3_650).contains(days) else {
            throw ToolStop(.wrongUsage, "--days 应为 1–3650", "--days: expected 1–3650")
        }
        return days
    }

    /// A line to the daemon; nil where none answers and none was named.
    static func running(
        _ places: ToolPlaces, _ arguments: ToolArguments, _ surroundings: ToolSurroundings
    ) throws(ToolStop) -> ConsoleTalk? {
        guard let endpoint = try places.console() else { return nil }
        let credentials = try Credentials.obtain(for: endpoint, arguments, surroundings)
        if arguments.has(.console) { return try ConsoleTalk(to: endpoint, credentials: credentials) }
        return try ConsoleTalk(ifAnybodyAt: endpoint, credentials: credentials)
    }

    private static func ask(_ talk: ConsoleTalk, _ subject: String) throws(ToolStop) -> String {
        try talk.send("token issue " + subject)
        let reply = try talk.reply()
        guard reply.exit == .done, let secret = reply.lines.last else {
            throw ToolStop(reply.exit, reply.lines.joined(separator: " "), "the daemon refused")
        }
        return ConsoleReply.words(of: secret)
    }

    /// The lock is held until the row is committed, so that no daemon starts meanwhile.
    private static func issue(
        _ subject: TokenSubject, days: Int64?, _ places: ToolPlaces, _ arguments: ToolArguments, _ surroundings: ToolSurroundings
    ) throws(ToolStop) -> String {
        let secret = SecureRandom.bytes(32).map { (0x100 + Int($0)) }.map { String($0, radix: 16).dropFirst() }.joined()
        var random = SystemRandomNumberGenerator()
        let expiry = days.map { Instant(milliseconds: surroundings.now.milliseconds + $0 * 86_400_000) }
        let order = Order(
            .issueToken(subject, secret: secret, until: expiry), by: Actor(door: .tool, origin: "hotline token"),
            secrets: .draw(using: &random),
            at: surroundings.now)
        var outcome = Result<Receipt, Refusal>.failure(.tryLater(.failure))
        try atClosedDesk(places, arguments, surroundings) { desk throws(StoreFailure) in outcome = try carryOut(order, at: &desk) }
        if case .failure(let refusal) = outcome { throw ToolStop(.no, refusal.words(in: .chinese), refusal.words(in: .english)) }
        return secret
    }

    /// A Desk on the state of a daemon that does not run.
    static func atClosedDesk(
        _ places: ToolPlaces, _ arguments: ToolArguments, _ surroundings: ToolSurroundings,
        _ work: (inout Desk) throws(StoreFailure) -> Void
    ) throws(ToolStop) {
        let tables = try ToolRouting.tables(arguments[.routing] ?? (arguments.has(.config) ? places.settings.routing : nil))
        try StateOwner.become(places.state)
        let lock = try takeLock(places.state)
        defer { withExtendedLifetime(lock) {} }
        let key = try obtainKey(places, arguments, surroundings.environment)
        guard let prefix = TicketNumber.Prefix(places.settings.ticketPrefix) else {
            preconditionFailure("the settings refuse a prefix that is none")
        }
        do throws(StoreFailure) {
            let store = try Store.openWriter(path: places.state.database, journalKey: key)
            var desk = Desk(store: store, tables: tables, settings: DeskSettings(prefix: prefix))
            try work(&desk)
        } catch {
            throw ToolStop(error)
        }
    }

    static func carryOut(_ asked: Order, at desk: inout Desk) throws(StoreFailure) -> Result<Receipt, Refusal> {
        var order = asked
        order.at = max(asked.at, try desk.lastInstant())
        try desk.begin()
        let outcome = try desk.perform(order)
        try desk.commit(at: order.at)
        return outcome
    }

    private static func takeLock(_ state: StateFolder) throws(ToolStop) -> FileLock {
        do throws(FileLock.Problem) { return try FileLock(path: state.lock) } catch {
            switch error {
            case .held:
                throw ToolStop(
                    .tryLater, error.chinese + "；服务在运行但控制台无人应答，可用 --console 指定",
                    error.description + "; the daemon runs but its console does not answer, --console names another")
            case .system: throw ToolStop(.no, error.chinese, error.description)
            }
        }
    }

    private static func obtainKey(
        _ places: ToolPlaces, _ arguments: ToolArguments, _ environment: [String: String]
    ) throws(ToolStop) -> JournalKey {
        let named = arguments[.journalKey] ?? places.settings.journalKey
        let place = JournalKeyPlace(named: named, state: places.state, environment: environment)
        do throws(SecretFile.Problem) { return try place.obtain() } catch {
            throw ToolStop(.no, error.chinese, error.description)
        }
    }
}

extension TokenSubject {
    /// `person:8007`, `department:SWJ`, `gateway:wx`.
    init?(typed text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = parts.first, let name = parts.last else { return nil }
        switch kind {
        case "person": self = .person(PersonID(rawValue: name))
        case "department": self = .department(DepartmentCode(rawValue: name))
        case "gateway": self = .gateway(GatewayName(rawValue: name))
        default: return nil
        }
    }
}
