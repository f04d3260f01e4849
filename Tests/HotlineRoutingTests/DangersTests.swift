import HotlineCore
import HotlineRouting
import Testing

/// `dangers.csv`: what is learnt as danger and as harmless, and from which chance on it counts.
struct DangersTests {
    private static func load(_ rows: String..., header: String = "紧急,例句") -> LoadedRouting {
        GoodRouting.load(["dangers.csv": ([header] + rows).joined(separator: "\n")])
    }

    @Test func `a row is a sentence and how urgent it is, and two rows are the thresholds`() throws {
        let tables = try #require(Self.load("判急,40", "提示,10%", "特急,阿妈跌咗起唔到身", "扬言,佢住边我一清二楚", "普通,想问轮椅点借").tables)
        #expect(tables.dangers.map(\.text) == ["阿妈跌咗起唔到身", "佢住边我一清二楚", "想问轮椅点借"])
        #expect(tables.dangers.map(\.urgency) == [.critical, .critical, .ordinary])
        #expect(tables.dangers.map(\.isThreat) == [false, true, false])
        #expect(tables.dangers.map(\.line) == [4, 5, 6])
        #expect(tables.dangerThresholds == DangerThresholds(raises: 0.4, asks: 0.1))
    }

    @Test func `English headings and words are read too; thresholds that nobody wrote are the usual ones`() throws {
        let tables = try #require(Self.load("the wall leans,urgent", "70,raises", header: "text,urgency").tables)
        #expect(tables.dangers.map(\.urgency) == [.urgent])
        #expect(tables.dangerThresholds == DangerThresholds(raises: 0.7, asks: DangerThresholds.standard.asks))
    }

    @Test func `a folder without the table has nothing to learn danger from`() throws {
        let tables = GoodRouting.tables()
        #expect(tables.dangers.isEmpty && tables.dangerThresholds == .standard)
    }

    @Test(arguments: [
        ("很急,墙要倒了", "routing/dangers.csv:3 (A3): “很急” is not one of the choices, expected 扬言, 特急, 紧急, 普通, 判急, 提示"),
        ("任意,墙要倒了", "routing/dangers.csv:3 (A3): “任意” is not one of the choices, expected 扬言, 特急, 紧急, 普通, 判急, 提示"),
        ("特急,", "routing/dangers.csv:3 (B3): blank, expected a value"),
        ("普通,有人落水", "routing/dangers.csv:3 (B3): sentence “有人落水” twice, first on line 2, expected each once"),
    ])
    func `a cell that cannot be used is refused by its name`(row: String, problem: String) {
        #expect(Self.load("特急,有人落水", row).problems.map(\.description) == [problem])
    }

    @Test(arguments: ["判急,0", "判急,101", "提示,很高"])
    func `a threshold that is no percentage is refused by its cell`(row: String) {
        let problems = Self.load("特急,有人落水", row).problems.map(\.description)
        #expect(problems.count == 1 && problems[0].hasPrefix("routing/dangers.csv:3 (B3): "))
    }

    @Test func `a threshold stands once`() {
        let problems = Self.load("判急,30", "判急,40").problems.map(\.description)
        #expect(problems == ["routing/dangers.csv:3 (B3): sentence “判急” twice, first on line 2, expected each once"])
    }
}
