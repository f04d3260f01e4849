import HotlineConsole

/// The line that is typed at a terminal, as a pure value: keys in, the screen's bytes and whole lines out.
///
/// Knows UTF-8 and wide characters, a history, and the words that a first and a second word may be completed to. It draws on one row and lets a
/// longer line scroll under the row's edges, so that nothing has to be known of what stands above. Long pastes are lines as any
/// others: they are drawn once, when their bytes have been read.
package struct LineEditor: Sendable {
    /// What came of some bytes.
    package struct Outcome: Equatable, Sendable {
        /// To be written to the terminal as it is.
        package var screen: [UInt8] = []
        /// Without their ends, in the order in which they were typed.
        package var lines: [String] = []
        /// Control-D on an empty line.
        package var hasEnded = false
        /// Control-C: what was typed is dropped; the caller may end.
        package var isInterrupted = false
    }

    /// Lines of history: a shift's worth.
    private static let historyLimit = 500
    /// Scalars of one line; the console refuses what is longer, and says so.
    private static let lineLimit = 8_192
    /// Words that one Tab shows.
    private static let offered = 24

    package var prompt: String
    /// Columns of the terminal.
    package var columns: Int
    /// A text is being typed: a Tab is one, for pasted rosters, and its lines are nobody's history.
    package var isText = false
    /// What a first word may become, and what a second may after a first.
    private let words: [String]
    package var second: @Sendable (_ first: String) -> [String] = { _ in [] }

    private(set) var line: [Unicode.Scalar] = []
    private(set) var cursor = 0
    private var history: [[Unicode.Scalar]] = []
    /// Where in the history one is; its end is the line being typed, which is kept here meanwhile.
    private var place = 0
    private var unfinished: [Unicode.Scalar] = []
    private var keys = KeyReader()
    private var wasTab = false

    package init(prompt: String, columns: Int, words: [String]) {
        self.prompt = prompt
        self.columns = max(columns, 20)
        self.words = words.sorted()
    }

    package mutating func take(_ bytes: [UInt8]) -> Outcome {
        var outcome = Outcome()
        for key in keys.read(bytes) { press(key, &outcome) }
        if !outcome.hasEnded { outcome.screen += drawn }
        return outcome
    }

    /// The row as it should look; for whoever has written something else over it.
    package var drawn: [UInt8] {
        let room = max(4, columns - DisplayWidth.of(prompt) - 1)
        // The cursor stays on the row: as much before it is shown as fits.
        var start = cursor
        var taken = 0
        while start > 0, taken + DisplayWidth.of(line[start - 1]) <= room {
            start -= 1
            taken += DisplayWidth.of(line[start])
        }
        var end = cursor
        while end < line.count, taken + DisplayWidth.of(line[end]) <= room {
            taken += DisplayWidth.of(line[end])
            end += 1
        }
        let shown = line[start..<end].map { $0 == "\t" ? " " : $0 }
        let back = DisplayWidth.of(Self.text(line[cursor..<end]))
        return Self.erased + Array((prompt + Self.text(shown[...])).utf8) + (back == 0 ? [] : Array("\u{1B}[\(back)D".utf8))
    }

    /// Takes the row off the screen, so that something else may be written there.
    package static let erased: [UInt8] = Array("\r\u{1B}[K".utf8)

    private mutating func press(_ key: KeyReader.Key, _ outcome: inout Outcome) {
        defer { wasTab = key == .tab }
        switch key {
        case .scalar(let scalar): insert(scalar)
        case .enter: finish(&outcome)
        case .backspace: remove(cursor - 1)
        case .delete: remove(cursor)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(line.count, cursor + 1)
        case .home: cursor = 0
        case .end: cursor = line.count
        case .up: go(to: place - 1)
        case .down: go(to: place + 1)
        case .killToEnd: line.removeSubrange(cursor...)
        case .killToStart:
            line.removeSubrange(..<cursor)
            cursor = 0
        case .killWord: killWord()
        case .clear: outcome.screen += Array("\u{1B}[H\u{1B}[2J".utf8)
        case .tab where isText: insert("\t")
        case .tab: complete(&outcome)
        case .endOfInput:
            if line.isEmpty { outcome.hasEnded = true } else { remove(cursor) }
        case .interrupt:
            outcome.screen += drawn + Array("^C\r\n".utf8)
            outcome.isInterrupted = true
            replace(with: [])
        }
    }

    private mutating func insert(_ scalar: Unicode.Scalar) {
        guard line.count < Self.lineLimit else { return }
        line.insert(scalar, at: cursor)
        cursor += 1
    }

    private mutating func remove(_ index: Int) {
        guard line.indices.contains(index) else { return }
        line.remove(at: index)
        if index < cursor { cursor -= 1 }
    }

    private mutating func killWord() {
        let before = line[..<cursor]
        let end = before.lastIndex { $0 != " " } ?? 0
        let start = before[..<end].lastIndex(of: " ").map { $0 + 1 } ?? 0
        line.removeSubrange(start..<cursor)
        cursor = start
    }

    private mutating func finish(_ outcome: inout Outcome) {
        cursor = line.count
        outcome.screen += drawn + Array("\r\n".utf8)
        outcome.lines.append(Self.text(line[...]))
        if !isText, !line.isEmpty, line != history.last { history.append(line) }
        if history.count > Self.historyLimit { history.removeFirst(history.count - Self.historyLimit) }
        place = history.count
        replace(with: [])
    }

    private mutating func go(to index: Int) {
        guard (0...history.count).contains(index), index != place else { return }
        if place == history.count { unfinished = line }
        place = index
        replace(with: index == history.count ? unfinished : history[index])
    }

    private mutating func replace(with new: [Unicode.Scalar]) {
        line = new
        cursor = new.count
    }

    /// The word before the cursor, a first or a second one, grows as far as it is the same for all that fit; a second Tab shows them.
    private mutating func complete(_ outcome: inout Outcome) {
        let before = Self.text(line[..<cursor])
        let place = before.lastIndex(of: " ").map { before.index(after: $0) } ?? before.startIndex
        let (typed, earlier) = (before[place...], before[..<place].split(separator: " "))
        guard earlier.count < 2, !(earlier.isEmpty && typed.isEmpty) else { return }
        let fitting = (earlier.first.map { second(String($0)) } ?? words).filter { $0.hasPrefix(typed) }
        guard let first = fitting.first else { return }
        let common = fitting.dropFirst().reduce(first) { String(zip($0, $1).prefix { $0.0 == $0.1 }.map(\.0)) }
        // `key=` wants its value at once.
        let isWhole = fitting.count == 1 && common.last.map { $0 != "=" && $0 != ":" } ?? false
        let grown = common.dropFirst(typed.count) + (isWhole ? " " : "")
        grown.unicodeScalars.forEach { insert($0) }
        if grown.isEmpty, wasTab, fitting.count > 1 {
            let shown = fitting.prefix(Self.offered).joined(separator: "  ") + (fitting.count > Self.offered ? " …" : "")
            outcome.screen += drawn + Array(("\r\n" + shown + "\r\n").utf8)
        }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
