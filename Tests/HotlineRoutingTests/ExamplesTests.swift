import HotlineCore
import HotlineRouting
import Testing

/// `examples.csv`: read in either language, refused by cell, and counted by class.
struct ExamplesTests {
    private static func load(_ rows: String..., header: String = "类型,类别,例句") -> LoadedRouting {
        GoodRouting.load(["examples.csv": ([header] + rows).joined(separator: "\n")])
    }

    private static let eight = (1...8).map { "投诉,0101 占道经营、流动摊贩,第\($0)个路口有走鬼" }

    @Test func `a row is a sentence, its kind and its class`() throws {
        let tables = try #require(Self.load("投诉,0101 占道经营、流动摊贩,门口成日有走鬼").tables)
        #expect(tables.examples.map(\.text) == ["门口成日有走鬼"])
        #expect(tables.examples.map(\.kind) == [.complaint])
        #expect(tables.examples.map(\.category) == ["0101"])
        #expect(tables.examples.map(\.line) == [2])
    }

    @Test func `English headings, in any order, are read too`() throws {
        let tables = try #require(Self.load("下水道堵了,0204,complaint", header: "text,category,kind").tables)
        #expect(tables.examples.map(\.text) == ["下水道堵了"])
        #expect(tables.examples.map(\.category) == ["0204"])
    }

    @Test(arguments: [
        (
            "投拆,0101,门口有走鬼",
            "routing/examples.csv:2 (A2): “投拆” is not one of the choices, expected 咨询, 求助, 投诉, 举报, 建议, 感谢, 监督评价, 其他"
        ),
        (
            "任意,0101,门口有走鬼",
            "routing/examples.csv:2 (A2): “任意” is not one of the choices, expected 咨询, 求助, 投诉, 举报, 建议, 感谢, 监督评价, 其他"
        ),
        ("投诉,0199,门口有走鬼", "routing/examples.csv:2 (B2): no category “0199”, expected a code of categories.csv"),
        ("投诉,01,门口有走鬼", "routing/examples.csv:2 (B2): no category “01”, expected a code of categories.csv"),
        ("投诉,0101,", "routing/examples.csv:2 (C2): blank, expected a value"),
        (",0101,门口有走鬼", "routing/examples.csv:2 (A2): blank, expected a value"),
        ("投诉,,门口有走鬼", "routing/examples.csv:2 (B2): blank, expected a value"),
    ])
    func `a cell that cannot be used is refused by its name`(row: String, problem: String) {
        #expect(Self.load(row).problems.map(\.description) == [problem])
    }

    @Test func `the same sentence twice teaches neither class`() {
        #expect(
            Self.load("投诉,0101,门口有走鬼", "求助,0204,门口有走鬼").problems.map(\.description) == [
                "routing/examples.csv:3 (C3): sentence “门口有走鬼” twice, first on line 2, expected each once"
            ])
    }

    @Test func `a lost zero is put back with a warning`() throws {
        let loaded = Self.load("投诉,101,门口有走鬼")
        #expect(try #require(loaded.tables).examples.map(\.category) == ["0101"])
        #expect(
            loaded.warnings.map(\.description).contains("routing/examples.csv:2 (B2): “101” is read as “0101”, expected 0101 in full"))
    }

    @Test func `a class with fewer than eight sentences is warned of, and one with eight is not`() {
        let warnings = GoodRouting.load(["examples.csv": (["类型,类别,例句"] + Self.eight + ["求助,0204,坑渠塞了"]).joined(separator: "\n")])
            .warnings.map(\.description)
        #expect(!warnings.contains { $0.contains("“0101”") })
        #expect(
            warnings.contains("routing/examples.csv: sentences for “0204”: 1, expected 8 or more"))
        #expect(
            warnings.contains("routing/examples.csv: sentences for “0205”: 0, expected 8 or more"))
    }

    @Test func `a folder without the table is not warned of it`() {
        #expect(GoodRouting.load(["examples.csv": nil]).warnings.map(\.description) == [])
    }
}
