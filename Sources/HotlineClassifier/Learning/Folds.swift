/// Parts of a set of lessons that each have every label in its share: for cross-validation, and for what calibration holds out.
package enum Folds {
    /// The fold of each lesson, 0 to `count` − 1; the same for the same labels and seed, whatever machine.
    package static func assign(labels: [Int], count: Int, seed: UInt64) -> [Int] {
        precondition(count > 1, "one fold has nothing to be compared with")
        var byLabel: [[Int]] = []
        for (lesson, label) in labels.enumerated() {
            while byLabel.count <= label { byLabel.append([]) }
            byLabel[label].append(lesson)
        }
        var dice = Dice(seed: seed)
        var folds = [Int](repeating: 0, count: labels.count)
        // One label begins where the last one ended, so that folds of rare labels are of one size too.
        var next = 0
        for lessons in byLabel {
            for lesson in dice.shuffled(lessons) {
                folds[lesson] = next
                next = (next + 1) % count
            }
        }
        return folds
    }
}

/// Random numbers that are the same for the same seed: splitmix64 (Steele, Lea and Flood 2014).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Fisher and Yates; the remainder's bias is one in 2^40 for any list that fits in memory.
    mutating func shuffled(_ list: [Int]) -> [Int] {
        var list = list
        for last in stride(from: list.count - 1, to: 0, by: -1) {
            list.swapAt(last, Int(truncatingIfNeeded: next() % UInt64(last + 1)))
        }
        return list
    }
}
