/// What stands behind a command's name, sorted into flags and the rest.
package struct ToolArguments: Hashable, Sendable {
    /// By the flag's name; a flag without a value has an empty one.
    package private(set) var values: [String: String] = [:]
    /// Words that are no flags, parted at each separator; the first group is there even when empty.
    package private(set) var groups: [[String]] = [[]]
    package private(set) var asksForHelp = false

    /// Reads `--flag value` and `--flag=value` in any order; behind `--` nothing is a flag.
    ///
    /// - Throws: `ToolStop` with the flag's name where it is unknown, stands twice, or has no value or one too many.
    package init(_ words: [String], flags: [ToolFlag]) throws(ToolStop) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                groups[groups.count - 1] += rest
                return
            }
            guard word.hasPrefix("-"), word != "-" else {
                groups[groups.count - 1].append(word)
                continue
            }
            if word == "--help" || word == "-h" {
                asksForHelp = true
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let typed = parts.first, let flag = flags.first(where: { "--" + $0.name == typed }) else {
                throw ToolStop(.wrongUsage, "没有 \(parts.first ?? word) 这个选项", "unknown flag \(parts.first ?? word)")
            }
            try take(flag, attached: parts.count == 2 ? parts.last : nil, from: &rest)
        }
    }

    private mutating func take(_ flag: ToolFlag, attached: String?, from rest: inout ArraySlice<String>) throws(ToolStop) {
        switch flag.sort {
        case .value:
            guard values[flag.name] == nil else { throw ToolStop(.wrongUsage, "--\(flag.name) 出现两次", "--\(flag.name) stands twice") }
            // A value that looks like a flag is a forgotten one; `--flag=--value` says otherwise.
            let following = rest.first.flatMap { $0.hasPrefix("--") ? nil : $0 }
            guard let value = attached ?? following, !value.isEmpty else {
                throw ToolStop(.wrongUsage, "\(flag.shown)：缺少值", "\(flag.shown): the value is missing")
            }
            if attached == nil { rest = rest.dropFirst() }
            values[flag.name] = value
        case .plain, .separator:
            guard attached == nil else { throw ToolStop(.wrongUsage, "--\(flag.name) 不带值", "--\(flag.name) takes no value") }
            values[flag.name] = ""
            if flag.sort == .separator { groups.append([]) }
        }
    }

    package subscript(flag: ToolFlag) -> String? { values[flag.name] }

    package func has(_ flag: ToolFlag) -> Bool { values[flag.name] != nil }

    /// The words that are no flags, where no separator is among the flags.
    package var operands: [String] { groups.flatMap { $0 } }
}
