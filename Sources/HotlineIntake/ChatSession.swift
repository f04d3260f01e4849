import HotlineCore
import HotlineDesk
import HotlineSystem

/// The chat door: one JSON object a line, one answer a line, in order (domain 6.8). Who speaks is bound by `hello`;
/// nothing else is remembered here, the citizens' sessions are the Desk's.
package struct ChatSession: Conversation {
    package typealias Request = DeskRequest
    package typealias Answer = DeskAnswer
    package typealias Push = DeskPush

    /// 12,000 characters of text, in four bytes each, stay below with everything around them. A gateway that escapes each one has
    /// room for five thousand, which is more than any chat lets a citizen write at once.
    package static let lineLimit = 65_536
    /// A gateway that has not said who it is by then is none.
    package static let helloMilliseconds: Int64 = 10_000
    /// Lines before a hello is granted, wrong tokens among them: a gateway needs one.
    private static let strangersLines = 8

    private enum Asked {
        case hello(GatewayName?, GatewayKind?)
        /// What the gateway is was told; it needs no answer.
        case kind
        case order(messageID: String?)
        case acknowledgement(Int64)
    }

    /// The user behind a Unix socket; nil on TCP, where only a token counts.
    private let user: Credential?
    private let drawSecrets: @Sendable () -> FreshSecrets
    private var lines = LineSplitter(limit: lineLimit)
    private var gateway: GatewayName?
    /// The token of the last hello, by its public name.
    private var token: String?
    private var asked: Asked?
    private var isFirst = true
    private var isClosed = false
    private var linesBeforeHello = 0

    /// - Parameters:
    ///   - user: `.unixUser` of the peer, if the kernel vouches for one.
    ///   - drawSecrets: the random values of one order.
    package init(user: Credential?, drawSecrets: @escaping @Sendable () -> FreshSecrets = ChatSession.systemSecrets) {
        self.user = user
        self.drawSecrets = drawSecrets
    }

    package static let systemSecrets: @Sendable () -> FreshSecrets = {
        var generator = SystemRandomNumberGenerator()
        return .draw(using: &generator)
    }

    package mutating func opened(at now: Int64) -> [Step<DeskRequest>] { [.deadline(milliseconds: Self.helloMilliseconds)] }

    package mutating func received(_ bytes: [UInt8], at now: Int64) -> [Step<DeskRequest>] {
        lines.append(bytes)
        return goOn(at: now)
    }

    package mutating func answered(_ answer: DeskAnswer, at now: Int64) -> [Step<DeskRequest>] {
        guard let asked else { return [] }
        self.asked = nil
        return reply(to: asked, answer, at: Instant(milliseconds: now)) + goOn(at: now)
    }

    /// A notice is one whole line, so it may stand between any two answers.
    package mutating func pushed(_ push: DeskPush, at now: Int64) -> [Step<DeskRequest>] {
        switch push {
        case .notice(let id, let address, let ticket, let text):
            guard address.gateway == gateway else { return [] }
            return [.send(ChatAnswer.notice(id: id, user: address.user, ticket: ticket, text: text))]
        case .stopping: return gateway == nil ? [] : [.send(ChatAnswer(type: "stopping").line)]
        case .revoked(let token): return token == self.token ? close(with: .notAuthenticated) : []
        case .ring: return []
        }
    }

    package mutating func woken(at now: Int64) -> [Step<DeskRequest>] { [] }

    package mutating func timedOut(at now: Int64) -> [Step<DeskRequest>] {
        // A gateway may be silent all night; the kernel's keep-alive finds the dead ones.
        guard gateway == nil else { return [] }
        return close(with: .slowPeer)
    }

    package mutating func peerEnded(at now: Int64) -> [Step<DeskRequest>] {
        // JSON ends where its brace closes: a last line without its end is whole, or is refused as malformed.
        guard asked == nil, !isClosed, let event = lines.finish() else { return [] }
        return take(event, at: now)
    }

    /// Line by line until one has to be asked about.
    private mutating func goOn(at now: Int64) -> [Step<DeskRequest>] {
        var steps: [Step<DeskRequest>] = []
        while asked == nil, !isClosed, let event = lines.next() { steps += take(event, at: now) }
        return steps
    }

    private mutating func take(_ event: LineSplitter.Event, at now: Int64) -> [Step<DeskRequest>] {
        let isFirst = self.isFirst
        self.isFirst = false
        switch event {
        case .tooLong: return refuse(.tooLong(field: "line", limit: Self.lineLimit))
        case .line(let bytes):
            if isFirst, Self.looksLikeHTTP(bytes) {
                isClosed = true
                return [.close]
            }
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return [] }
            return take(bytes, at: Instant(milliseconds: now))
        }
    }

    private mutating func take(_ bytes: [UInt8], at now: Instant) -> [Step<DeskRequest>] {
        var messageID: String?
        do throws(Refusal) {
            let reader = try ChatReader(bytes)
            messageID = reader.messageID
            return try obey(try reader.line(bound: gateway, at: now), at: now)
        } catch {
            return refuse(error, messageID: messageID)
        }
    }

    private mutating func obey(_ line: ChatLine, at now: Instant) throws(Refusal) -> [Step<DeskRequest>] {
        switch line {
        case .hello(let named, let token, let kind):
            guard gateway == nil else { throw .malformed(detail: "a second hello") }
            guard let credential = token.map(Credential.token) ?? user else { throw .notAuthenticated }
            self.token = token.map(TokenID.of)
            // A gateway that names itself wrongly keeps no other one out.
            let address = "gateway " + (named?.rawValue ?? "")
            return ask(.hello(named, kind), .session(.identify(credential, address: address), at: now))
        case .message(let message):
            return ask(.order(messageID: message.id), order(.chatMessage(message), at: now))
        case .end(let address, let key):
            // Apart from the messages' ids, which share the mark's scope.
            let mark = key.map { Mark.chat(address.gateway, messageID: "end " + $0) }
            return ask(.order(messageID: nil), order(.chatEnd(address), key: mark, at: now))
        case .acknowledge(let notice):
            return ask(.acknowledgement(notice), order(.acknowledge(notices: [notice]), at: now))
        case .ping:
            var answer = ChatAnswer(isOK: true)
            answer.add("type", "pong")
            return [.send(answer.line)]
        }
    }

    private func order(_ action: Action, key: Mark? = nil, at now: Instant) -> DeskRequest {
        let origin = "gateway " + (gateway?.rawValue ?? "")
        return .order(Order(action, by: Actor(door: .chat, origin: origin), key: key, secrets: drawSecrets(), at: now))
    }

    private mutating func ask(_ asked: Asked, _ request: DeskRequest) -> [Step<DeskRequest>] {
        self.asked = asked
        return [.ask(request)]
    }

    private mutating func reply(to asked: Asked, _ answer: DeskAnswer, at now: Instant) -> [Step<DeskRequest>] {
        switch (asked, answer) {
        case (.order(let messageID), .done(let receipt)): return [.send(ChatAnswer.done(receipt, messageID: messageID))]
        case (.acknowledgement(let notice), .done):
            var line = ChatAnswer(isOK: true)
            line.add("notice", String(notice))
            return [.send(line.line)]
        case (.hello(let named, let kind), .identity(let identity)): return greet(identity, as: named, kind, at: now)
        case (.kind, _): return []
        case (.order(let messageID), .refused(let refusal)): return refuse(refusal, messageID: messageID)
        case (_, .refused(let refusal)): return refuse(refusal)
        case (.order(let messageID), _): return refuse(.tryLater(.failure), messageID: messageID)
        default: return refuse(.tryLater(.failure))
        }
    }

    /// A gateway speaks for itself; the service's own user for the one it names.
    private mutating func greet(_ identity: Identity, as named: GatewayName?, _ kind: GatewayKind?, at now: Instant) -> [Step<DeskRequest>]
    {
        let granted: GatewayName
        switch identity {
        case .gateway(let own):
            guard named == nil || named == own else { return refuse(.notPermitted(verb: "hello")) }
            granted = own
        case .service:
            guard let named else { return refuse(.missing(field: "gw")) }
            granted = named
        case .person, .department: return refuse(.notPermitted(verb: "hello"))
        }
        gateway = granted
        var answer = ChatAnswer(isOK: true)
        answer.add("gw", granted.rawValue)
        answer.add("kind", kind?.rawValue)
        let steps: [Step<DeskRequest>] = [
            .send(answer.line), .join("gateway:" + granted.rawValue), .join(DeskPush.tokens), .deadline(milliseconds: nil),
        ]
        guard let kind else { return steps }
        return steps + ask(.kind, order(.gateway(granted, kind), at: now))
    }

    /// An error line; the connection goes on, except with a stranger who has had enough.
    private mutating func refuse(_ refusal: Refusal, messageID: String? = nil) -> [Step<DeskRequest>] {
        if gateway == nil {
            linesBeforeHello += 1
            if linesBeforeHello >= Self.strangersLines { return close(with: refusal) }
        }
        return [.send(ChatAnswer.refused(refusal, messageID: messageID, in: .chinese))]
    }

    private mutating func close(with refusal: Refusal) -> [Step<DeskRequest>] {
        isClosed = true
        return [.send(ChatAnswer.refused(refusal, messageID: nil, in: .chinese)), .close]
    }

    /// `GET / HTTP/1.1`: a browser or a scanner, whom no answer of ours could please (design 9).
    private static func looksLikeHTTP(_ bytes: [UInt8]) -> Bool {
        bytes.first.map { (0x41...0x5A).contains($0) } == true && String(decoding: bytes, as: UTF8.self).contains(" HTTP/")
    }
}
