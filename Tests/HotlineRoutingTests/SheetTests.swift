import Foundation
import HotlineCore
import HotlineRouting
import Testing

/// What spreadsheets do to a file as a whole. `scope.csv` stands for every table.
struct SheetTests {
    private static let good = "编码,名称,告知,须二人\nR01,应急转办,请拨打,否\nR07,重复,已办结,是\n"

    private static func load(_ bytes: [UInt8]) -> LoadedRouting {
        var files = GoodRouting.folder().files
        files["scope.csv"] = bytes
        return RoutingTables.load(RoutingFolder(files: files), digest: { "\($0.count)" })
    }

    private static func messages(_ text: String) -> [String] { load(Array(text.utf8)).problems.map(\.description) }

    @Test(arguments: [
        "\u{FEFF}" + good,
        good.replacing("\n", with: "\r\n"),
        good.replacing("\n", with: "\r"),
        good.replacing(",", with: "\t"),
        "不予受理情形表\n\n# 示例，请替换\n" + good,
        "不予受理情形表,,,\n,,,\n" + good,
        "code,name,words,second_person\nR01,应急转办,请拨打,FALSE\nR07,重复,已办结,TRUE\n",
        "Code,Name,Words,Second_Person\nR01,应急转办,请拨打,0\nR07,重复,已办结,1\n",
        "须二人,告知,名称,编码\n否,请拨打,应急转办,R01\n是,已办结,重复,R07\n",
        "编码,名称,告知,须二人,,\nR01,应急转办,请拨打,否,,\n,,,,,\n# 停用,,,\nR07,重复,已办结,是\n",
        "编码,,名称,告知,须二人\nR01,,应急转办,请拨打,否\nR07,,重复,已办结,是\n",
        " 编码 ,\u{3000}名称,告知\u{A0},须二人\n\u{A0}R01,应急转办\u{3000}, 请拨打 ,否\nＲ０７,重复,已办结,是\n",
        "\"编码\",\"名称\",\"告知\",\"须二人\"\n\"R01\",\"应急转办\",\"请拨打\",\"否\"\n\"R07\",\"重复\",\"已办结\",\"是\"\n",
    ])
    func `a sheet is read however it was saved`(text: String) throws {
        let loaded = Self.load(Array(text.utf8))
        #expect(loaded.problems.map(\.description) == [])
        let rows = try #require(loaded.tables).scope
        #expect(rows.map(\.code) == ["R01", "R07"])
        #expect(rows.map(\.name) == ["应急转办", "重复"])
        #expect(rows.map(\.words) == ["请拨打", "已办结"])
        #expect(rows.map(\.needsSecondPerson) == [false, true])
    }

    @Test(arguments: [
        ("", ["routing/scope.csv: the file is empty, expected a table with at least one row"]),
        ("编码,名称,告知,须二人\n", ["routing/scope.csv: no rows below the header, expected a table with at least one row"]),
        ("R01,应急转办,请拨打,否\n", ["routing/scope.csv: no header row was found, expected the headings 编码, 名称, 告知, 须二人"]),
        ("编码,名称,告知\nR01,应急,请拨打\n", ["routing/scope.csv:1: no column “须二人” (second_person), expected the column in the header"]),
        (
            "编码,名称,告知,须二人,备注\nR01,应急,请拨打,否,\n",
            [
                "routing/scope.csv:1 (E1): unknown column “备注”, expected one of 编码, 名称, 告知, 须二人"
            ]
        ),
        ("编码,名称,告知,须二人,name\nR01,应急,请拨打,否,\n", ["routing/scope.csv:1 (E1): column “name” twice, expected each column once"]),
        (
            "编码,名称,告知,须二人\nR01,应急,请拨打,否,又记\n",
            ["routing/scope.csv:2 (E2): text in a column without a heading, expected a heading, or an empty column"]
        ),
        (
            "编码,名称,告知,须二人\nR01,应急\n",
            [
                "routing/scope.csv:2 (C2): blank, expected a value", "routing/scope.csv:2 (D2): blank, expected a value",
            ]
        ),
        (
            "编码,名称,告知,须二人\nR01,应\u{FFFD},请拨打,否\n",
            [
                "routing/scope.csv:2 (B2): holds “�”: letters were lost when the file was saved, expected UTF-8: in Excel or WPS choose 文件 → 另存为 → CSV UTF-8（逗号分隔）"
            ]
        ),
        (
            "编码,名称,告知,须二人\nR01,\"应急,请拨打,否\nR07,重复,已办结,是\n",
            [
                "routing/scope.csv:2: a quote that opens on this line is never closed, expected a closing quote"
            ]
        ),
        (
            "编码,名称,告知,须二人\n\"R01\"x,应急,请拨打,否\nR07,,已办结,是\n",
            [
                "routing/scope.csv:2: text follows the closing quote of cell 1, expected quotes within a cell doubled",
                "routing/scope.csv:3 (B3): blank, expected a value",
            ]
        ),
        // A cell of two lines: the spreadsheet's row and the file's line part.
        (
            "编码,名称,告知,须二人\nR01,\"应\n急\",请拨打,否\nR07,重复,已办结,或\n",
            [
                "routing/scope.csv:4 (D3): “或” is neither yes nor no, expected 是 or 否"
            ]
        ),
    ])
    func `a sheet that cannot be read says where and why`(text: String, expected: [String]) {
        #expect(Self.messages(text) == expected)
    }

    @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
    func `UTF-16 is refused with the menu path`(encoding: String.Encoding) throws {
        let bytes = [UInt8](try #require(Self.good.data(using: encoding)))
        #expect(
            Self.load(bytes).problems.map(\.description) == [
                "routing/scope.csv: the file is UTF-16, expected UTF-8: in Excel or WPS choose 文件 → 另存为 → CSV UTF-8（逗号分隔）"
            ])
    }

    @Test func `GB18030 is read with a warning`() throws {
        let encoding = String.Encoding(rawValue: 0x8000_0632)
        let loaded = Self.load([UInt8](try #require(Self.good.data(using: encoding))))
        #expect(loaded.problems.map(\.description) == [])
        #expect(loaded.tables?.scope.map(\.name) == ["应急转办", "重复"])
        #expect(
            loaded.warnings.map(\.description).contains(
                "routing/scope.csv: the file is GB18030, expected UTF-8: in Excel or WPS choose 文件 → 另存为 → CSV UTF-8（逗号分隔）"))
    }

    @Test func `a file in no encoding names the line`() {
        let bytes = Array("编码,名称,告知,须二人\n".utf8) + [0x52, 0xFF, 0xFF, 0x0A]
        #expect(
            Self.load(bytes).problems.map(\.description) == [
                "routing/scope.csv: line 2 is neither UTF-8 nor GB18030, expected UTF-8: in Excel or WPS choose 文件 → 另存为 → CSV UTF-8（逗号分隔）"
            ])
    }

    @Test(arguments: [(25, "Z2"), (26, "AA2"), (51, "AZ2"), (52, "BA2"), (701, "ZZ2"), (702, "AAA2")])
    func `a cell is named as the spreadsheet names it`(column: Int, cell: String) {
        let header = "编码,名称,告知,须二人" + String(repeating: ",", count: column - 3)
        let row = "R01,应急,请拨打,否" + String(repeating: ",", count: column - 3) + "x"
        #expect(
            Self.messages(header + "\n" + row + "\n") == [
                "routing/scope.csv:2 (\(cell)): text in a column without a heading, expected a heading, or an empty column"
            ])
    }
}
