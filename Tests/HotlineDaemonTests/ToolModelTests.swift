import Foundation
import HotlineCore
import HotlineDaemon
import HotlineDesk
import HotlineRouting
import Testing

private let unseen = "这条巷子一到夜里黑灯瞎火"

/// A copy of the shipped tables that teaches two classes, quickly learnt; the keywords know nothing of the sentence.
///
/// - Parameter expected: the department that the sentence must get, as a row of expectations.csv has it.
private func copyTeachingTwo(_ folder: ToolFolder, expected: String = "任意") throws -> String {
    let routing = try folder.copyRouting()
    let examples =
        ["类型,类别,例句"] + (1...8).map { "投诉,0101 占道经营、流动摊贩,第\($0)个路口排满三轮推车" } + (1...8).map { "求助,0206 路灯、照明,第\($0)条巷子黑灯瞎火" }
    try folder.write(examples.joined(separator: "\r\n") + "\r\n", to: "routing/examples.csv")
    try FileManager.default.removeItem(atPath: folder.file("routing/dangers.csv"))
    try folder.write("句子,诉求类型,类别,部门,紧急\r\n\(unseen),任意,任意,\(expected),任意\r\n", to: "routing/expectations.csv")
    return routing
}

@Test func `explain judges by what was learnt where it is told to learn, and says by which`() throws {
    let folder = try ToolFolder()
    let routing = try copyTeachingTwo(folder)
    let words = ["explain", unseen, "--routing", routing, "--at", "2026-03-12T09:20:00+08:00"]
    #expect(try ToolRun(words).answers.contains { $0.hasPrefix("类别 category: 待归类 unsorted") })
    let learnt = try ToolRun(words + ["--learn"])
    #expect(learnt.answers.contains { $0.hasPrefix("类别 category: 0206 路灯、照明") })
    #expect(learnt.answers.last?.hasPrefix("分类 judged by: 模型 ") == true)
    #expect(learnt.answers.last?.contains("（刚学 16 句）") == true)
}

@Test func `check judges by the model of the state folder, and warns of one that a sentence forbids`() throws {
    for (expected, isSound) in [("任意", true), ("HOTLINE 12345热线中心", false)] {
        let folder = try ToolFolder()
        let routing = try copyTeachingTwo(folder, expected: expected)
        let tables = try #require(RoutingTables.load(try RoutingFolder.read(directory: routing)) { SHA256.hash($0).hex }.tables)
        #expect(Curriculum(tables).learn().file.write(to: folder.file("model.hotline")))
        let run = try ToolRun(["check", routing, "--state", folder.path])
        #expect(run.exit == .done)
        let last = try #require(run.answers.last)
        #expect(last.hasPrefix("分类 judged by: 模型 ") && last.contains("不采用") != isSound)
        #expect(run.answers.contains { $0.hasPrefix("提醒 warning: routing/expectations.csv:2: ") } != isSound)
    }
}
