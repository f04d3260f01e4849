import Glibc
import HotlineSystem

/// One thread's connections: each has one request out, and sends the next when it is answered.
struct PostClient {
    private struct Line {
        let number: Int32
        var answer: [UInt8] = []
        var asked: Int64 = 0
    }

    private var lines: [Line] = []
    private var waits = Waits()
    private var next: Int
    private let end: Int

    /// Longer than any answer of the service under this load.
    private static let patienceMilliseconds: Int32 = 30_000

    /// - Parameter requests: numbers of the matters, each sent once.
    static func run(port: UInt16, connections: Int, requests: Range<Int>) -> Result<Waits, BenchProblem> {
        var client = PostClient(requests)
        defer { for line in client.lines { close(line.number) } }
        do throws(BenchProblem) {
            for _ in 0..<connections { try client.connect(to: port) }
            for index in client.lines.indices { try client.ask(on: index) }
            while client.waits.count < requests.count { try client.listen() }
            return .success(client.waits)
        } catch {
            return .failure(error)
        }
    }

    private init(_ requests: Range<Int>) {
        next = requests.lowerBound
        end = requests.upperBound
    }

    private mutating func connect(to port: UInt16) throws(BenchProblem) {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw BenchProblem("socket: \(SystemFailure("socket"))") }
        lines.append(Line(number: number))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw BenchProblem("127.0.0.1:\(port): \(SystemFailure("connect"))") }
        var yes: Int32 = 1
        setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    private mutating func ask(on index: Int) throws(BenchProblem) {
        guard next < end else { return }
        let body = SampleMatters.form(next)
        next += 1
        let request = Array(
            "POST /tickets HTTP/1.1\r\nHost: bench\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                .utf8)
        lines[index].asked = MonotonicClock.microseconds()
        // A request is smaller than a socket's buffer: one call takes it whole.
        guard send(lines[index].number, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw BenchProblem("a request was cut: \(SystemFailure("send"))")
        }
    }

    /// Waits for answers, and takes those that are there.
    private mutating func listen() throws(BenchProblem) {
        var ready = lines.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
        guard poll(&ready, nfds_t(ready.count), Self.patienceMilliseconds) > 0 else { throw BenchProblem("the daemon no longer answers") }
        for (index, line) in ready.enumerated() where line.revents != 0 { try take(on: index) }
    }

    private mutating func take(on index: Int) throws(BenchProblem) {
        var piece = [UInt8](repeating: 0, count: 16_384)
        let count = recv(lines[index].number, &piece, piece.count, 0)
        guard count > 0 else { throw BenchProblem("the daemon closed a connection") }
        lines[index].answer += piece.prefix(count)
        guard let whole = try Self.length(of: lines[index].answer), lines[index].answer.count >= whole else { return }
        waits.add(MonotonicClock.microseconds() - lines[index].asked)
        lines[index].answer.removeFirst(whole)
        try ask(on: index)
    }

    /// Bytes of the answer, head and body, once its head is there.
    private static func length(of answer: [UInt8]) throws(BenchProblem) -> Int? {
        let text = String(decoding: answer, as: UTF8.self)
        guard let head = text.utf8.firstRange(of: "\r\n\r\n".utf8) else { return nil }
        let fields = text[..<head.lowerBound].split(separator: "\r\n")
        guard fields.first?.contains(" 201 ") == true else { throw BenchProblem("a matter was not taken: \(fields.first ?? "")") }
        guard let field = fields.first(where: { $0.lowercased().hasPrefix("content-length:") }),
            let count = field.split(separator: ":").last.flatMap({ Int($0.drop { $0 == " " }) })
        else { throw BenchProblem("an answer has no length") }
        return text.utf8.distance(from: text.utf8.startIndex, to: head.upperBound) + count
    }
}
