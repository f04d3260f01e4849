import HotlineClassifier
import HotlineCore
import Testing

private func place(_ text: String, district: PlaceCode? = nil, street: PlaceCode? = nil) -> PlaceFinding {
    Tables.classifier.find(text: text, districtClaimed: district, streetClaimed: street).place
}

@Test(arguments: [
    ("天河区路灯不亮", "440106", nil, "440106"), ("喺天河度", "440106", nil, "440106"),
    ("石牌有人乱摆卖", "440106", "440106009", "440106009"), ("天河区石牌有人乱摆卖", "440106", "440106009", "440106009"),
    ("岗顶地铁口", "440106", "440106009", "gangding"), ("天河区棠下街道天河公园", "440106", "440106013", "tianhe-park"),
    ("广州火车东站好多人", "440106", nil, "east-station"), ("天河区火车站", "440106", nil, "station"),
    ("广州火车站门口", "440104", "440104015", "gz-station"), ("海珠区广州大道南", "440105", nil, "gzdd"),
    ("石牌的广州大道", "440106", "440106009", "gzdd"), ("棠下的棠石路", "440106", "440106013", "tangxia-road"),
    ("番禺区太平", "440113", "440113-t", "440113-t"), ("白云太平", "440111", "440111-t", "440111-t"),
    ("天河公园附近绿化差，属于天河区", "440106", nil, "tianhe-park"), ("白云机场", "440111", nil, "airport"),
    ("天河区广州开发区分公司", "440106", nil, "440106"), ("天河区天河区天河区", "440106", nil, "440106"),
])
func `the most specific place wins and parents fill in the rest`(text: String, district: String, street: String?, named: String) {
    let finding = place(text)
    #expect(finding.district?.rawValue == district)
    #expect(finding.street?.rawValue == street)
    #expect(finding.named?.rawValue == named)
    #expect(!finding.isAmbiguous)
}

@Test(arguments: [
    ("火车站旁边", ["440104", "440106", "440113"], "station"), ("广州大道塞车", ["440104", "440105", "440106"], "gzdd"),
    ("太平的路灯", ["440111-t", "440113-t"], nil), ("天河区和海珠区", ["440106", "440105"], nil),
    ("从天河去番禺，石牌上车", ["440113", "440106009"], nil), ("白云广州大道", ["440111", "440104", "440105", "440106"], nil),
])
func `what may be in several districts is listed and not guessed`(text: String, candidates: [String], named: String?) {
    let finding = place(text)
    #expect(finding.district == nil)
    #expect(finding.street == nil)
    #expect(finding.candidates.map(\.rawValue) == candidates)
    #expect(finding.named?.rawValue == named)
}

@Test(arguments: [("棠石路路灯不亮", ["440106009", "440106013"]), ("石牌和棠下之间", ["440106009", "440106013"])])
func `two streets of one district leave the district sure and the street open`(text: String, candidates: [String]) {
    let finding = place(text)
    #expect(finding.district == "440106")
    #expect(finding.street == nil)
    #expect(finding.candidates.map(\.rawValue) == candidates)
}

@Test func `a field of the form settles what the text leaves open`() {
    #expect(place("火车站旁边", district: "440106").district == "440106")
    #expect(place("火车站旁边", district: "440106").candidates.isEmpty)
    #expect(place("天河区和海珠区", district: "440105").district == "440105")
    #expect(place("棠石路", street: "440106013").street == "440106013")
    #expect(place("石牌和棠下之间", street: "440106013").street == "440106013")
    #expect(!place("石牌和棠下之间", street: "440106013").isAmbiguous)
    #expect(place("天河区", street: "440106009").street == "440106009")
    #expect(place("路灯不亮", district: "440106", street: "440106009").named == "440106009")
    #expect(place("太平", district: "440113").street == "440113-t")
}

@Test func `a field that contradicts the text is listed beside it`() {
    #expect(place("天河区路灯", district: "440113").candidates == ["440106", "440113"])
    #expect(place("天河区路灯", district: "440113").district == nil)
    #expect(place("石牌路灯", district: "440113").candidates == ["440106009", "440113"])
    #expect(place("火车站旁边", district: "440111").candidates == ["440104", "440106", "440113", "440111"])
    #expect(place("路灯", district: "440113", street: "440106009").candidates == ["440113", "440106009"])
    #expect(place("石牌路灯", street: "440106013").candidates == ["440106009", "440106013"])
}

@Test func `a code that no row has claims nothing`() {
    #expect(place("石牌", district: "999999", street: "nowhere").street == "440106009")
    #expect(place("路灯", district: "999999") == .unknown)
}

@Test func `a zone names no district`() {
    let finding = place("广州开发区的工厂")
    #expect(finding.district == nil)
    #expect(finding.named == "development")
    #expect(!finding.isAmbiguous)
    #expect(place("开发区天河区").named == "440106")
}

@Test func `a name within a longer name is not another place`() {
    #expect(place("广州火车东站").evidence.map(\.words) == ["广州火车东站"])
    #expect(place("白云机场").evidence.map(\.words) == ["白云机场"])
    #expect(place("天河公园").evidence.map(\.words) == ["天河公园"])
}

@Test func `places that are each other's parents end nowhere`() {
    let circle = Classifier(
        categories: [],
        places: [
            Place(code: "a", level: .landmark, name: "甲楼", aliases: [], parents: ["b"]),
            Place(code: "b", level: .landmark, name: "乙楼", aliases: [], parents: ["a"]),
            Place(code: "c", level: .street, name: "丙街", aliases: [], parents: ["missing"]),
        ], urgencyWords: [], version: "v")
    #expect(circle.find(text: "甲楼乙楼").place.district == nil)
    #expect(circle.find(text: "丙街").place.street == "c")
    #expect(circle.find(text: "丙街").place.district == nil)
}

@Test func `no place is no place`() {
    #expect(place("路灯不亮") == .unknown)
}
