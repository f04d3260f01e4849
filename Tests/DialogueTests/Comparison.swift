/// What was expected of one thing done, beside what came.
struct Comparison {
    /// Any lines, or none.
    static let anyLines = "> ..."

    let expected: [String]
    let actual: [String]
    /// The first line that came and was not expected; the count of them where something more was expected; nil where all is well.
    private(set) var difference: Int?
    /// What was expected in its place.
    private(set) var missed: String?
    /// What is remembered from here on.
    private(set) var known: [String: String]

    init(expected: [String], actual: [String], knowing known: [String: String]) {
        self.expected = expected
        self.actual = actual
        self.known = known
        var next = 0
        var mayPass = false
        for line in expected {
            if line == Self.anyLines {
                mayPass = true
                continue
            }
            let reach = mayPass ? actual[next...] : actual[next...].prefix(1)
            guard let found = find(line, in: reach) else {
                (difference, missed) = (next, line)
                return
            }
            next = found + 1
            mayPass = false
        }
        if !mayPass, next < actual.count { difference = next }
    }

    private mutating func find(_ line: String, in lines: ArraySlice<String>) -> Int? {
        let pattern = Pattern(line)
        for index in lines.indices {
            if let all = pattern.match(lines[index], knowing: known) {
                known = all
                return index
            }
        }
        return nil
    }

    /// What should stand there: what came, with the patterns that still fit.
    var rewritten: [String] {
        guard difference != nil else { return expected }
        var lines: [String] = []
        var next = 0
        var mayPass = false
        for line in expected {
            if line == Self.anyLines {
                mayPass = true
                continue
            }
            let pattern = Pattern(line)
            guard let found = actual[next...].firstIndex(where: { pattern.match($0, knowing: known) != nil }) else { continue }
            lines += mayPass ? [Self.anyLines] : Array(actual[next..<found])
            lines.append(line)
            next = found + 1
            mayPass = false
        }
        return lines + (mayPass ? [Self.anyLines] : Array(actual[next...]))
    }
}
