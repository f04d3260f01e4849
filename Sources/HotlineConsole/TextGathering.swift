import HotlineCore

/// A text as it comes in, line by line. A fault is remembered and told once, at the end, so that what follows the
/// guilty line is never taken for commands.
package struct TextGathering: Sendable {
    /// What a line of the text was.
    enum Line: Equatable, Sendable {
        case taken
        /// `?` alone: the caller asks where they are.
        case whereAmI
        /// `.q` alone: the text is dropped.
        case dropped
        /// `.h`, `.hold` or `.挂起` alone: it is put aside for the next caller.
        case parked
        /// `.`, `。` or `．` alone.
        case ended
    }

    let wanted: TextWanted
    private(set) var lines: [String] = []
    private(set) var characters = 0
    private(set) var fault: Refusal?
    private var bytes = 0
    private let limits: ConsoleLimits

    init(_ wanted: TextWanted, limits: ConsoleLimits) {
        self.wanted = wanted
        self.limits = limits
    }

    mutating func take(_ line: String, fieldName: String) -> Line {
        switch TypedLine(line).plain.lowercased() {
        case ".": return .ended
        case ".q": return .dropped
        case let word where word.first == "." && Self.isParking(word): return .parked
        case "?": return .whereAmI
        default: break
        }
        let text = line.hasPrefix("..") ? String(line.dropFirst()) : line
        bytes += text.utf8.count + 1
        characters += text.unicodeScalars.count + (lines.isEmpty ? 0 : 1)
        if bytes > limits.text {
            spoil(.tooLong(field: fieldName, limit: limits.text))
        } else if characters > limits.characters {
            spoil(.tooLong(field: fieldName, limit: limits.characters))
        }
        if fault == nil { lines.append(text) }
        return .taken
    }

    /// Lines that alone are no text: a tool that sends a text puts a dot before them.
    package static let parking: Set<String> = Set(HoldCommand.words.map { "." + $0 })

    /// With its dot or, where no text is typed, without.
    static func isParking(_ line: String) -> Bool {
        HoldCommand.words.contains(String(line.drop { $0 == "." }).lowercased())
    }

    /// The lines of a draft, as if they had just been typed.
    mutating func take(draft: [String]) {
        lines = draft
        bytes = draft.reduce(0) { $0 + $1.utf8.count + 1 }
        characters = draft.reduce(max(0, draft.count - 1)) { $0 + $1.unicodeScalars.count }
    }

    /// Remembers the first fault and lets go of what was gathered.
    mutating func spoil(_ refusal: Refusal) {
        guard fault == nil else { return }
        fault = refusal
        lines = []
    }

    func text(named fieldName: String) throws(Refusal) -> String {
        if let fault { throw fault }
        let text = lines.joined(separator: "\n")
        guard !text.trimmingSpaces.isEmpty, lines.contains(where: { !$0.trimmingSpaces.isEmpty }) else { throw .missing(field: fieldName) }
        return text
    }
}
