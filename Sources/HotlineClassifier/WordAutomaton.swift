/// Where a word of the vocabulary stands in a text.
package struct WordMatch: Hashable, Sendable {
    /// Index into the words the automaton was made with.
    package let word: Int
    /// Offset of the first scalar.
    package let start: Int
    /// Offset behind the last scalar.
    package let end: Int

    package init(word: Int, start: Int, end: Int) {
        self.word = word
        self.start = start
        self.end = end
    }
}

/// All occurrences of all words in one pass over the scalars of a text (Aho and Corasick, CACM 18(6), 1975).
///
/// ASCII letters compare without case. The trie is packed into flat arrays: a state's edges lie side by side, sorted, and most
/// states have one. Time is linear in the text and the matches; matches at one place are at most as many as the longest word is long.
package struct WordAutomaton: Sendable {
    /// Edges of state s: `edgeStart[s] ..< edgeStart[s + 1]`.
    private let edgeStart: [Int32]
    private let edgeLabel: [UInt16]
    private let edgeTarget: [Int32]
    /// The root has thousands of edges, so it is looked up by label directly.
    private let rootTarget: [Int32]
    /// The state of the longest proper suffix that begins a word.
    private let failure: [Int32]
    /// The word that ends here, or -1.
    private let wordEnding: [Int32]
    /// The next state along the failures where a word ends, or 0.
    private let nextEnding: [Int32]
    private let lengths: [Int32]
    private let alphabet: ScalarAlphabet

    /// - Parameter words: as scalars; empty ones never match, of equal ones (but for ASCII case) the last alone is reported.
    package init(words: [[UInt32]]) {
        let alphabet = ScalarAlphabet(words: words)
        let labelled = words.enumerated().map { (index: $0.offset, labels: $0.element.map(alphabet.label(of:))) }
            .filter { !$0.labels.isEmpty }
            .sorted {
                $0.labels == $1.labels ? $0.index < $1.index : $0.labels.lexicographicallyPrecedes($1.labels)
            }

        // Sorted words share prefixes with their neighbour, so a path from the root is all the memory the trie's making needs.
        var parents: [Int32] = [0]
        var labels: [UInt16] = [0]
        var endings: [Int32] = [-1]
        var path: [Int32] = [0]
        var previous: [UInt16] = []
        for (index, word) in labelled {
            var shared = 0
            while shared < previous.count, shared < word.count, previous[shared] == word[shared] { shared += 1 }
            path.removeLast(path.count - 1 - shared)
            for label in word[shared...] {
                parents.append(path.last ?? 0)
                labels.append(label)
                endings.append(-1)
                path.append(Int32(labels.count - 1))
            }
            endings[Int(path.last ?? 0)] = Int32(index)
            previous = word
        }

        let trie = PackedTrie(parents: parents, labels: labels, alphabetCount: alphabet.count)
        self.alphabet = alphabet
        edgeStart = trie.edgeStart
        edgeLabel = trie.edgeLabel
        edgeTarget = trie.edgeTarget
        rootTarget = trie.rootTarget
        wordEnding = endings
        lengths = words.map { Int32($0.count) }

        var failure = [Int32](repeating: 0, count: labels.count)
        var nextEnding = [Int32](repeating: 0, count: labels.count)
        for state in trie.breadthFirst where state != 0 {
            let parent = parents[Int(state)]
            if parent != 0 {
                var candidate = failure[Int(parent)]
                while candidate != 0, trie.target(of: candidate, by: labels[Int(state)]) == 0 { candidate = failure[Int(candidate)] }
                failure[Int(state)] = trie.target(of: candidate, by: labels[Int(state)])
            }
            let suffix = failure[Int(state)]
            nextEnding[Int(state)] = endings[Int(suffix)] >= 0 ? suffix : nextEnding[Int(suffix)]
        }
        self.failure = failure
        self.nextEnding = nextEnding
    }

    /// Calls `found` for every occurrence of every word, by end, the longest first of those that end together.
    package func scan(_ scalars: [UInt32], found: (WordMatch) -> Void) {
        var state = 0
        for position in scalars.indices {
            let label = alphabet.label(of: scalars[position])
            guard label != 0 else {
                state = 0
                continue
            }
            state = advance(from: state, by: label)
            var ending = wordEnding[state] >= 0 ? state : Int(nextEnding[state])
            while ending != 0 {
                let word = Int(wordEnding[ending])
                found(WordMatch(word: word, start: position + 1 - Int(lengths[word]), end: position + 1))
                ending = Int(nextEnding[ending])
            }
        }
    }

    private func advance(from start: Int, by label: UInt16) -> Int {
        var state = start
        while state != 0 {
            var low = Int(edgeStart[state])
            var high = Int(edgeStart[state + 1])
            while low < high {
                let middle = (low + high) / 2
                if edgeLabel[middle] < label { low = middle + 1 } else { high = middle }
            }
            if low < Int(edgeStart[state + 1]), edgeLabel[low] == label { return Int(edgeTarget[low]) }
            state = Int(failure[state])
        }
        return Int(rootTarget[Int(label)])
    }
}

/// A trie's edges side by side, by state, then by label.
private struct PackedTrie {
    var edgeStart: [Int32]
    var edgeLabel: [UInt16]
    var edgeTarget: [Int32]
    var rootTarget: [Int32]
    /// Every state after its parent, shallow ones first.
    var breadthFirst: [Int32]

    /// - Parameter parents: of each state; a state comes after its parent, siblings in the order of their labels.
    init(parents: [Int32], labels: [UInt16], alphabetCount: Int) {
        let count = parents.count
        edgeStart = [Int32](repeating: 0, count: count + 1)
        for state in 1..<max(count, 1) { edgeStart[Int(parents[state]) + 1] += 1 }
        for state in 0..<count { edgeStart[state + 1] += edgeStart[state] }
        edgeLabel = [UInt16](repeating: 0, count: count - 1)
        edgeTarget = [Int32](repeating: 0, count: count - 1)
        rootTarget = [Int32](repeating: 0, count: alphabetCount)
        var next = edgeStart
        for state in 1..<max(count, 1) {
            let parent = Int(parents[state])
            let edge = Int(next[parent])
            next[parent] += 1
            edgeLabel[edge] = labels[state]
            edgeTarget[edge] = Int32(state)
            if parent == 0 { rootTarget[Int(labels[state])] = Int32(state) }
        }
        breadthFirst = [0]
        breadthFirst.reserveCapacity(count)
        var read = 0
        while read < breadthFirst.count {
            let state = Int(breadthFirst[read])
            read += 1
            breadthFirst.append(contentsOf: edgeTarget[Int(edgeStart[state])..<Int(edgeStart[state + 1])])
        }
    }

    /// 0 where there is no such edge; from the root that is the root itself, which is what a failure wants.
    func target(of state: Int32, by label: UInt16) -> Int32 {
        if state == 0 { return rootTarget[Int(label)] }
        for edge in Int(edgeStart[Int(state)])..<Int(edgeStart[Int(state) + 1]) where edgeLabel[edge] == label { return edgeTarget[edge] }
        return 0
    }
}
