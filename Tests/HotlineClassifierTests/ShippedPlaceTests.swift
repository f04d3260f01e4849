import HotlineClassifier
import HotlineCore
import Testing

/// Addresses as citizens write them, against the shipped places.
struct ShippedPlaceTests {
    private static func place(_ text: String) -> PlaceFinding { HardSentences.classifier.find(text: text).place }

    @Test(arguments: [
        ("天河区中山大道西12号有人乱倒垃圾", "440106", nil, "中山大道西12号"),
        ("体育西路地铁站A出口扶梯坏了", "440106", "440106008", "体育西路地铁站A出口"),
        ("棠下村二社的巷子没有路灯", "440106", "440106011", "棠下村二社"),
        ("新塘镇塘美村有人养猪", "440118", "440118101", "新塘镇"), ("天河区新塘街道的井盖", "440106", "440106022", "新塘街道"),
        ("江南西地铁站C口", "440105", "440105004", "江南西地铁站C口"), ("石牌桥地铁口", "440106", "440106006", "石牌"),
        ("广州南站出口乱停车", "440113", "440113014", "广州南站出口"), ("花都狮岭镇有废气", "440114", "440114109", "狮岭镇"),
        ("番禺区南村镇万博中心3座", "440113", "440113102", "南村镇"), ("猎德村牌坊", "440106", "440106013", "猎德村牌坊"),
        ("海珠区赤岗街道聚德花苑小区", "440105", "440105001", "赤岗街道"),
    ])
    func `an address is read to its end, the most specific place first`(text: String, district: String, street: String?, words: String) {
        let finding = Self.place(text)
        #expect(finding.district?.rawValue == district)
        #expect(finding.street?.rawValue == street)
        #expect(finding.evidence.map(\.words).contains(words))
        #expect(!finding.isAmbiguous)
    }

    @Test(arguments: [
        ("火车站广场好多黑车", ["440104", "440106", "440113", "440114"]), ("中山大道路灯坏了", ["440106", "440112"]),
        ("广州大道中289号门口塞车", ["440104", "440106"]), ("新塘站附近噪音", ["440106022", "440118101"]),
        ("海珠桥上有人摆摊", ["440104", "440105"]), ("机场路堵车", ["440104", "440111"]),
    ])
    func `a name that stands in two districts is listed and never guessed`(text: String, candidates: [String]) {
        let finding = Self.place(text)
        #expect(finding.district == nil)
        #expect(finding.street == nil)
        #expect(finding.candidates.map(\.rawValue) == candidates)
    }

    @Test(arguments: [
        ("海珠中路的井盖坏了", "440104"), ("海珠广场有人跳舞", "440104"), ("白云宾馆门口", "440104"), ("白云路停车乱", "440104"),
        ("白云路灯不亮", "440111"), ("白云街道冷清", "440104"), ("天河路塞车", "440106"), ("白云山登山道坏了", "440111"),
    ])
    func `a district's short name within another name is that name`(text: String, district: String) {
        #expect(Self.place(text).district?.rawValue == district)
    }

    @Test(arguments: ["白云大桥东面", "海珠西路", "荔湾中路的铺头", "解放路", "工人和业主闹矛盾", "合同和发票", "街口有人摆摊"])
    func `a name that no row has is no place`(text: String) {
        let found = Self.place(text)
        #expect(found.named == nil && found.district == nil && found.placed.isEmpty && !found.isAmbiguous)
    }

    @Test(arguments: [
        ("翠竹园小区停水", ["翠竹园小区"]), ("我住的沿江新街路灯不亮", ["沿江新街"]), ("天河区翠竹园小区3栋漏水", ["翠竹园小区3栋"]), ("南村镇翠竹园小区停水", ["翠竹园小区"]),
        ("在锦绣花园和福星大厦之间", ["锦绣花园", "福星大厦"]), ("马路上都是水，公路也坏了", []), ("我在走路，思路很乱", []), ("天河路塞车", []), ("路灯不亮", []),
    ])
    func `what is called like a road or an estate and stands in no row is named as unplaced`(text: String, words: [String]) {
        #expect(Self.place(text).unplaced.map(\.words) == words)
    }

    @Test(arguments: [
        ("湖南村民反映拖欠工资", nil), ("广东山区的老人", nil), ("海南沙滩的酒店退款", nil), ("江西村里的亲戚", nil),
        ("南村的路灯不亮", "440113"), ("番禺区南村垃圾没人清", "440113"), ("湖南人住在南村", "440113"),
    ])
    func `a short name that begins within a province's is no place here`(text: String, district: String?) {
        #expect(Self.place(text).district?.rawValue == district)
    }

    @Test(arguments: [
        ("我住天河，投诉越秀区北京路的商铺", "440104"), ("我住番禺，海珠区客村租房被扣押金", "440105"), ("老家在从化，现在海珠区客村租房被扣押金", "440105"),
        ("户口在花都，想问天河区棠下的积分入学", "440106"), ("天河上班，荔湾区西关的房子漏水", "440103"), ("我住天河区棠下村，楼下烧烤油烟", "440106"),
    ])
    func `where somebody lives stands back behind where the matter is, and stands where it is alone`(text: String, district: String) {
        #expect(Self.place(text).district?.rawValue == district)
    }

    @Test(arguments: [
        ("南沙开发区有公司拖欠工资", "440115"), ("增城开发区有工厂排污", "440118"), ("黄埔区广州开发区科学大道", "440112"),
    ])
    func `the district comes before the zone that overlaps it`(text: String, district: String) {
        #expect(Self.place(text).district?.rawValue == district)
        #expect(!Self.place(text).isAmbiguous)
    }

    @Test func `a zone alone names no district`() {
        #expect(Self.place("广州空港经济区的停车场").district == nil)
        #expect(Self.place("广州空港经济区的停车场").named == "Z04")
    }
}
