import HotlineSystem
import Testing

@Test(arguments: [
    ("", ""),
    ("井盖不见了", "井盖不见了"),
    ("ABC 123", "ABC 123"),
    ("棠下涌東路嘅井蓋唔見咗", "棠下涌东路嘅井盖唔见咗"),
    ("請問社會保險點樣續繳？", "请问社会保险点样续缴?"),
    ("樓上裝修噪聲，夜晚仲喺度鑽牆", "楼上装修噪声,夜晚仲喺度钻墙"),
    ("裡裏后後麵面乾幹髮發隻鐘鍾", "里里后后面面干干发发只钟钟"),
    ("ＧＺ２０２６　第１號！", "GZ2026 第1号!"),
    ("①㈱㎡", "1(株)m2"),
    ("等等……再説", "等等......再说"),
    ("ｶﾞ ｷ", "ガ キ"),
    ("e\u{301}te\u{301}", "\u{E9}t\u{E9}"),
    ("e\u{200B}\u{301}", "\u{E9}"),
    ("ｅ\u{301}", "\u{E9}"),
    ("第一行\r\n第二行\r第三行\n\n", "第一行\n第二行\n第三行\n\n"),
    ("甲\r\r\n乙", "甲\n\n乙"),
    ("甲\r\u{200B}\n乙", "甲\n乙"),
    ("一\t二\u{0}\u{7}\u{1B}[31m三\u{7F}\u{85}\u{9B}", "一\t二[31m三"),
    ("投\u{200B}訴\u{202E}人\u{2066}\u{FEFF}\u{200D}", "投诉人"),
    ("\u{FEFF}開頭", "开头"),
    ("👨\u{200D}👩 😀 𨋢壞咗", "👨👩 😀 𨋢坏咗"),
    ("\u{E0041}\u{E0001}x", "x"),
    ("\u{F900}", "岂"),
    ("苎麻與苧麻", "苎麻与苧麻"),
    ("\u{A0}甲\u{A0}", " 甲 "),
    ("甲\u{2028}乙\u{2029}丙", "甲\n乙\n丙"),
    ("“双引号”《书名》【注】、。·—", "“双引号”《书名》【注】、。·—"),
])
func `text is brought to one form`(text: String, expected: String) {
    // By scalars: Swift's own comparison would take a letter and its accent for the composed letter.
    #expect(Array(TextNormaliser.shared.normalise(text).unicodeScalars) == Array(expected.unicodeScalars))
}

@Test func `normalising twice changes nothing, whatever the characters`() {
    let normaliser = TextNormaliser.shared
    #expect(normaliser.simplifies)
    for value in UInt32(0)...0x2FFFF {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let once = normaliser.normalise("甲" + String(Character(scalar)))
        let twice = normaliser.normalise(once)
        if Array(once.unicodeScalars) != Array(twice.unicodeScalars) {
            Issue.record("U+\(String(value, radix: 16)) gives “\(once)” and then “\(twice)”")
        }
    }
}

@Test func `normalising twice changes nothing, whatever the neighbours`() {
    let alphabet: [Unicode.Scalar] = [
        "e", "ｅ", "\u{301}", "\u{327}", "\u{200B}", "\r", "\n", "樓", "楼", "，", "\u{1100}", "\u{1161}", "ｶ", "ﾞ", "\u{FEFF}", "²",
        "\u{3000}",
    ]
    for first in alphabet {
        for second in alphabet {
            for third in alphabet {
                let text = String(String.UnicodeScalarView([first, second, third]))
                let once = TextNormaliser.shared.normalise(text)
                #expect(Array(TextNormaliser.shared.normalise(once).unicodeScalars) == Array(once.unicodeScalars))
            }
        }
    }
}

@Test func `nothing hidden is left but line feeds and tabs`() {
    var every = String.UnicodeScalarView()
    for value in UInt32(0)...0x10FFFF {
        if let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        {
            every.append(scalar)
        }
    }
    let visibleFormats: Set<Unicode.GeneralCategory> = [.control, .format]
    let left = TextNormaliser.shared.normalise(String(every)).unicodeScalars.filter {
        visibleFormats.contains($0.properties.generalCategory)
    }
    // Format characters that are seen: signs before Arabic, Syriac, Kaithi and hieroglyphic numbers, and shorthand.
    let known: Set<UInt32> = Set([0x0A, 0x09] + Array(0x600...0x605) + [0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD])
        .union(0x13430...0x1343F).union(0x1BCA0...0x1BCA3)
    #expect(left.allSatisfy { known.contains($0.value) })
}

@Test(arguments: [
    ("普通话 and English", "普通话 and English"),
    ("", ""),
    ("a\nb\tc", "a\\u{A}b\\u{9}c"),
    ("\u{1B}[2J清屏", "\\u{1B}[2J清屏"),
    ("\u{202E}反\u{202C}", "\\u{202E}反\\u{202C}"),
    ("零\u{200B}宽\u{FEFF}", "零\\u{200B}宽\\u{FEFF}"),
    ("\u{85}\u{9B}31m\u{7F}", "\\u{85}\\u{9B}31m\\u{7F}"),
    ("\r\n", "\\u{D}\\u{A}"),
    ("\u{E0041}", "\\u{E0041}"),
    ("\u{2028}", "\\u{2028}"),
])
func `a terminal obeys nothing and hides nothing`(text: String, shown: String) {
    #expect(TerminalText.escape(text) == shown)
    #expect(TerminalText.escape(shown) == shown)
}
