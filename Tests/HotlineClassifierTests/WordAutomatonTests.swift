import HotlineClassifier
import Testing

private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

private func matches(_ words: [String], in text: String) -> Set<WordMatch> {
    var found: Set<WordMatch> = []
    WordAutomaton(words: words.map(scalars)).scan(scalars(text)) { found.insert($0) }
    return found
}

/// Every word against every place of the text.
private func oracle(_ words: [[UInt32]], in text: [UInt32]) -> Set<WordMatch> {
    var found: Set<WordMatch> = []
    for (index, word) in words.enumerated() where !word.isEmpty && word.count <= text.count {
        for start in 0...(text.count - word.count) where Array(text[start..<start + word.count]) == word {
            found.insert(WordMatch(word: index, start: start, end: start + word.count))
        }
    }
    return found
}

@Test func `words within words and overlapping words are all found`() {
    #expect(
        matches(["井盖", "沙井盖", "盖", "盖破损"], in: "沙井盖破损") == [
            WordMatch(word: 1, start: 0, end: 3), WordMatch(word: 0, start: 1, end: 3), WordMatch(word: 2, start: 2, end: 3),
            WordMatch(word: 3, start: 2, end: 5),
        ])
}

@Test func `letters of ASCII match without case and others with it`() {
    #expect(matches(["ktv"], in: "楼下KTV和Ktv") == [WordMatch(word: 0, start: 2, end: 5), WordMatch(word: 0, start: 6, end: 9)])
    #expect(matches(["KTV"], in: "ktv") == [WordMatch(word: 0, start: 0, end: 3)])
    #expect(matches(["é"], in: "É").isEmpty)
    #expect(matches(["@["], in: "`{").isEmpty)
}

@Test func `a scalar outside every word breaks a word`() {
    #expect(matches(["停电"], in: "停 电停\u{200B}电停电") == [WordMatch(word: 0, start: 6, end: 8)])
}

@Test func `scalars above the basic plane count as one`() {
    #expect(matches(["𠮷野"], in: "👍𠮷野") == [WordMatch(word: 0, start: 1, end: 3)])
}

@Test(arguments: [[], [""], ["", ""]])
func `a vocabulary without letters finds nothing`(words: [String]) {
    #expect(matches(words, in: "停电abc").isEmpty)
}

@Test(arguments: 0..<60)
func `random words in random texts are found as a plain search finds them`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let letters = scalars(seed % 2 == 0 ? "ab" : "停电水火")
    func some(_ lengths: ClosedRange<Int>) -> [UInt32] {
        (0..<Int.random(in: lengths, using: &numbers)).compactMap { _ in letters.randomElement(using: &numbers) }
    }
    let words = Array(Set((0..<25).map { _ in some(1...5) })).sorted { $0.lexicographicallyPrecedes($1) }
    let automaton = WordAutomaton(words: words)
    for _ in 0..<10 {
        let text = some(0...60)
        var found: [WordMatch] = []
        automaton.scan(text) { found.append($0) }
        #expect(Set(found) == oracle(words, in: text))
        #expect(found.count == Set(found).count)
        #expect(found.map(\.end) == found.map(\.end).sorted())
    }
}

@Test func `the words' order changes nothing but their numbers`() {
    let words = ["火车站", "广州火车站", "车站", "站", "广州", "州火"]
    let text = "去广州火车站旁的车站"
    let names = { (words: [String]) in Set(matches(words, in: text).map { "\(words[$0.word])@\($0.start)" }) }
    #expect(names(words) == names(words.reversed()))
    #expect(names(words) == ["火车站@3", "广州火车站@1", "车站@4", "站@5", "广州@1", "州火@2", "车站@8", "站@9"])
}
