import HotlineCore

/// A text as it comes in, line by line. A fault is remembered and told once, at the end, so that what follows the
/// guilty line is never taken for commands.
struct TextGathering: Sendable {
    /// What a line of the text was.
    enum Line: Equatable, Sendable {
        case taken
        /// `?` alone: the caller asks where they are.
        case whereAmI
        /// `.q` alone: the text is dropped.
        case dropped
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
