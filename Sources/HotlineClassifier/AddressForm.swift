/// What follows or precedes a place's name and says how it is meant: the rest of an address, the name of something else, or where
/// somebody lives rather than where the matter is.
enum AddressForm {
    /// The rest of an address is read for so many scalars at most: 西12号之三1栋2单元803房 and some to spare.
    static let tailLimit = 24
    /// Scalars in front of a name in which 住, 户口 or 老家 may stand.
    private static let dwellingReach = 3

    /// Where the address that begins with a name ends: 中山大道|西12号, 体育西|地铁站A口, 棠下|村二社. `end` where nothing follows.
    static func end(of reading: Reading, after end: Int) -> Int {
        let limit = min(reading.scalars.count, end + tailLimit)
        var position = end
        while position < limit {
            guard let next = step(reading, at: position), next <= limit else { break }
            position = next
        }
        return position
    }

    /// One part of an address: a noun, or a number with its unit.
    private static func step(_ reading: Reading, at start: Int) -> Int? {
        for noun in nouns where reading.begins(with: noun, at: start) { return start + noun.count }
        var end = start
        while let scalar = reading.scalar(at: end), isNumeral(scalar) { end += 1 }
        guard end > start else { return isSide(reading, at: start) ? start + 1 : nil }
        for unit in units where reading.begins(with: unit, at: end) { return end + unit.count }
        return nil
    }

    /// 大道西, 路中: a road's side. 区南 of 番禺区南村 is none.
    private static func isSide(_ reading: Reading, at position: Int) -> Bool {
        reading.scalar(at: position).map(sides.contains) == true && reading.scalar(at: position - 1).map(roads.contains) == true
    }

    private static func isNumeral(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar) || scalar == 0x2D
            || numerals.contains(scalar)
    }

    /// 白云路, 海珠桥, 海珠中路: the district's short name is part of another name, which may lie in another district.
    /// 白云路灯 and 天河街道 are not such names.
    static func isOtherName(_ reading: Reading, after end: Int) -> Bool {
        for (tail, never) in otherTails where reading.begins(with: tail, at: end) {
            return reading.scalar(at: end + tail.count).map { !never.contains($0) } ?? true
        }
        return false
    }

    /// 天河路灯: a lamp in 天河, and no road 天河路.
    static func isLampOfRoad(_ reading: Reading, endingAt end: Int) -> Bool {
        reading.scalar(at: end - 1) == road && reading.scalar(at: end) == lamp
    }

    private static let road: UInt32 = 0x8DEF
    private static let lamp: UInt32 = 0x706F

    /// 我住天河, 户口在越秀, 老家从化; 在天河上班: where somebody is from or works.
    static func isDwelling(_ reading: Reading, from start: Int, to end: Int) -> Bool {
        let front = max(0, start - dwellingReach)
        if reading.holds(anyOf: dwellings, from: front, to: start), !reading.hasStop(.clause, from: front, to: start) { return true }
        return works.contains { reading.begins(with: $0, at: end) }
    }

    static func list(_ words: String) -> [[UInt32]] {
        words.split(separator: " ").map { String($0).scalarValues }
    }

    private static let nouns = list(
        "地铁站 公交站 小区 花园 新村 村口 村 路口 门口 牌坊 市场 工业区 工业园 商业街 东路 西路 南路 北路 中路 东街 西街 横路 横街 大街 出口")
    private static let units = list("号之 号 栋 幢 座 单元 楼 层 室 房 铺 档 巷 横巷 街 社 队 组 出口 口")
    private static let sides = Set("东西南北中".unicodeScalars.map(\.value))
    private static let roads = Set("道路街".unicodeScalars.map(\.value))
    private static let numerals = Set("一二三四五六七八九十百零〇".unicodeScalars.map(\.value))
    private static let dwellings = list("住 户口 户籍 老家 来自")
    private static let works = list("上班 返工 工作 打工 户口")
    private static let otherTails: [([UInt32], Set<UInt32>)] =
        list("东路 西路 南路 北路 中路 东街 西街 大道 大街 大桥 桥 宾馆").map { ($0, []) } + [
            ("路".scalarValues, Set("灯口面边上段障政基况由过".unicodeScalars.map(\.value)))
        ]
}
