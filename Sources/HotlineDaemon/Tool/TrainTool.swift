import Foundation
import HotlineClassifier
import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineSystem

/// `hotline train`: learns one set of labels from files of messages, on this machine.
struct TrainTool: ToolCommand {
    private static let out = ToolFlag("out", .value("MODEL"), "写到这个文件", "where the model is written")

    /// Under which a trained model stands in its file.
    static let modelName = "label"

    let card = ToolCard(
        name: "train", usage: "--out MODEL [--label-column NAME] FILE.tsv…",
        summary: Words("从已标注的诉求学习分类，写成模型文件", "learns classes from labelled messages and writes a model"),
        flags: [out, .labelColumn], operands: 1...100,
        notes: [
            Words(
                "FILE 是制表符分隔的文本，首行为列名：id、label、title、body，一行一条，不用引号。同样的文件总是学成同样的模型；什么也不离开本机。",
                "FILE is tab-separated with a header: id, label, title, body, a record a line, no quoting. The same files always give the same model; nothing leaves this machine."
            )
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        guard let path = arguments[Self.out] else { throw ToolStop(.wrongUsage, "缺少 --out MODEL", "--out MODEL is missing") }
        let lessons = try LabelledFile.lessons(of: arguments.operands, labelColumn: arguments.labelColumn)
        let began = MonotonicClock.microseconds()
        guard let model = Training(lessons).model() else {
            throw ToolStop(.no, "至少要有两种标签才能学习", "there must be two labels at least to tell apart")
        }
        let seconds = Double(MonotonicClock.microseconds() - began) / 1_000_000
        let file = ModelFile(source: Self.digest(of: lessons), models: [Self.modelName: model])
        guard file.write(to: path) else { throw ToolStop(.no, "\(path)：写不了", "\(path): cannot be written") }
        surroundings.output.line(
            "\(lessons.count) 条 messages · \(model.labels.count) 类 labels · \(model.gramCount) n-grams · "
                + String(format: "%.2f s", seconds) + " · \(PeakMemory.mebibytes) MiB · \(path) \(file.bytes.count / 1024) KiB")
        return .done
    }

    private static func digest(of lessons: [Lesson]) -> Digest256 {
        var hash = SHA256()
        for lesson in lessons { hash.update(Array("\(lesson.label)\t\(lesson.message.title)\t\(lesson.message.body)\n".utf8)) }
        return hash.finalize()
    }
}
