import HotlineCore
import Testing

@Suite struct PhoneTests {
    @Test(arguments: [
        "12000000001", "120 0000 0001", "120-0000-0001", "+8612000000001", "+86 120 0000 0001", "+86-12000000001", "+86(120)00000001",
        "0086-120 0000 0001", "008612000000001", "8612000000001", "86 120 0000 0001", "012000000001", "0120 0000 0001",
        "+86 0120 0000 0001", "00860120 0000 0001", "１２００００００００１", "１２０ ００００ ０００１", "＋８６ １２０ ００００ ０００１", "120\u{3000}0000\u{A0}0001",
        "120.0000.0001", "\t12000000001 ", "120–0000—0001", "\u{2009}12000000001\u{200B}", "（120）00000001", "120－0000－0001",
    ])
    func `a mobile is the same however it was typed`(text: String) throws {
        let phone = try #require(Phone(text))
        #expect(phone.number == "12000000001")
        #expect(phone.ext == nil)
    }

    @Test(arguments: [
        "02000001234", "020-00001234", "(020) 0000 1234", "（０２０）００００１２３４", "+86 020 0000 1234", "+86 20 0000 1234", "+862000001234",
        "0086-20-00001234", "0086 020 00001234", "86-020-00001234", "86 20 0000 1234", "020 0000-1234",
    ])
    func `a landline keeps its 0 and area code`(text: String) throws {
        let phone = try #require(Phone(text))
        #expect(phone.number == "02000001234")
        #expect(phone.ext == nil)
    }

    @Test(arguments: [
        "020-00001234转801", "020-00001234 轉 801", "02000001234转分机801", "020-00001234 分机 801", "020 0000 1234 ext 801",
        "020-00001234 Ext. 801", "02000001234x801", "02000001234#801", "020-00001234-801", "０２０－００００１２３４－８０１", "+86 20 00001234 转 801",
        "020-00001234 转８０１", "020-00001234 轉分機 801",
    ])
    func `an extension is kept apart`(text: String) throws {
        let phone = try #require(Phone(text))
        #expect(phone.number == "02000001234")
        #expect(phone.ext == "801")
    }

    @Test(arguments: [
        ("12345", "12345"), ("110", "110"), ("10086", "10086"), ("+86 12345", "12345"), ("00001234", "00001234"), ("0000-1234", "00001234"),
        ("400-000-1234", "4000001234"), ("+86 400 000 1234", "4000001234"), ("0086 800 000 1234", "8000001234"),
        ("010-00001234", "01000001234"), ("+86 10 0000 1234", "01000001234"), ("0755-0000123", "07550000123"),
        ("+86 755 0000 1234", "075500001234"), ("86001234", "86001234"), ("020-12345", "02012345"),
        // Abroad: never mistaken for a mobile of this country.
        ("+1 200 000 0001", "0012000000001"), ("001 200 000 0001", "0012000000001"), ("+852 0000 1234", "0085200001234"),
        ("00852-00001234", "0085200001234"), ("+00852 0000 1234", "0085200001234"),
    ])
    func `short, service and far numbers stay what they are`(text: String, number: String) throws {
        let phone = try #require(Phone(text))
        #expect(phone.number == number)
        #expect(phone.ext == nil)
    }

    @Test(arguments: [
        "", " ", "anonymous", "Anonymous", "unknown", "UNKNOWN", "PRIVATE", "restricted", "无", "不详", "匿名", "NULL", "\\N", "-", "+", "+86",
        "12", "1", "000000000000000000000", "120****0001", "120xxxx0001", "120x0001", "120XXXX0001", "12000000001/12000000002",
        "12000000001 测试甲", "手机12000000001", "a@b.cn", "转801", "x801", "ext", "020-00001234转801转2", "020-00001234转123456789",
        "020-00001234 extra 801", "120,0000,0001", "①②③④⑤", "٣٤٥٦٧", "1.2e10", "<script>", "02000001234\n12000000001", "120\u{0}00000001",
    ])
    func `what is no number is none`(text: String) {
        #expect(Phone(text) == nil)
    }

    @Test func `a mark without an extension after it is none`() throws {
        #expect(try #require(Phone("020-00001234转")).ext == nil)
        #expect(Phone("020-00001234转") == Phone("020-00001234"))
    }

    @Test(arguments: ["12000000001", "+86 20 0000 1234", "+1 200 000 0001", "400-000-1234", "12345", "00852 0000 1234", "86001234"])
    func `a normalised number is read back as itself`(text: String) throws {
        let phone = try #require(Phone(text))
        #expect(Phone(phone.number) == phone)
    }

    @Test(arguments: [
        ("12000000001", "120****0001", "0001"), ("02000001234", "020****1234", "1234"), ("00001234", "000*1234", "1234"),
        ("0001234", "*******", "1234"), ("12345", "*****", "2345"), ("110", "***", "110"), ("+852 0000 1234", "008******1234", "1234"),
    ])
    func `a masked number tells its front and its end`(text: String, masked: String, lastFour: String) throws {
        let phone = try #require(Phone(text))
        #expect(phone.masked == masked)
        #expect(phone.lastFour == lastFour)
    }

    @Test func `twenty digits are the most`() {
        #expect(Phone(String(repeating: "9", count: 20)) != nil)
        #expect(Phone(String(repeating: "9", count: 21)) == nil)
        #expect(Phone(String(repeating: "9", count: 100_000)) == nil)
        #expect(Phone("020-00001234转12345678")?.ext == "12345678")
    }
}
