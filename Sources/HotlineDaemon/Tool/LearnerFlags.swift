import HotlineClassifier
import HotlineDesk

/// What `train`, `evaluate` and `classify` share.
extension ToolFlag {
    static let model = ToolFlag("model", .value("FILE"), "模型文件", "the model file")
    static let labelColumn = ToolFlag(
        "label-column", .value("NAME"), "标签所在的列，默认 label", "the column that holds the label, label by default")
}

extension ToolArguments {
    var labelColumn: String { self[.labelColumn] ?? "label" }

    /// The model that `--model` names.
    ///
    /// - Throws: naming the file and what is wrong with it.
    func linearModel() throws(ToolStop) -> LinearModel {
        guard let path = self[.model] else { throw ToolStop(.wrongUsage, "缺少 --model FILE", "--model FILE is missing") }
        let file: ModelFile
        do throws(ModelProblem) { file = try ModelFile(readingFrom: path) } catch {
            throw ToolStop(.no, "\(path)：\(error.words(in: .chinese))", "\(path): \(error.words(in: .english))")
        }
        guard let model = file.models[TrainTool.modelName] else {
            throw ToolStop(.no, "\(path) 不是 hotline train 写的", "\(path) was not written by hotline train")
        }
        return model
    }
}
