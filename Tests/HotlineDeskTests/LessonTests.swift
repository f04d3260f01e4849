import HotlineCore
import HotlineDesk
import HotlineStore
import Testing

/// What the hotline's people make of a class is remembered, for the learner and for the rate of agreement.
struct LessonTests {
    private static let nine = at("2026-03-12T09:20")

    private func figure(_ name: String, _ house: House) throws -> String? {
        guard case .status(let status) = try house.ask(.status(by: Who.administrator), Self.nine) else { return nil }
        return status.figures.first { $0.name == name }?.value
    }

    @Test func `a class that an operator corrects is a lesson, and counts against the machine`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, Self.nine)
        let id = try house.id(receipt)
        #expect(try house.store.lesson(of: id) == nil)
        #expect(try figure("agreement", house) == nil)
        try house.done(
            .classify(try house.reference(receipt), Decision(category: "0207"), reason: nil), by: Who.operator, at("2026-03-12T09:25"))
        let lesson = try #require(try house.store.lesson(of: id))
        #expect(lesson.category == "0207" && lesson.guessedCategory == "0205")
        #expect(try figure("agreement", house) == "0% (0/1)")
        #expect(try house.store.taughtTexts(limit: 9).map(\.text) == [Matter.looseCover])
        #expect(try house.store.taughtTexts(limit: 9).map(\.category) == ["0207"])
    }

    @Test func `the last word counts, and one who comes back to the machine's class agrees`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, Self.nine)
        let ticket = try house.reference(receipt)
        for category in ["0207", "0205"] as [CategoryCode] {
            try house.done(.classify(ticket, Decision(category: category), reason: nil), by: Who.operator, at("2026-03-12T09:25"))
        }
        #expect(try figure("agreement", house) == "100% (1/1)")
    }

    @Test func `a change of the urgency alone says nothing about the class`() throws {
        let house = try House()
        let receipt = try house.web(Matter.looseCover, Self.nine)
        try house.done(
            .classify(try house.reference(receipt), Decision(urgency: .urgent), reason: nil), by: Who.operator, at("2026-03-12T09:25"))
        #expect(try house.store.lesson(of: house.id(receipt)) == nil)
    }
}
