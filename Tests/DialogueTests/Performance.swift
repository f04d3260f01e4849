/// A transcript played against a Desk: what came of each beat, and where it was not what stands there.
struct Performance {
    let transcript: Transcript
    private(set) var comparisons: [Comparison] = []
    /// As the story left it.
    private(set) var stage: Stage?

    init(_ transcript: Transcript) throws {
        self.transcript = transcript
        var known: [String: String] = [:]
        for beat in transcript.beats {
            guard let here = stage else {
                guard case .time(let start) = beat.deed else {
                    throw Transcript.Malformed(line: beat.line, text: "the first @ sets the clock")
                }
                stage = try Stage(at: start)
                comparisons.append(Comparison(expected: beat.expected, actual: [], knowing: known))
                continue
            }
            let actual: [String]
            switch beat.deed {
            case .time(let instant): actual = here.go(to: instant)
            case .enter(let subject, let name): actual = try here.enter(subject, as: name, line: beat.line)
            case .turnTo(let name): actual = try here.turn(to: name, line: beat.line)
            case .edit(let file, let old, let new): actual = try here.edit(file, old: old, new: new, line: beat.line)
            case .restart: actual = try here.restart()
            case .typed(let line): actual = try here.type(Pattern.filled(line, with: known), line: beat.line)
            }
            let comparison = Comparison(expected: beat.expected, actual: actual, knowing: known)
            known = comparison.known
            comparisons.append(comparison)
        }
    }

    var isAsWritten: Bool { comparisons.allSatisfy { $0.difference == nil } }
    var rewritten: String { transcript.text(answers: comparisons.map(\.rewritten)) }

    /// All that happened; the first line that differs is marked `!!`, and what was expected stands below it after `??`.
    var report: String {
        var lines: [String] = []
        var isMarked = false
        for (beat, comparison) in zip(transcript.beats, comparisons) {
            lines.append("   " + beat.done)
            guard !isMarked, let difference = comparison.difference else {
                lines += comparison.actual.map { "   " + $0 }
                continue
            }
            isMarked = true
            for (index, line) in comparison.actual.enumerated() {
                lines.append((index == difference ? "!! " : "   ") + line)
                if index == difference, let missed = comparison.missed { lines.append("?? " + missed) }
            }
            if difference == comparison.actual.count {
                lines += ["!! (line \(beat.line): nothing more came)"] + (comparison.missed.map { ["?? " + $0] } ?? [])
            }
        }
        return lines.joined(separator: "\n")
    }
}
