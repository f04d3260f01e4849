import HotlineClassifier
import Testing

struct TextSignatureTests {
    private static func jaccard(_ a: String, _ b: String) -> Double {
        let (first, second) = (TextSignature.bigrams(of: a), TextSignature.bigrams(of: b))
        let union = first.union(second).count
        return union == 0 ? 0 : Double(first.intersection(second).count) / Double(union)
    }

    private static let matters = [
        "棠下涌东路同中山大道路口不见了个井盖，昨晚有人踩空，叫人快点围住先", "棠下涌东路中山大道路口井盖不见了，有人踩空，请快点围住",
        "棠下涌东路同中山大道路口不见了个井盖，昨晚有人踩空，叫人快点围住", "我公司三个月没发工资了，投诉老板拖欠工资",
        "我公司四个月没发工资了，投诉老板拖欠工资", "江南西路有个井盖松动，车一过就响，吵到我们睡不着", "小区停水一天了，什么时候来水",
        "请问驾驶证换证可以在哪里办，车辆年检要预约吗", "楼下大排档油烟很大，影响休息", "楼下的大排档油烟太大，影响我们休息",
    ]

    /// Broder's estimate is a mean of 64 draws: its standard error is at most 1/16, and three of them hold for every pair here.
    @Test func `the estimate stands by the exact Jaccard similarity of the bigrams`() {
        for a in Self.matters {
            for b in Self.matters {
                let estimate = TextSignature(a).similarity(to: TextSignature(b))
                #expect(abs(estimate - Self.jaccard(a, b)) <= 3.0 / 16, "\(a) / \(b)")
            }
        }
    }

    @Test(arguments: [
        ("井盖不见了", "井盖不见了", 1.0), ("井盖，不见了！", "井盖不见了", 1.0), ("井盖不见了", "路灯坏了", 0.0), ("井", "井", 0.0), ("", "", 0.0),
        ("。，！", "井盖不见了", 0.0),
    ])
    func `what is the same is 1, what has nothing in common is 0, and too little is like nothing`(a: String, b: String, similarity: Double)
    {
        #expect(TextSignature(a).similarity(to: TextSignature(b)) == similarity)
    }

    @Test func `nearly the same texts share a band, and different ones do not`() {
        let signatures = Self.matters.map { TextSignature($0) }
        for (index, one) in signatures.enumerated() {
            for (other, another) in signatures.enumerated() where other > index {
                let exact = Self.jaccard(Self.matters[index], Self.matters[other])
                let doMeet = !Set(one.bands).isDisjoint(with: another.bands)
                if exact >= 0.9 { #expect(doMeet, "\(Self.matters[index]) / \(Self.matters[other])") }
                if exact <= 0.1 { #expect(!doMeet, "\(Self.matters[index]) / \(Self.matters[other])") }
            }
        }
    }

    @Test func `a signature is kept and read back, and bytes of another length are none`() {
        let signature = TextSignature(Self.matters[0])
        #expect(signature.bytes.count == 128)
        #expect(TextSignature(bytes: signature.bytes) == signature)
        #expect(TextSignature(bytes: []) == nil)
        #expect(TextSignature(bytes: [UInt8](repeating: 0, count: 127)) == nil)
    }

    /// Signatures are kept in the store: the function may never change.
    @Test func `a signature is the same for ever`() {
        #expect(TextSignature("井盖不见了").values.prefix(4) == [38326, 60672, 13056, 41832])
    }

    @Test func `a text of a hundred thousand characters is read as far as its limit`() {
        let long = String((0..<100_000).compactMap { Unicode.Scalar(0x4E00 + $0 % 20_000) }.map(Character.init))
        #expect(TextSignature.bigrams(of: long).count == TextSignature.bigramLimit)
    }
}
