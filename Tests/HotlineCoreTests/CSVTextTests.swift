import HotlineCore
import Testing

@Suite struct CSVTextTests {
    @Test(arguments: [
        ("江南西路", "\"江南西路\""), ("", "\"\""), ("说\"好\"", "\"说\"\"好\"\"\""), ("=1+1", "\"'=1+1\""), ("+86", "\"'+86\""),
        ("-2", "\"'-2\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("\t=1", "\"'\t=1\""), ("  =cmd|'/c calc'!A1", "\"'  =cmd|'/c calc'!A1\""),
        ("＝1", "\"'＝1\""), ("一行\r\n=2", "\"一行  =2\""), ("0205 井盖缺失破损", "\"0205 井盖缺失破损\""), ("a,b", "\"a,b\""),
    ])
    func `a cell is quoted, keeps to one line, and is never a formula`(text: String, cell: String) {
        #expect(CSVText.cell(text) == cell)
    }

    @Test func `a table begins with the mark that Excel asks for and its lines end in CRLF`() {
        #expect(CSVText.bytes(of: [["编号", "说明"], ["GZ1", "=x"]]) == Array("\u{FEFF}\"编号\",\"说明\"\r\n\"GZ1\",\"'=x\"\r\n".utf8))
    }
}
