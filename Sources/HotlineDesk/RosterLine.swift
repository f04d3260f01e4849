import HotlineCore

/// One person of a pasted roster.
package struct RosterLine: Hashable, Sendable {
    package let name: String
    package let phone: Phone
    /// As typed: `12000`, `12,000.50 元`.
    package let amount: String?
}

/// A roster as it is pasted from a table or a chat: phone, name and amount in any order, parted by tabs, commas or spaces
/// (practice 36). It is taken whole or not at all, so that nobody is left out unseen.
package struct Roster: Hashable, Sendable {
    /// Lines of one roster: what one turn writes without keeping others waiting.
    package static let limit = 500
    private static let longestName = 40
    private static let longestAmount = 30

    package let lines: [RosterLine]

    /// - Throws: every line that cannot be read, with its number as it was pasted.
    package init(_ text: String) throws(Refusal) {
        var lines: [RosterLine] = []
        var faults: [String] = []
        var seen: [String: Int] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = Self.words(of: line)
            if words.isEmpty || Self.isHeading(words) { continue }
            switch Self.read(words) {
            case .failure(let fault): faults.append("\(index + 1)：\(fault.words)")
            case .success(let person):
                if let first = seen[person.phone.number] {
                    faults.append("\(index + 1)：电话与第 \(first) 行相同 same phone as line \(first)")
                } else {
                    seen[person.phone.number] = index + 1
                    lines.append(person)
                }
            }
            if lines.count + faults.count > Self.limit { throw .tooLong(field: "名单 roster", limit: Self.limit) }
        }
        guard faults.isEmpty else { throw .rosterRefused(lines: faults) }
        guard !lines.isEmpty else { throw .missing(field: "名单 roster") }
        self.lines = lines
    }

    private struct Fault: Error { let words: String }

    private static func words(of line: Substring) -> [String] {
        // A comma between digits groups them: 12,000. A tab or a wide comma always parts.
        var words: [String] = [""]
        let characters = Array(line)
        for (index, character) in characters.enumerated() {
            let isBetweenDigits =
                index > 0 && index + 1 < characters.count && isDigit(characters[index - 1]) && isDigit(characters[index + 1])
                && groupFollows(characters[(index + 1)...]) && (words.last?.count ?? 0) <= 3
            if character == "," && isBetweenDigits { continue }
            if character.isWhitespace || ",，、;；|".contains(character) { words.append("") } else { words[words.count - 1].append(character) }
        }
        return words.filter { !$0.isEmpty }
    }

    /// Exactly three digits.
    private static func groupFollows(_ rest: ArraySlice<Character>) -> Bool { rest.prefix { isDigit($0) }.count == 3 }

    /// 0 to 9 alone: 陆, 伍 and the 五 of 王五 are numbers to Unicode, and names to people. The door has folded wide digits.
    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// 姓名 电话 金额, as tables have it.
    private static func isHeading(_ words: [String]) -> Bool {
        words.contains { ["姓名", "name", "电话", "手机", "手机号", "联系电话", "phone"].contains($0.lowercased()) }
            && !words.contains { $0.contains(where: isDigit) }
    }

    private static func read(_ words: [String]) -> Result<RosterLine, Fault> {
        let phones = words.compactMap { word in isPhone(word) ? Phone(word) : nil }
        guard let phone = phones.first else { return .failure(Fault(words: "没有电话号码 no telephone number")) }
        guard phones.count == 1 else { return .failure(Fault(words: "电话不止一个 more than one telephone number")) }
        let others = words.filter { !isPhone($0) }
        let amounts = others.filter { $0.contains(where: isDigit) }
        let names = others.filter { !$0.contains(where: isDigit) && $0 != "元" }
        guard let name = names.first else { return .failure(Fault(words: "没有姓名 no name")) }
        guard names.count == 1 else { return .failure(Fault(words: "姓名不止一个：\(names.joined(separator: " ")) more than one name")) }
        guard name.count <= longestName else { return .failure(Fault(words: "姓名超过 \(longestName) 字 name too long")) }
        guard amounts.count <= 1 else { return .failure(Fault(words: "金额不止一个 more than one amount")) }
        if let amount = amounts.first, amount.count > longestAmount || !isAmount(amount) {
            return .failure(Fault(words: "看不懂“\(amount.prefix(20))” not understood"))
        }
        return .success(RosterLine(name: name, phone: phone, amount: amounts.first))
    }

    /// A mobile, or a landline with its area code: seven digits may as well be an amount.
    private static func isPhone(_ word: String) -> Bool {
        guard let phone = Phone(word) else { return false }
        return phone.number.count >= 10 && (phone.number.hasPrefix("1") || phone.number.hasPrefix("0"))
    }

    private static func isAmount(_ word: String) -> Bool {
        let digits = word.hasSuffix("元") ? word.dropLast() : word[...]
        return digits.allSatisfy { isDigit($0) || $0 == "." } && digits.filter { $0 == "." }.count <= 1
            && digits.contains(where: isDigit)
    }
}
