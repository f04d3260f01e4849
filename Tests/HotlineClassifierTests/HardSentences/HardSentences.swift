import Foundation
import HotlineClassifier
import HotlineCore
import HotlineRouting
import Testing

/// Sentences that are easily read wrongly, with what the shipped tables must make of them.
///
/// A row is `kind|urgency|vulnerable|sentence`; `*` is not asked. Urgency is 普通 紧急 特急, or 扬言 for what nothing cancels;
/// 紧急 asks for at least that, since doubt raises. Vulnerable is 弱 or `-`.
struct HardSentences {
    struct Row: Sendable, CustomTestStringConvertible {
        let kind: String
        let urgency: String
        let vulnerable: String
        let text: String

        var testDescription: String { text }
    }

    static func table(_ lines: String) -> [Row] {
        lines.split(separator: "\n").map { line in
            let cells = line.split(separator: "|").map(String.init)
            precondition(cells.count == 4, "kind|urgency|vulnerable|sentence: \(line)")
            return Row(kind: cells[0], urgency: cells[1], vulnerable: cells[2], text: cells[3])
        }
    }

    /// The classifier of the shipped tables.
    static let classifier: Classifier = {
        let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "routing").path()
        guard let folder = try? RoutingFolder.read(directory: directory),
            let tables = RoutingTables.load(folder, digest: { "\($0.count)" }).tables
        else { preconditionFailure("the shipped tables do not load") }
        return Classifier(
            categories: tables.categories, places: tables.places, urgencyWords: tables.urgencyWords, version: tables.version)
    }()

    static let all = kinds + danger + quiet + threatsAndFlags + fresh + traps + veiled

    @Test func `there are more than eight hundred of them, each once, and twenty of each kind at least`() {
        #expect(Self.all.count > 800)
        #expect(Set(Self.all.map(\.text)).count == Self.all.count)
        for kind in Kind.allCases { #expect(Self.all.count { $0.kind == kind.chinese } >= 20, "\(kind)") }
    }

    @Test(arguments: all)
    func `a hard sentence is read as a person would`(row: Row) {
        let finding = Self.classifier.find(text: row.text)
        if row.kind != "*" { #expect(finding.kind.value?.chinese == row.kind) }
        switch row.urgency {
        case "*": break
        case "扬言": #expect(finding.urgency.threat)
        case "特急": #expect(finding.urgency.level == .critical)
        case "紧急": #expect(finding.urgency.level >= .urgent)
        default: #expect(finding.urgency.level == .ordinary, "\(finding.urgency.evidence.map(\.words))")
        }
        if row.vulnerable != "*" { #expect(finding.vulnerable.isEmpty == (row.vulnerable == "-")) }
    }

    @Test(arguments: all.filter { $0.urgency == "扬言" })
    func `no negation, condition, past, quotation or drill takes a threat back`(row: Row) {
        for frame in ["没有", "如果", "去年", "听说", "新闻说", "不是", "演习时"] {
            #expect(Self.classifier.find(text: frame + row.text).urgency.threat, "\(frame)")
        }
    }

    @Test(arguments: [
        ("我要投诉楼下饭店的油烟", Kind.complaint), ("举报超市卖过期食品", .report), ("感谢棠下街道的小李帮我修好了路灯", .thanks),
        ("建议在地铁口加一排遮雨棚", .suggestion), ("请问居住证续签要带什么材料", .consultation), ("对环保局的答复非常不满意，我要给差评", .appraisal),
    ])
    func `what the form claims does not outweigh what the sentence says by name`(text: String, kind: Kind) {
        for claim in Kind.allCases { #expect(Self.classifier.find(text: text, kindClaimed: claim).kind.value == kind, "\(claim)") }
    }
}
