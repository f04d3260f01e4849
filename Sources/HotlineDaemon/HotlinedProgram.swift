import Foundation
import HotlineSystem

/// `hotlined`: reads the settings, starts, serves.
package enum HotlinedProgram {
    package static let version = "0.1.0"

    package static func main(_ arguments: [String]) -> Never {
        // Nothing of ours is for others' eyes unless a line of code says so.
        umask(0o077)
        do throws(SettingsProblem) {
            guard let settings = try Settings.read(arguments: arguments) else {
                print(arguments.contains("--version") ? "hotlined \(version)" : Settings.help)
                exit(0)
            }
            serve(settings)
        } catch {
            complain(error.description, status: 2)
        }
    }

    private static func serve(_ settings: Settings) -> Never {
        do throws(DaemonProblem) {
            try Daemon.start(settings, log: Log()).run()
        } catch {
            complain(error.description, status: 1)
        }
    }

    private static func complain(_ words: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("hotlined: \(words)\n".utf8))
        exit(status)
    }
}
