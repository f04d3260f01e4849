import HotlineCore

/// Why bytes are no model.
package enum ModelProblem: Error, Hashable, Sendable {
    /// There is no such file, or it cannot be read.
    case missing
    /// It does not begin as a model file does.
    case notAModel
    /// It was written by another version of the program.
    case version(Int)
    /// It is cut short, or its checksum or its contents disagree.
    case damaged

    package func words(in language: Language) -> String {
        switch (self, language) {
        case (.missing, .chinese): "读不到模型文件"
        case (.missing, .english): "the model file cannot be read"
        case (.notAModel, .chinese): "不是模型文件"
        case (.notAModel, .english): "this is no model file"
        case (.version(let number), .chinese): "模型文件是第 \(number) 版，本程序读第 \(ModelFile.version) 版"
        case (.version(let number), .english): "the model file is of version \(number), this program reads \(ModelFile.version)"
        case (.damaged, .chinese): "模型文件已损坏，校验不符"
        case (.damaged, .english): "the model file is damaged, its checksum disagrees"
        }
    }
}
