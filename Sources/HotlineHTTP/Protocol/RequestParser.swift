/// Requests out of bytes (RFC 9112), pure and incremental: every split of the same bytes gives the same events.
///
/// One request at a time; what follows it stays buffered for the next call. After a fault nothing more comes: with one
/// framing error the place where the next request begins is a guess, and guesses are how requests are smuggled.
package struct RequestParser: Sendable {
    package enum Event: Hashable, Sendable {
        /// The head is whole, a body is due and the peer waits for leave to send it (RFC 9110 §10.1.1).
        case continueExpected
        /// A request whose body comes in pieces: its head now, `request` with an empty body at the end.
        case began(HTTPRequest)
        case piece([UInt8])
        case request(HTTPRequest)
        case fault(RequestFault)
    }

    /// What the peer owes us: each has its own time limit.
    package enum Phase: Hashable, Sendable { case idle, head, body, pieces, failed }

    private enum State {
        /// Exits: `fields` at a request line.
        case requestLine
        /// Exits: `content` or `chunkLine` at the empty line.
        case fields
        /// This many bytes to go. Exits: `requestLine`.
        case content(Int)
        /// Exits: `chunkData`; `trailers` at the last chunk.
        case chunkLine
        /// This many bytes to go. Exits: `chunkEnd`.
        case chunkData(Int)
        /// Exits: `chunkLine`.
        case chunkEnd
        /// Exits: `requestLine` at the empty line.
        case trailers
        case failed
    }

    private var state = State.requestLine
    private var buffer: [UInt8] = []
    /// Bytes of `buffer` already used up.
    private var start = 0
    /// Where the search for the end of the line goes on, so that a line that comes byte by byte is read once.
    private var searched = 0

    private var emptyLines = 0
    private var draft = HTTPRequest(method: "", target: RequestTarget(path: ""), fields: [])
    private var fields: [HTTPRequest.Field] = []
    private var sectionBytes = 0
    private var sectionLines = 0
    private var chunkLineBytes = 0
    /// Bytes of body that this request may still bring.
    private var bodyRoom = 0
    private var isInPieces = false
    private var owesContinue = false
    private let piecewise: @Sendable (HTTPRequest) -> Int?

    /// - Parameter piecewise: the most bytes of body that a request may bring in pieces; nil where the body is kept whole.
    package init(piecewise: @escaping @Sendable (HTTPRequest) -> Int? = { _ in nil }) { self.piecewise = piecewise }

    package var phase: Phase {
        switch state {
        case .requestLine: start == buffer.count ? .idle : .head
        case .fields: .head
        case .content, .chunkLine, .chunkData, .chunkEnd, .trailers: isInPieces ? .pieces : .body
        case .failed: .failed
        }
    }

    /// The request under way as far as it was read; it stands after a fault, so that the refusal can be in the asker's language.
    package var begun: HTTPRequest {
        HTTPRequest(method: draft.method, target: draft.target, isHTTP10: draft.isHTTP10, fields: fields)
    }

    /// Bytes taken in and not yet used.
    package var buffered: Int { buffer.count - start }

    package mutating func feed(_ bytes: [UInt8]) {
        if case .failed = state { return }
        if start > 0 {
            buffer.removeFirst(start)
            searched -= start
            start = 0
        }
        buffer += bytes
    }

    /// - Returns: nil when more bytes are needed.
    package mutating func next() -> Event? {
        do throws(RequestFault) {
            while true {
                switch try step() {
                case .goOn: continue
                case .needsBytes: return nil
                case .event(let event): return event
                }
            }
        } catch {
            state = .failed
            buffer = []
            start = 0
            searched = 0
            return .fault(error)
        }
    }

    private enum Progress {
        case goOn, needsBytes
        case event(Event)
    }

    private mutating func step() throws(RequestFault) -> Progress {
        if owesContinue {
            owesContinue = false
            return .event(.continueExpected)
        }
        switch state {
        case .requestLine:
            guard let line = try line(limit: HTTPLimits.requestLine, orFault: .requestLineTooLong) else { return .needsBytes }
            if line.isEmpty {
                emptyLines += 1
                guard emptyLines <= HTTPLimits.emptyLines else { throw .badRequestLine }
                return .goOn
            }
            try begin(line)
            state = .fields
            return .goOn
        case .fields:
            guard let line = try sectionLine() else { return .needsBytes }
            if line.isEmpty { return try endOfHead() }
            fields.append(try FieldLine.parse(line))
            return .goOn
        case .content(0): return finish()
        case .content(let left):
            let taken = min(left, buffered)
            state = .content(left - taken)
            return take(taken)
        case .chunkLine:
            guard let line = try line(limit: HTTPLimits.chunkLine, orFault: .badChunk) else { return .needsBytes }
            chunkLineBytes += line.count + 2
            guard chunkLineBytes <= HTTPLimits.chunkLines else { throw .badChunk }
            let size = try Self.chunkSize(line)
            guard size <= bodyRoom else { throw .bodyTooLong }
            bodyRoom -= size
            if size == 0 { beginSection() }
            state = size == 0 ? .trailers : .chunkData(size)
            return .goOn
        case .chunkData(let left):
            let taken = min(left, buffered)
            state = left > taken ? .chunkData(left - taken) : .chunkEnd
            return take(taken)
        case .chunkEnd:
            guard let line = try line(limit: 0, orFault: .badChunk) else { return .needsBytes }
            precondition(line.isEmpty, "a line of at most no bytes is empty")
            state = .chunkLine
            return .goOn
        case .trailers:
            // Read like fields so that nothing hides in them, and dropped: no route has a use for one (RFC 9110 §6.5.1).
            guard let line = try sectionLine() else { return .needsBytes }
            if line.isEmpty { return finish() }
            _ = try FieldLine.parse(line)
            return .goOn
        case .failed:
            return .needsBytes
        }
    }

    /// Request line: `method SP request-target SP HTTP-version`, single spaces (RFC 9112 §3).
    private mutating func begin(_ line: ArraySlice<UInt8>) throws(RequestFault) {
        let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .badRequestLine }
        guard HTTPSyntax.isToken(parts[0]), parts[0].count <= HTTPLimits.method else { throw .badMethod }
        guard parts[1].allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .badTarget }
        let version = Array(parts[2])
        guard version.count == 8, version.starts(with: Array("HTTP/".utf8)), HTTPSyntax.digit(version[5]) != nil,
            version[6] == 0x2E, HTTPSyntax.digit(version[7]) != nil
        else { throw .badRequestLine }
        guard version[5] == 0x31 else { throw .unsupportedVersion }
        let method = String(decoding: parts[0], as: UTF8.self)
        guard let target = RequestTarget(parsing: String(decoding: parts[1], as: UTF8.self), method: method) else { throw .badTarget }
        draft = HTTPRequest(method: method, target: target, isHTTP10: version[7] == 0x30, fields: [])
        fields = []
        chunkLineBytes = 0
        beginSection()
    }

    private mutating func beginSection() {
        sectionBytes = 0
        sectionLines = 0
    }

    /// A line of a field section, within the section's limits.
    private mutating func sectionLine() throws(RequestFault) -> ArraySlice<UInt8>? {
        let room = HTTPLimits.fieldSection - sectionBytes - 2
        guard let line = try line(limit: max(room, 0), orFault: .fieldSectionTooLong) else { return nil }
        if line.isEmpty { return line }
        sectionBytes += line.count + 2
        sectionLines += 1
        guard sectionLines <= HTTPLimits.fields else { throw .tooManyFields }
        return line
    }

    private mutating func endOfHead() throws(RequestFault) -> Progress {
        let request = HTTPRequest(method: draft.method, target: draft.target, isHTTP10: draft.isHTTP10, fields: fields)
        let hosts = fields.filter { $0.name == "host" }
        guard hosts.count == 1 || (hosts.isEmpty && request.isHTTP10) else { throw .hostMissing }
        guard hosts.allSatisfy({ HTTPSyntax.isHost($0.value.utf8) }) else { throw .badHost }
        let most = piecewise(request)
        let framing = try BodyFraming(of: request, atMost: most ?? HTTPLimits.body)
        let expectations = request.list("expect").map { $0.lowercased() }
        guard expectations.allSatisfy({ $0 == "100-continue" }) || request.isHTTP10 else { throw .unknownExpectation }
        draft = request
        bodyRoom = most ?? HTTPLimits.body
        switch framing {
        case .length(0): return finish()
        case .length(let length): state = .content(length)
        case .chunked: state = .chunkLine
        }
        isInPieces = most != nil
        owesContinue = !expectations.isEmpty && !request.isHTTP10
        return isInPieces ? .event(.began(request)) : .goOn
    }

    private mutating func finish() -> Progress {
        state = .requestLine
        emptyLines = 0
        isInPieces = false
        defer {
            draft = HTTPRequest(method: "", target: RequestTarget(path: ""), fields: [])
            fields = []
        }
        return .event(.request(draft))
    }

    /// Moves so many buffered bytes into the body, or out as a piece of it.
    private mutating func take(_ count: Int) -> Progress {
        guard count > 0 else { return .needsBytes }
        let taken = buffer[start..<start + count]
        start += count
        searched = start
        if isInPieces { return .event(.piece(Array(taken))) }
        draft.body += taken
        return .goOn
    }

    /// The next line without its CRLF; nil when it is not whole yet.
    ///
    /// LF alone is no end of a line here, though RFC 9112 §2.2 would allow it: a proxy in front may see one line where we see two.
    private mutating func line(limit: Int, orFault fault: RequestFault) throws(RequestFault) -> ArraySlice<UInt8>? {
        guard let end = buffer[searched...].firstIndex(of: 0x0A) else {
            searched = buffer.count
            // One more for the CR that may already be here.
            guard buffered <= limit + 1 else { throw fault }
            return nil
        }
        guard end - start <= limit + 1 else { throw fault }
        guard end > start, buffer[end - 1] == 0x0D else { throw .bareLineBreak }
        let line = buffer[start..<end - 1]
        guard !line.contains(0x0D), !line.contains(0) else { throw .bareLineBreak }
        start = end + 1
        searched = start
        return line
    }

    /// `1*HEXDIG [chunk-ext]`; nothing between the digits and the semicolon (RFC 9112 §7.1).
    private static func chunkSize(_ line: ArraySlice<UInt8>) throws(RequestFault) -> Int {
        let digits = line.prefix { $0 != 0x3B }
        guard (1...8).contains(digits.count), line.allSatisfy(HTTPSyntax.isFieldByte) else { throw .badChunk }
        var size = 0
        for byte in digits {
            guard let value = HTTPSyntax.hexDigit(byte) else { throw .badChunk }
            size = size * 16 + value
        }
        return size
    }
}
