import Foundation

/// Rounds of `kill -9` under load through all doors at once. A citizen, a gateway, an operator and a portal are a few lines of
/// script each, which no measurement here needs, so there is one implementation: `deploy/crash-test.py`.
enum CrashRounds {
    private static let script = "deploy/crash-test.sh"

    /// Becomes the script, with the daemon that lies beside this program.
    static func become(_ rounds: Int) throws -> Never {
        guard FileManager.default.isReadableFile(atPath: script) else {
            throw BenchProblem("\(script) is not here; --crash runs in the project's folder")
        }
        let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
        setenv("BIN", programs, 1)
        let words: [String] = ["bash", script, "\(rounds)"]
        execvp("bash", words.map { strdup($0) } + [nil])
        throw BenchProblem("bash: " + String(cString: strerror(errno)))
    }
}
