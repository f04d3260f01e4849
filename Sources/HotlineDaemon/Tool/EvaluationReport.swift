import Foundation
import HotlineClassifier

/// A scorecard as `hotline evaluate` prints it.
struct EvaluationReport: Encodable {
    struct Class: Encodable {
        let label: String
        let support: Int
        let precision: Double
        let recall: Double
        let f1: Double
    }

    struct Coverage: Encodable {
        let share: Double
        let accuracy: Double
        let threshold: Double
    }

    let messages: Int
    let folds: Int?
    let accuracy: Double
    let macroF1: Double
    let amongThree: Double
    let calibrationError: Double
    let messagesPerSecond: Double?
    let classes: [Class]
    /// A row by the label a message has, a column by the one it got, both in the order of `classes`.
    let confusion: [[Int]]
    let coverage: [Coverage]

    enum CodingKeys: String, CodingKey {
        case messages, folds, accuracy, classes, confusion, coverage
        case macroF1 = "macro_f1"
        case amongThree = "among_three"
        case calibrationError = "calibration_error"
        case messagesPerSecond = "messages_per_second"
    }

    /// - Parameter perSecond: messages classified in a second of one core's time; nil where that was not measured.
    init(_ card: Scorecard, folds: Int?, perSecond: Double?) {
        messages = card.count
        self.folds = folds
        accuracy = card.accuracy
        macroF1 = card.macroF1
        amongThree = card.amongThree
        calibrationError = card.calibrationError
        messagesPerSecond = perSecond?.rounded()
        classes = card.rows.map { Class(label: $0.label, support: $0.support, precision: $0.precision, recall: $0.recall, f1: $0.f1) }
        confusion = card.confusion
        coverage = card.coverage.map { Coverage(share: $0.share, accuracy: $0.accuracy, threshold: $0.threshold) }
    }

    var lines: [String] {
        var lines = [
            "\(messages) 条 messages" + (folds.map { "，\($0) 折交叉验证 folds" } ?? ""),
            "正确率 accuracy \(Self.short(accuracy)) · 宏平均 macro-F1 \(Self.short(macroF1)) · 前三 among three \(Self.short(amongThree))"
                + " · 校准误差 calibration error \(Self.short(calibrationError))",
        ]
        if let messagesPerSecond { lines.append("每秒 a second \(Int(messagesPerSecond))") }
        lines += ["", "类 label\t条 support\t精确率 precision\t召回率 recall\tF1"]
        lines += classes.map {
            [$0.label, "\($0.support)", Self.short($0.precision), Self.short($0.recall), Self.short($0.f1)].joined(separator: "\t")
        }
        lines += ["", "最有把握的 surest\t正确率 accuracy\t门槛 threshold"]
        lines += coverage.map { "\(Int(($0.share * 100).rounded()))%\t\(Self.short($0.accuracy))\t\(Self.short($0.threshold))" }
        lines += ["", "混淆 confusion：行为实际、列为判定 rows are what it is, columns what it got"]
        lines.append(([""] + classes.map(\.label)).joined(separator: "\t"))
        lines += zip(classes, confusion).map { row, counts in ([row.label] + counts.map(String.init)).joined(separator: "\t") }
        return lines
    }

    private static func short(_ value: Double) -> String { String(format: "%.4f", value) }
}
