import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineIntake
import HotlineSystem

/// Somebody who has come in: a door's real conversation, and what a transcript's line means there.
struct Peer {
    private enum Speech {
        case console
        case chat
        /// With the header fields of every request.
        case http(fields: String)
    }

    let name: String
    var conversation: any Conversation<DeskRequest, DeskAnswer, DeskPush>
    var groups: Set<String> = []
    var isWaiting = false
    /// It asked to be told within the second that a person takes between two lines.
    var isPaced = false
    var output: [UInt8] = []
    /// Typed before the story goes on.
    private(set) var greeting: [String] = []
    private(set) var isGreetedUnseen = false
    private let speech: Speech
    private var count = 0

    init?(_ name: String, _ subject: String, seed: Int, stage: Stage) {
        let words = subject.split(separator: " ").map(String.init)
        let random = KnownNumbers(state: UInt64(seed))
        self.name = name
        switch words.first {
        case "console":
            guard words.count == 2, let who = words.last else { return nil }
            speech = .console
            let id = PersonID(rawValue: who)
            let peer: ConsolePeer
            switch who {
            case "root": peer = .unixUser(name: "root", isService: true)
            case "stranger": peer = .tcp(address: "127.0.0.1")
            default:
                if let user = stage.unixUser(of: id) {
                    peer = .unixUser(name: user, isService: false)
                } else {
                    peer = .tcp(address: "127.0.0.1")
                    greeting = ["login \(who) \(stage.token(for: .person(id)))"]
                }
            }
            conversation = ConsoleSession(peer: peer, generator: random)
        case "gateway":
            guard words.count == 2, let gateway = words.last else { return nil }
            speech = .chat
            greeting = [#"{"type":"hello","token":"\#(stage.token(for: .gateway(GatewayName(rawValue: gateway))))"}"#]
            isGreetedUnseen = true
            let numbers = Confined(random, label: "dialogue.numbers")
            conversation = ChatSession(user: nil) { numbers.sync { FreshSecrets.draw(using: &$0) } }
        case "department":
            guard words.count == 2, let code = words.last else { return nil }
            speech = .http(fields: "Authorization: Bearer \(stage.token(for: .department(DepartmentCode(rawValue: code))))\r\n")
            conversation = InternalConversation(peer: "127.0.0.1", random: random)
        case "public":
            guard words.count == 1 else { return nil }
            speech = .http(fields: "")
            conversation = PublicConversation(peer: "192.0.2.\(seed + 1)", random: random)
        default: return nil
        }
    }

    /// What goes over the wire for a line of the transcript.
    mutating func bytes(typing line: String, now: Int64) -> [UInt8] {
        count += 1
        switch speech {
        case .console: return Array((line + "\n").utf8)
        case .chat:
            guard !line.hasPrefix("{"), let colon = line.firstIndex(of: ":") else { return Array((line + "\n").utf8) }
            let text = line[colon...].dropFirst().trimmingPrefix(" ")
            let user = line[..<colon]
            return Array(#"{"type":"msg","msg_id":"\#(name)-\#(count)","user":"\#(user)","ts":\#(now / 1000),"text":"\#(text)"}"#.utf8) + [
                0x0A
            ]
        case .http(let fields): return Array(request(line, fields).utf8)
        }
    }

    private func request(_ line: String, _ fields: String) -> String {
        var words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true).map(String.init)
        let method = words.isEmpty ? "" : words.removeFirst()
        let path = words.isEmpty ? "" : words.removeFirst()
        var body = words.first ?? ""
        var key = "\(name)-\(count)"
        var wantsJSON = body.hasPrefix("{")
        while let word = body.split(separator: " ", maxSplits: 1).first, word == "json" || word.hasPrefix("key=") {
            if word == "json" { wantsJSON = true } else { key = String(word.dropFirst(4)) }
            body = String(body.dropFirst(word.count).trimmingPrefix(" "))
        }
        let type = body.hasPrefix("{") ? "application/json" : "application/x-www-form-urlencoded"
        return "\(method) \(path) HTTP/1.1\r\nHost: hotline.example\r\nAccept: \(wantsJSON ? "application/json" : "text/html")\r\n\(fields)"
            + (method == "POST" ? "Idempotency-Key: \(key)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n" : "")
            + "\r\n" + body
    }

    /// The lines that came since the last reading.
    mutating func read() -> [String] {
        defer { output = [] }
        switch speech {
        case .console, .chat:
            return output.split(separator: 0x0A).map { line in
                String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self).replacing("\u{07}", with: "␇")
            }
        case .http: return output.isEmpty ? [] : ShownResponse(output).lines
        }
    }
}

/// Random numbers that are the same at every run (splitmix64: Steele, Lea, Flood 2014).
struct KnownNumbers: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
