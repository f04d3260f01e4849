import Foundation
import Testing

/// `train`, `evaluate` and `classify` on a file of invented messages.
struct ToolTrainTests {
    private static let rows = [
        ("路灯", "路灯坏了", "楼下的路灯坏了三天"), ("路灯", "灯不亮", "巷口路灯不亮"), ("路灯", "路灯", "整条街的路灯都不亮"), ("路灯", "很黑", "路灯杆歪了灯不亮"),
        ("供水", "停水", "家里停水一天了"), ("供水", "水黄", "自来水发黄有味道"), ("供水", "水管", "水管爆裂没有水"), ("供水", "停水通知", "停水没有通知"),
    ]

    private static func file(_ rows: [(String, String, String)] = rows, header: String = "id\tlabel\ttitle\tbody") -> String {
        ([header] + rows.enumerated().map { "M\($0)\t\($1.0)\t\($1.1)\t\($1.2)" }).joined(separator: "\n") + "\n"
    }

    private let folder: ToolFolder

    init() throws {
        folder = try ToolFolder()
        try folder.write(Self.file(), to: "messages.tsv")
    }

    private func train(_ words: String...) throws -> ToolRun {
        try ToolRun(["train", "--out", folder.file("model"), folder.file("messages.tsv")] + words)
    }

    @Test func `a model is trained, kept for its owner alone, and classifies what it was not shown`() throws {
        let trained = try train()
        #expect(trained.exit == .done)
        #expect(trained.answers.first?.hasPrefix("8 条 messages · 2 类 labels · ") == true)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file("model"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try folder.write("id\ttitle\tbody\nA\t\t路灯不亮\r\nB\t停水\t一天没有水\n", to: "new.tsv")
        let run = try ToolRun(["classify", "--model", folder.file("model"), folder.file("new.tsv")])
        #expect(run.exit == .done)
        let fields = run.answers.map { $0.split(separator: "\t").map(String.init) }
        #expect(fields.map { $0[0] } == ["A", "B"])
        #expect(fields.map { $0[1] } == ["路灯", "供水"])
        #expect(fields.allSatisfy { $0.count == 5 })
    }

    @Test func `a model is measured, for people and for programs`() throws {
        _ = try train()
        let run = try ToolRun(["evaluate", "--model", folder.file("model"), folder.file("messages.tsv")])
        #expect(run.exit == .done)
        #expect(run.answers.first == "8 条 messages")
        #expect(run.answers.contains { $0.hasPrefix("正确率 accuracy 1.0000 · 宏平均 macro-F1 1.0000") })
        let json = try ToolRun(["evaluate", "--model", folder.file("model"), folder.file("messages.tsv"), "--json"])
        let object = try JSONSerialization.jsonObject(with: Data(json.answers.joined(separator: "\n").utf8)) as? [String: Any]
        #expect(object?["macro_f1"] as? Double == 1)
        #expect(object?["messages"] as? Int == 8)
        #expect((object?["classes"] as? [[String: Any]])?.count == 2)
    }

    @Test func `without a model the file is parted and each part judged by the others, the same way each time`() throws {
        let words = ["evaluate", "--folds", "4", folder.file("messages.tsv"), "--json"]
        let run = try ToolRun(words)
        #expect(run.exit == .done)
        #expect(run.answers.contains { $0.contains("\"folds\" : 4") })
        #expect(try ToolRun(words).answers == run.answers)
    }

    @Test(arguments: [
        ("id\tlabel\ttitle\n1\ta\tb\n", "header with body"), ("id\tbody\n1\tx\n", "no column “label”"),
        ("id\tlabel\ttitle\tbody\n1\ta\tb\n", ":2: 3 fields, the header has 4"),
        ("id\tlabel\ttitle\tbody\n1\t\tb\tc\n", ":2: the label is empty"),
        ("id\tlabel\ttitle\tbody\n1\ta\tb\tc\n2\ta\tb\tc\n", "two labels at least"), ("", "header with body"),
    ])
    func `a file that cannot be learnt from is refused by line`(text: String, expected: String) throws {
        try folder.write(text, to: "messages.tsv")
        let run = try train()
        #expect(run.exit == .no)
        #expect(run.complaints.contains { $0.contains(expected) }, "\(run.complaints)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("model")))
    }

    @Test func `a damaged model is refused by name`() throws {
        _ = try train()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("model")))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: folder.file("model")))
        let run = try ToolRun(["classify", "--model", folder.file("model"), folder.file("messages.tsv")])
        #expect(run.exit == .no)
        #expect(run.complaints.contains { $0.contains("damaged, its checksum disagrees") })
        let none = try ToolRun(["classify", "--model", folder.file("none"), folder.file("messages.tsv")])
        #expect(none.exit == .no && none.complaints.contains { $0.contains("cannot be read") })
        #expect(try ToolRun(["classify", folder.file("messages.tsv")]).exit == .wrongUsage)
    }

    @Test func `another column may hold the label, and bad bytes spoil nothing else`() throws {
        try folder.write(Self.file(header: "id\tclass\ttitle\tbody"), to: "messages.tsv")
        #expect(try train("--label-column", "class").exit == .done)
        let path = folder.file("bad.tsv")
        try (Data("id\tbody\nA\t路灯".utf8) + Data([0xFF, 0xE7, 0x81]) + Data("不亮\nB\t\nC\t😀\n".utf8)).write(to: URL(fileURLWithPath: path))
        let run = try ToolRun(["classify", "--model", folder.file("model"), path])
        #expect(run.exit == .done)
        #expect(run.answers.count == 3)
        #expect(run.answers.first?.hasPrefix("A\t路灯\t") == true)
    }
}
