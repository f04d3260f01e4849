/// Why there is no figure, in a sentence.
struct BenchProblem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
