import HotlineCore
import HotlineDesk

/// The lines that were read and are not settled, in the order read, over all files. A line is settled when it and all before it are done.
struct LineWindow {
    enum State { case waiting, sent, done }

    struct Line {
        let file: Int
        let source: SourceName
        var content: FileLine.Content
        let offset: Int64
        let line: Int
        /// Where its file stands after it, if that was hashed.
        var checkpoint: SourceCursor?
        /// The cursor that its order last carried.
        var carried: SourceCursor?
        var state = State.waiting

        init(file: Int, source: SourceName, content: FileLine.Content, offset: Int64, line: Int) {
            self.file = file
            self.source = source
            self.content = content
            self.offset = offset
            self.line = line
        }
    }

    /// Settled lines at its front are dropped by and by.
    private var lines: [Line] = []
    private var front = 0
    /// The number of `lines[0]`.
    private var firstNumber = 1
    /// Orders without an answer.
    private(set) var sent = 0

    var count: Int { lines.count - front }

    mutating func append(_ line: Line) { lines.append(line) }

    mutating func setCheckpoint(_ cursor: SourceCursor, ofLast file: Int) {
        guard let index = lines[front...].lastIndex(where: { $0.file == file }), lines[index].state == .waiting else { return }
        lines[index].checkpoint = cursor
    }

    mutating func done(_ number: Int) {
        guard let index = answered(number) else { return }
        lines[index].state = .done
    }

    mutating func put(back number: Int) {
        guard let index = answered(number) else { return }
        lines[index].state = .waiting
    }

    /// Makes a record that was refused for good a reject, to be sent instead.
    ///
    /// - Returns: whether it was a record; a reject that is refused only waits.
    mutating func reject(_ number: Int, _ reason: Reason) -> Bool {
        guard let index = answered(number) else { return true }
        lines[index].state = .waiting
        guard let raw = lines[index].content.raw else { return false }
        lines[index].content = .reject(reason: reason, raw: Array(raw.utf8))
        return true
    }

    /// From the first line that is not done, all are to be sent again, in order.
    mutating func rewind() {
        guard let first = lines[front...].firstIndex(where: { $0.state != .done }) else { return }
        for index in first..<lines.count { lines[index].state = .waiting }
    }

    mutating func popDone() -> Line? {
        guard front < lines.count, lines[front].state == .done else { return nil }
        let line = lines[front]
        front += 1
        if front == lines.count || front >= FileTailer.inFlight {
            // The rest moves once for as many lines as may be out, not for each.
            lines.removeFirst(front)
            firstNumber += front
            front = 0
        }
        return line
    }

    /// Hands every waiting line out with the cursor that its order carries: its own where nothing of its file before it is open.
    mutating func sendAll(confirmed: (Int) -> SourceCursor?, _ body: (Int, Line, SourceCursor) -> Void) {
        var begun: Set<Int> = []
        for index in front..<lines.count {
            let isFirst = begun.insert(lines[index].file).inserted
            guard lines[index].state == .waiting else { continue }
            guard let cursor = (isFirst ? lines[index].checkpoint : nil) ?? confirmed(lines[index].file) else { continue }
            lines[index].state = .sent
            lines[index].carried = cursor
            sent += 1
            body(firstNumber + index, lines[index], cursor)
        }
    }

    private mutating func answered(_ number: Int) -> Int? {
        let index = number - firstNumber
        guard index >= front, index < lines.count, lines[index].state == .sent else { return nil }
        sent -= 1
        return index
    }
}
