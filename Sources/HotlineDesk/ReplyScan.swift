import HotlineCore

/// A reply as characters, and the stretches of it that look like something. Full-width digits and letters count as ASCII.
struct ReplyScan {
    private let characters: [Character]
    private let folded: [Character]

    init(_ text: String) {
        characters = Array(text)
        folded = characters.map(Self.narrow)
    }

    private static func narrow(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
        switch scalar.value {
        case 0xFF01...0xFF5E: return Character(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
        case 0x3000, 0xA0: return " "
        case 0x2010...0x2015: return "-"
        default: return character
        }
    }

    func words(in place: Range<Int>) -> String { String(characters[place.clamped(to: characters.indices)]) }
    func digits(in place: Range<Int>) -> String { String(folded[place.clamped(to: folded.indices)].filter(Self.isDigit)) }

    func places(of word: String) -> [Range<Int>] {
        let wanted = Array(word)
        guard !wanted.isEmpty, wanted.count <= characters.count else { return [] }
        return (0...(characters.count - wanted.count)).filter { characters[$0] == wanted[0] && characters[$0...].starts(with: wanted) }
            .map { $0..<($0 + wanted.count) }
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    private func isDigit(at index: Int) -> Bool { folded.indices.contains(index) && Self.isDigit(folded[index]) }
    private func isLetter(at index: Int) -> Bool {
        folded.indices.contains(index) && folded[index].isASCII && folded[index].isLetter
    }

    /// Unbroken runs of digits that no letter begins: a ticket's number is none.
    private var runs: [Range<Int>] {
        var runs: [Range<Int>] = []
        var index = 0
        while index < folded.count {
            guard isDigit(at: index) else {
                index += 1
                continue
            }
            let start = index
            while isDigit(at: index) { index += 1 }
            if !isLetter(at: start - 1) { runs.append(start..<index) }
        }
        return runs
    }

    /// Runs that stand together with one hyphen, space or closing bracket between: `020-12345678`, `138 0000 0000`.
    private var groups: [Range<Int>] {
        var groups: [Range<Int>] = []
        for run in runs {
            if let last = groups.last, run.lowerBound == last.upperBound + 1, "- )".contains(folded[last.upperBound]) {
                groups[groups.count - 1] = last.lowerBound..<run.upperBound
            } else {
                groups.append(run)
            }
        }
        return groups
    }

    /// Eleven digits from 13 to 19, also behind 86 or 0 and in groups.
    var mobiles: [Range<Int>] {
        var found = runs.filter { isMobile(digits(in: $0)) }
        found += groups.filter { group in !found.contains { group.overlaps($0) } && isMobile(digits(in: group)) }
        return found
    }

    private func isMobile(_ digits: String) -> Bool {
        var bare = digits[...]
        if bare.count == 13, bare.hasPrefix("86") { bare = bare.dropFirst(2) }
        if bare.count == 12, bare.hasPrefix("0") { bare = bare.dropFirst() }
        return bare.count == 11 && bare.hasPrefix("1") && bare.dropFirst().first.map { ("3"..."9").contains($0) } == true
    }

    /// An area code from 0 with its number, a 400 or 800 number, or eight digits that follow a word of telephoning.
    var landlines: [Range<Int>] {
        let mobiles = mobiles
        return groups.filter { group in
            if mobiles.contains(where: { group.overlaps($0) }) { return false }
            let digits = digits(in: group)
            if digits.hasPrefix("0"), !digits.hasPrefix("00"), (10...12).contains(digits.count) { return true }
            if digits.count == 10, digits.hasPrefix("400") || digits.hasPrefix("800") { return true }
            guard digits.count == 8, group.count <= 9 else { return false }
            let before = String(folded[max(0, group.lowerBound - 6)..<group.lowerBound])
            return ["电话", "致电", "拨打", "座机", "来电", "打"].contains { before.contains($0) }
        }
    }

    /// Eighteen characters whose last is the check of the others (GB 11643), or that hold a day of birth where it stands: one
    /// wrong digit gives a person away no less.
    var identities: [Range<Int>] {
        (runs + groups).compactMap { run -> Range<Int>? in
            let hasLetter = folded.indices.contains(run.upperBound) && "xX".contains(folded[run.upperBound])
            let place = hasLetter ? run.lowerBound..<(run.upperBound + 1) : run
            let digits = digits(in: run) + (hasLetter ? "X" : "")
            guard digits.count == 18, !isLetter(at: place.upperBound) else { return nil }
            let values = digits.dropLast().compactMap(\.wholeNumberValue)
            guard values.count == 17 else { return nil }
            let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
            let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
            return digits.last == Array("10X98765432")[sum % 11] || Self.holdsBirthday(values) ? place : nil
        }.reduce(into: []) { found, place in if !found.contains(place) { found.append(place) } }
    }

    /// Digits seven to fourteen are a day of the last century or this one.
    private static func holdsBirthday(_ values: [Int]) -> Bool {
        func number(_ range: Range<Int>) -> Int { values[range].reduce(0) { $0 * 10 + $1 } }
        return (1900..<2100).contains(number(6..<10))
            && CivilDate(year: number(6..<10), month: number(10..<12), day: number(12..<14)) != nil
    }

    /// 号 behind a number behind a road's word: `中山大道12号`, `某某巷三号之一`. A line, a document or a day is none.
    var doors: [Range<Int>] {
        characters.indices.compactMap { end -> Range<Int>? in
            guard characters[end] == "号" else { return nil }
            if characters.indices.contains(end + 1), "线文令口".contains(characters[end + 1]) { return nil }
            var start = end
            while start > 0, isNumber(at: start - 1) || ("-之".contains(folded[start - 1]) && start < end) { start -= 1 }
            // 中山大道西12号: a direction may stand between the road and its number.
            let road = start > 1 && "东西南北中".contains(characters[start - 1]) ? start - 2 : start - 1
            guard start < end, road >= 0, "路街巷道里坊村径横园苑".contains(characters[road]) else { return nil }
            while start > 0, end - start < Self.doorLength, characters[start - 1].isLetter { start -= 1 }
            return start..<(end + 1)
        }
    }

    /// Characters of an address that are shown.
    private static let doorLength = 12

    private func isNumber(at index: Int) -> Bool { isDigit(at: index) || "一二三四五六七八九十百零〇两".contains(characters[index]) }

    /// What stands between 《 and 》.
    var references: [Range<Int>] {
        characters.indices.filter { characters[$0] == "《" }.compactMap { start in
            characters[start...].firstIndex(of: "》").map { (start + 1)..<$0 }
        }.filter { !$0.isEmpty }
    }

    /// A clause that says by which day something will be done, and not that it was.
    var namedDays: [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        for end in 0...characters.count {
            guard end == characters.count || "，。；！？,;!?\n".contains(characters[end]) else { continue }
            let clause = String(folded[start..<end])
            if Self.promises(clause) { found.append(start..<end) }
            start = end + 1
        }
        return found
    }

    private static let deeds = [
        "完成", "解决", "整改", "修复", "修好", "办结", "到位", "恢复", "竣工", "完工", "清理", "清走", "安装", "更换", "拆除", "发放", "支付", "结清", "处理好", "通车",
    ]
    private static let days = [
        "明天", "后天", "今天内", "今日内", "明日", "下周", "本周", "这周", "月底", "月末", "年底", "年内", "月内", "节前", "下个月", "下月", "听日", "后日",
    ]

    private static func promises(_ clause: String) -> Bool {
        guard deeds.contains(where: { clause.contains($0) }), !["已", "了", "曾"].contains(where: { clause.contains($0) }) else {
            return false
        }
        if days.contains(where: { clause.contains($0) }) { return true }
        let number = #/[0-9一二三四五六七八九十两]{1,3}/#
        return clause.contains(#/[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}[日号]/#)
            || ["天内", "日内", "个工作日内", "小时内", "周内", "个月内"].contains { unit in
                clause.ranges(of: unit).contains { clause[..<$0.lowerBound].suffix(3).contains(number) }
            }
    }
}
