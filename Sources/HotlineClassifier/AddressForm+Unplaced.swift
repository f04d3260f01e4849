/// Names of roads and estates that no table row has, and longer names in which a short one hides.
extension AddressForm {
    /// Scalars of a name in front of its 路 or 小区: 沿江高速辅道 and the like, no more.
    private static let nameLimit = 6
    /// One character and 路 is 马路 or 公路, no name.
    private static let nameMinimum = 2
    /// Names listed of one text: more addresses than these are a list, and a person reads it.
    static let unplacedLimit = 4
    /// A longer name is not taken apart by chance.
    private static let shortLength = 3

    /// 湖南村民, 海南沙滩, 广东山区: a short name that begins within a province's name is no place here.
    static func isAcrossProvince(_ reading: Reading, from start: Int, to end: Int) -> Bool {
        guard end - start <= shortLength else { return false }
        return provinces.contains { name in
            (1..<name.count).contains { back in reading.begins(with: name, at: start - back) && start - back + name.count < end }
        }
    }

    /// Where something stands that is called like a road or an estate, and none of `taken` overlaps it; in the text's order.
    ///
    /// - Parameter taken: the places that were found, by start.
    static func unplaced(in reading: Reading, beside taken: [Range<Int>]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = 0
        while position < reading.scalars.count, found.count < unplacedLimit {
            guard heads.contains(reading.scalars[position]), let tail = tails.first(where: { reading.begins(with: $0, at: position) })
            else {
                position += 1
                continue
            }
            let limit = (taken + found).map(\.upperBound).filter { $0 <= position }.max() ?? 0
            let start = nameStart(reading, before: position, notBefore: limit)
            let end = self.end(of: reading, after: position + tail.count)
            let isName = position - start >= nameMinimum && !(reading.scalar(at: position - 1).map(common.contains) ?? true)
            if isName, !taken.contains(where: { $0.overlaps(start..<end) }) { found.append(start..<end) }
            position = isName ? end : position + 1
        }
        return found
    }

    private static func nameStart(_ reading: Reading, before position: Int, notBefore limit: Int) -> Int {
        var start = position
        while start > max(limit, position - nameLimit), let scalar = reading.scalar(at: start - 1), (0x4E00...0x9FFF).contains(scalar),
            !breaks.contains(scalar)
        {
            start -= 1
        }
        return start
    }

    private static func set(_ letters: String) -> Set<UInt32> { Set(letters.unicodeScalars.map(\.value)) }

    private static let tails = list("小区 花园 花苑 家园 大厦 公寓 新村 山庄 大道 路 街 巷")
    private static let heads = Set(tails.compactMap(\.first))
    /// In front of 路 or 街 these make a common word: 马路, 公路, 修路, 上街.
    private static let common = set("马公道铁线电走修一半迷开过问带赶让堵拦铺挖断拐思套网水盲小条个段整成旧老本该此每各村镇县乡街逛上沿")
    /// No name goes on across these.
    private static let breaks = set("的了在到去我你他她们有是这那里边个条段住和与同跟从对喺嘅嗰呢系点晚日天请问近于往由经过被把向也都就还没不来说看见给让叫为因后前旁间内外号民反映投诉求助报管处理很大好多")
    /// The provinces' short names, as everybody says them.
    private static let provinces = list(
        """
        北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 陕西 甘肃 青海 \
        台湾 内蒙古 西藏 宁夏 新疆 香港 澳门
        """)
}
