import Foundation
import Glibc
import HotlineClassifier
import HotlineDesk

/// `hotline evaluate`: how well a model does on messages whose label is known, or, with `--folds`, how well one would that is
/// trained on the rest of the same file.
struct EvaluateTool: ToolCommand {
    private static let json = ToolFlag("json", .plain, "以 JSON 输出", "prints JSON")
    private static let folds = ToolFlag(
        "folds", .value("N"), "不用模型，把文件分成 N 份轮流学习和检验", "needs no model: learns from all but one of N parts, for each part in turn")

    let card = ToolCard(
        name: "evaluate", usage: "--model MODEL FILE.tsv",
        summary: Words(
            "检验模型：正确率、宏平均 F1、各类精确率与召回率、混淆、把握与正确率、速度",
            "measures a model: accuracy, macro-F1, precision and recall by class, confusion, coverage against accuracy, calibration, speed"),
        flags: [.model, .labelColumn, folds, json], operands: 1...1,
        notes: [
            Words(
                "速度按单核处理器时间计，从规范化后的文字算起。分份按标签均匀抽取，每次相同。",
                "The speed is by one core's processor time, from the normalised text on. The folds have every label in its share and are the same each time."
            )
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        let path = arguments.operands.first ?? ""
        let column = arguments.labelColumn
        let report: EvaluationReport
        if let folds = arguments[Self.folds] {
            report = try Self.crossValidated(path, folds: folds, labelColumn: column)
        } else {
            report = try Self.measured(path, try arguments.linearModel(), labelColumn: column)
        }
        if arguments.has(Self.json) {
            surroundings.output.json(ToolJSON.text(of: report))
        } else {
            for line in report.lines { surroundings.output.line(line) }
        }
        return .done
    }

    private static func measured(_ path: String, _ model: LinearModel, labelColumn: String) throws(ToolStop) -> EvaluationReport {
        let records = try LabelledFile(path, labelColumn: labelColumn, isLabelNeeded: true).records
        let columns = Dictionary(uniqueKeysWithValues: model.labels.enumerated().map { ($1, $0) })
        let began = processorSeconds()
        let answers = records.map { record in
            Scorecard.Answer(label: record.label.flatMap { columns[$0] }, probabilities: model.probabilities(of: record.message))
        }
        let seconds = processorSeconds() - began
        return EvaluationReport(
            Scorecard(answers, labels: model.labels), folds: nil, perSecond: seconds > 0 ? Double(records.count) / seconds : nil)
    }

    private static func crossValidated(_ path: String, folds text: String, labelColumn: String) throws(ToolStop) -> EvaluationReport {
        guard let folds = Int(text), (2...20).contains(folds) else {
            throw ToolStop(.wrongUsage, "--folds 应为 2 到 20", "--folds: expected a number from 2 to 20")
        }
        let training = Training(try LabelledFile.lessons(of: [path], labelColumn: labelColumn))
        let answers = CrossValidation.answers(training, folds: folds)
        return EvaluationReport(Scorecard(answers, labels: training.labels), folds: folds, perSecond: nil)
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}
