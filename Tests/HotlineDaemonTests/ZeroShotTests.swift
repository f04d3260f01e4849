import Foundation
import HotlineClassifier
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineSystem
import Testing

/// How far the shipped sentences alone carry: real petitions of another city under seven labels of their own, none of which taught
/// anything. The file is no part of the project: `../shared/data/messages-labelled.tsv` is read where it stands, else this is skipped.
struct ZeroShotTests {
    /// Our first-level classes, or a class by its code, under the label that such petitions have there: medical insurance is social
    /// insurance (Social Insurance Law, article 2), and the post is under the Ministry of Transport. What stands under none of them
    /// (public safety, civil affairs, farming, the administration itself) is their wrong answer and ours.
    private static let labels: [String: [String]] = [
        "城乡建设": ["01", "02", "04", "05"], "环境保护": ["03", "0106"], "交通运输": ["06", "1507"], "教育文体": ["11", "13"], "劳动和社会保障": ["09", "1005"],
        "商贸旅游": ["08", "15", "1301"], "卫生计生": ["10"],
    ]

    private static let file = URL(fileURLWithPath: shippedRouting).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/data/messages-labelled.tsv").path

    private static func label(of category: String) -> String? {
        labels.first { $0.value.contains(category) }?.key ?? labels.first { $0.value.contains(String(category.prefix(2))) }?.key
    }

    @Test func `the shipped sentences class petitions that nobody taught them far better than chance`() throws {
        #if DEBUG
            print("skipped: learning is slow unoptimised; run swift test -c release")
        #else
            guard let data = FileManager.default.contents(atPath: Self.file) else {
                return print("skipped: there is no \(Self.file)")
            }
            guard case .loaded(let tables, _, _) = TablesLoad.read(directory: shippedRouting, zone: .china, at: Instant(milliseconds: 0))
            else {
                Issue.record("the shipped tables are refused")
                return
            }
            let model = try #require(Curriculum(tables.routing).learn().file.models["category"])
            let names = Self.labels.keys.sorted()
            let columns = model.labels.map { Self.label(of: $0).flatMap { names.firstIndex(of: $0) } }
            let form = TextNormaliser.shared
            let answers = data.split(separator: UInt8(ascii: "\n")).dropFirst().compactMap { line -> Scorecard.Answer? in
                let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                    form.normalise(String(decoding: $0, as: UTF8.self))
                }
                guard fields.count == 4 else { return nil }
                // The daemon names one class, the likeliest, so a label is as likely as its likeliest class.
                var shares = [Double](repeating: 0, count: names.count)
                for (column, probability) in zip(columns, model.probabilities(of: Message(body: fields[2] + "\n" + fields[3]))) {
                    if let column { shares[column] = max(shares[column], probability) }
                }
                return Scorecard.Answer(label: names.firstIndex(of: fields[1]), probabilities: shares)
            }
            let card = Scorecard(answers, labels: names)
            print("zero-shot: \(card.count) messages, accuracy \(card.accuracy), macro-F1 \(card.macroF1)")
            for row in card.rows { print("  \(row.label) precision \(row.precision) recall \(row.recall)") }
            let mostFrequent = Double(card.rows.map(\.support).max() ?? 0) / Double(card.count)
            #expect(card.accuracy > mostFrequent)
        #endif
    }

    @Test func `what the shipped sentences teach breaks none of the shipped expectations`() throws {
        #if DEBUG
            print("skipped: learning is slow unoptimised; run swift test -c release")
        #else
            guard case .loaded(let tables, _, _) = TablesLoad.read(directory: shippedRouting, zone: .china, at: Instant(milliseconds: 0))
            else {
                Issue.record("the shipped tables are refused")
                return
            }
            #expect(tables.learnt(Curriculum(tables.routing).learn(), at: Instant(milliseconds: 0)).failures == [])
        #endif
    }
}
