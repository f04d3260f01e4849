import HotlineCore
import Testing

@Suite struct MaskingTests {
    @Test(arguments: [
        ("张三", "张*"), ("张", "张*"), ("张小三", "张*三"), ("欧阳娜娜", "欧*娜"), ("", ""), ("测试甲", "测*甲"),
        ("Ann Lee", "A*e"),
    ])
    func `a name shows its first character, and its last where it has three or more`(name: String, masked: String) {
        #expect(Masking.name(name) == masked)
    }

    @Test(arguments: [
        ("12000000001", "120****0001"), ("020-00000001", "020****0001"), ("12345", "*****"), ("02000000001转801", "020****0001"),
    ])
    func `a number shows three and four digits, a short one none`(number: String, masked: String) throws {
        #expect(Masking.phone(try #require(Phone(number))) == masked)
    }

    @Test(arguments: [
        ("440106190001010001", "440***********0001"), ("44010619000101001X", "440***********001X"),
        ("440106000101001", "440********1001"), ("4401", "****"), ("", ""),
    ])
    func `an identity card shows its first three and last four`(number: String, masked: String) {
        #expect(Masking.identity(number) == masked)
    }

    @Test(arguments: [
        ("天河区棠下街道中山大道188号3栋502房", "天河区棠下街道中山大道"), ("棠下涌东路12号", "棠下涌东路"),
        ("某某镇示例村三巷７号", "某某镇示例村三巷"), ("示例花园3栋", "*"), ("中山大道", "中山大道"), ("", "*"), ("3栋502", "*"),
        ("江南西路有个井盖", "江南西路"),
    ])
    func `an address goes as far as its street`(address: String, masked: String) {
        #expect(Masking.address(address) == masked)
    }

    @Test(arguments: [
        ("请打12000000001找我", "请打120****0001找我"), ("打020-00000001或12000000002。", "打020****0001或120****0002。"),
        ("+8612000000001", "120****0001"), ("身份证440106190001010001，急", "身份证440***********0001，急"),
        ("身份证44010619000101001X", "身份证440***********001X"), ("信箱a.b@example.invalid", "信箱***"),
        ("工单GZ202603120000010", "工单GZ202603120000010"), ("欠12000元，3月12日，2026-03-12", "欠12000元，3月12日，2026-03-12"),
        ("没有数字", "没有数字"), ("", ""), ("12000000001", "120****0001"),
    ])
    func `numbers of persons in a text are masked, and nothing else`(text: String, masked: String) {
        #expect(Masking.text(text) == masked)
    }

    @Test func `what is masked once stays as it is`() {
        for text in ["请打12000000001找我", "身份证440106190001010001", "a.b@example.invalid"] {
            #expect(Masking.text(Masking.text(text)) == Masking.text(text))
        }
        #expect(Masking.address(Masking.address("棠下涌东路12号")) == "棠下涌东路")
    }
}
