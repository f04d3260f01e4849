import HotlineSystem

/// One gateway: all its users have a session open at once, and the next line goes out when the one before is answered.
struct ChatClient {
    private let client: LineClient
    private var waits = Waits()

    private init(_ client: LineClient) { self.client = client }

    /// - Parameter users: numbers of the matters, a user each.
    static func run(at path: String, as gateway: String, users: Range<Int>, messages: Int) -> Result<Waits, BenchProblem> {
        do {
            var client = ChatClient(try LineClient(to: .unix(path: path)))
            _ = try client.ask(#"{"type":"hello","gw":"\#(gateway)"}"#)
            for message in 0..<messages {
                for user in users { try client.time(line(message, of: user)) }
            }
            for user in users { try client.time(#"{"type":"end","user":"u\#(user)","ts":\#(now),"key":"k\#(user)"}"#) }
            return .success(client.waits)
        } catch {
            return .failure(error as? BenchProblem ?? BenchProblem("chat: \(error)"))
        }
    }

    private static let now = SampleMatters.start.milliseconds / 1_000

    private static func line(_ message: Int, of user: Int) -> String {
        let text = message == 0 ? SampleMatters.place + SampleMatters.text(user) : "麻烦尽快处理，第 \(message) 次说"
        return #"{"type":"msg","msg_id":"\#(user)-\#(message)","user":"u\#(user)","ts":\#(now),"text":"\#(text)"}"#
    }

    private mutating func time(_ line: String) throws {
        let asked = MonotonicClock.microseconds()
        let answer = try ask(line)
        guard answer.hasPrefix(#"{"ok":true"#) else { throw BenchProblem("chat: \(answer)") }
        waits.add(MonotonicClock.microseconds() - asked)
    }

    /// The line's own answer: a notice may come between.
    private func ask(_ line: String) throws -> String {
        try client.send(line)
        while let answer = try client.readLine() {
            if !answer.hasPrefix(#"{"type":"notice""#) { return answer }
        }
        throw BenchProblem("the chat door closed")
    }
}
