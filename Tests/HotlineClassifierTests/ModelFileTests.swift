import HotlineClassifier
import HotlineCore
import Testing

private let source = SHA256.hash(Array("lessons".utf8))

private func written() throws -> [UInt8] {
    ModelFile(source: source, models: ["label": try #require(Lessons.model)]).bytes
}

@Test func `a model is read back as it was written`() throws {
    let bytes = try written()
    let file = try ModelFile(bytes: bytes)
    #expect(file.source == source)
    #expect(file.models["label"] == Lessons.model)
    #expect(file.bytes == bytes)
    #expect(try ModelFile(bytes: ModelFile(source: source, models: [:]).bytes).models.isEmpty)
}

@Test func `any byte that is not its own damages it`() throws {
    let bytes = try written()
    for position in Array(stride(from: 12, to: bytes.count, by: 97)) + [bytes.count - 1] {
        var spoiled = bytes
        spoiled[position] ^= 0x40
        #expect(throws: ModelProblem.damaged) { try ModelFile(bytes: spoiled) }
    }
}

@Test(arguments: [8, 11, 12, 44, 100, 1_000])
func `one that is cut short is damaged`(length: Int) throws {
    #expect(throws: ModelProblem.damaged) { try ModelFile(bytes: Array(try written().prefix(length))) }
}

@Test func `another file is no model, and another version is named`() throws {
    #expect(throws: ModelProblem.notAModel) { try ModelFile(bytes: []) }
    #expect(throws: ModelProblem.notAModel) { try ModelFile(bytes: Array("SQLite format 3".utf8)) }
    var later = try written()
    later[8] = 2
    #expect(throws: ModelProblem.version(2)) { try ModelFile(bytes: later) }
    #expect(ModelProblem.version(2).words(in: .english) == "the model file is of version 2, this program reads 1")
}

/// A sound checksum over contents that no writer of ours makes: believed no further than it can be read.
@Test func `contents that disagree with themselves are damage, whatever the checksum says`() throws {
    let bytes = Array(try written().dropLast(32))
    for (position, value) in [(44, UInt8(200)), (60, 0xFF), (57, 0xFF)] {
        var spoiled = bytes
        spoiled[position] = value
        #expect(throws: ModelProblem.damaged) { try ModelFile(bytes: spoiled + SHA256.hash(spoiled).bytes) }
    }
}
