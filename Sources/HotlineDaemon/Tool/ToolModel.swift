import Foundation
import HotlineClassifier
import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineStore

/// What a command judges by beside the tables' words: the model that the daemon keeps in its state folder, or with `--learn` the one
/// that it would learn from these tables after a reload. Whether it is used, `Tables.learnt` says, as for the daemon.
struct ToolModel {
    let tables: Tables
    /// For people: which model it is, why there is none, or why it is not used.
    let words: Words
    /// Rows of expectations.csv that would come out wrong with it; it is not used then.
    let failures: [String]

    /// - Parameter store: the rows, whose confirmed tickets are learnt from as the daemon does; nil where there are none to read.
    init(_ tables: Tables, learns: Bool, places: ToolPlaces, store: Store?, at now: Instant) throws(ToolStop) {
        let learnt: (model: ClassModel, words: Words)
        if learns {
            learnt = try Self.learning(tables, store)
        } else if let kept = try? ModelFile(readingFrom: places.state.model) {
            let model = ClassModel(kept)
            learnt = (model, Words("模型 \(model.name)（\(places.state.model)）", "model \(model.name) of \(places.state.model)"))
        } else {
            self.tables = tables
            failures = []
            words = Words("没有学来的模型，只按关键词判；加 --learn 先学", "no model: the keywords alone; --learn learns one first")
            return
        }
        let judged = tables.learnt(learnt.model, at: now)
        self.tables = judged.tables
        failures = judged.failures
        words =
            judged.failures.isEmpty
            ? learnt.words
            : Words(
                "模型 \(learnt.model.name) 与 expectations.csv 不符 \(judged.failures.count) 处，不采用，只按关键词判",
                "the model \(learnt.model.name) breaks \(judged.failures.count) rows of expectations.csv and is not used: the keywords alone"
            )
    }

    private static func learning(_ tables: Tables, _ store: Store?) throws(ToolStop) -> (model: ClassModel, words: Words) {
        var taught: [TaughtText] = []
        do throws(StoreFailure) {
            taught = try store?.taughtTexts(limit: DeskService.mostTaughtTexts) ?? []
        } catch {
            throw ToolStop(error)
        }
        let curriculum = Curriculum(tables.routing, taught: taught)
        guard curriculum.canBeLearnt else {
            throw ToolStop(.no, "examples.csv 里没有两类可学的句子", "examples.csv has no two classes to tell apart")
        }
        let model = curriculum.learn()
        let words = Words(
            "模型 \(model.name)（刚学 \(curriculum.count) 句）", "model \(model.name), just learnt from \(curriculum.count) sentences")
        return (model, words)
    }
}

extension ToolFlag {
    static let learn = ToolFlag(
        "learn", .plain, "先照 examples.csv 和已确认的工单学一遍再判，与重载后的服务一样；默认用状态目录里的模型",
        "first learns from examples.csv and confirmed tickets, as the daemon does after a reload; by default the state folder's model judges"
    )
}
