import Foundation
import HotlineClassifier
import HotlineDesk

/// `hotline classify`: what a model makes of each message of a file.
struct ClassifyTool: ToolCommand {
    private static let explain = ToolFlag(
        "explain", .plain, "再列出起作用的字词", "adds the characters that decided against the runner-up")

    let card = ToolCard(
        name: "classify", usage: "--model MODEL FILE.tsv",
        summary: Words(
            "逐条分类，一行一条：id、标签、把握、次选标签、其把握，以制表符分隔",
            "classifies each message, a line each: id, label, probability, the runner-up, its probability, parted by tabs"),
        flags: [.model, explain], operands: 1...1)

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        let model = try arguments.linearModel()
        let records = try LabelledFile(arguments.operands.first ?? "", labelColumn: "", isLabelNeeded: false).records
        for record in records {
            let probabilities = model.probabilities(of: record.message)
            let ranked = probabilities.indices.sorted { (probabilities[$0], -$0) > (probabilities[$1], -$1) }
            var fields = [record.id]
            for column in ranked.prefix(2) { fields += [model.labels[column], String(format: "%.4f", probabilities[column])] }
            if arguments.has(Self.explain), ranked.count > 1 { fields.append(words(model, record.message, ranked[0], ranked[1])) }
            surroundings.output.line(fields.joined(separator: "\t"))
        }
        return .done
    }

    private func words(_ model: LinearModel, _ message: Message, _ winner: Int, _ runnerUp: Int) -> String {
        let scalars = Array(message.body.unicodeScalars)
        return model.reasons(in: message.body, for: winner, against: runnerUp, limit: 5).map { gram in
            String(String.UnicodeScalarView(scalars[gram.start..<gram.start + gram.length]))
        }.joined(separator: " ")
    }
}
