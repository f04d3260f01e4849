import Foundation
import HotlineCore
import HotlineDesk
import HotlineSystem

/// Why the settings are refused: where, and what was expected.
package struct SettingsProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
}

extension Settings {
    /// Bytes of a settings file: a thousand lines of comments fit.
    private static let fileLimit = 65_536

    /// Reads `key = value` lines; `#` begins a comment line. All problems at once, with file and line.
    package mutating func read(file path: String) throws(SettingsProblem) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingsProblem(description: "\(path): cannot be read; name another file with --config")
        }
        guard data.count <= Self.fileLimit, let text = String(data: data, encoding: .utf8) else {
            throw SettingsProblem(description: "\(path): expected UTF-8 text of at most 64 KiB")
        }
        var problems: [String] = []
        // Notepad puts a byte order mark before it.
        for (index, line) in text.trimmingPrefix("\u{FEFF}").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let equals = line.firstIndex(of: "=") else {
                problems.append("\(path):\(index + 1): “\(line)” is not key = value")
                continue
            }
            let name = line[..<equals].trimmingCharacters(in: .whitespaces)
            let value = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
            if let problem = describe(set(name, to: value), name, value) { problems.append("\(path):\(index + 1): \(problem)") }
        }
        if !problems.isEmpty { throw SettingsProblem(description: problems.joined(separator: "\n")) }
    }

    /// Reads the command line: `--config FILE` first, then the other flags over it.
    ///
    /// - Returns: nil where `--help` or `--version` was asked, which the caller answers.
    package static func read(arguments: [String]) throws(SettingsProblem) -> Settings? {
        if arguments.contains("--help") || arguments.contains("--version") { return nil }
        var settings = Settings()
        var flags: [(name: String, value: String)] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else { throw SettingsProblem(description: "unexpected “\(argument)”; see hotlined --help") }
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
            guard let name = parts.first else { throw SettingsProblem(description: "unexpected “--”; see hotlined --help") }
            guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
                throw SettingsProblem(description: "--\(name) needs a value; see hotlined --help")
            }
            flags.append((name.replacing("-", with: "_"), value))
        }
        for flag in flags where flag.name == "config" { try settings.read(file: flag.value) }
        for flag in flags where flag.name != "config" {
            if flag.name == "simulated_clock" {
                guard let instant = Instant(iso8601: flag.value) else {
                    throw SettingsProblem(description: "--simulated-clock: expected an instant such as 2026-02-14T17:30:00+08:00")
                }
                settings.simulatedClock = instant
            } else if let problem = settings.describe(
                settings.set(flag.name, to: flag.value), "--" + flag.name.replacing("_", with: "-"), flag.value)
            {
                throw SettingsProblem(description: problem + "; see hotlined --help")
            }
        }
        return settings
    }

    private func describe(_ expected: String?, _ name: String, _ value: String) -> String? {
        guard let expected else { return nil }
        return expected == "unknown" ? "unknown setting “\(name)”" : "\(name) cannot be “\(value)”; expected \(expected)"
    }

    /// A plaintext door beyond loopback is refused unless the administrator says so (design 9).
    package func refusalOfDoors() -> String? {
        guard !allowPlaintext else { return nil }
        for case .at(let address) in [publicDoor, internalDoor] + consoleDoors + chatDoors {
            guard let endpoint = try? Endpoint(parsing: address), !endpoint.isLocal else { continue }
            return
                "\(address) is reachable from outside and not encrypted: let a proxy end TLS in front of a loopback address (deploy/README.md), "
                + "or say allow_plaintext = yes"
        }
        if let webhookProxy, !webhookProxy.isLocal {
            return
                "webhook_proxy \(webhookProxy): what goes to it is not encrypted; put it on this machine (deploy/README.md), "
                + "or say allow_plaintext = yes"
        }
        return nil
    }

    /// Where webhooks may go, as far as the settings say it.
    ///
    /// - Parameter listening: where the doors listen, once they do.
    package func webhookRules(listening: [String] = []) -> WebhookRules {
        var rules = WebhookRules()
        rules.allowPlaintext = allowPlaintext
        rules.hasProxy = webhookProxy != nil
        var places = listening
        for case .at(let address) in [publicDoor, internalDoor] + consoleDoors + chatDoors { places.append(address) }
        rules.ownDoors = Set(places.compactMap { try? Endpoint(parsing: $0) })
        return rules
    }

    /// Peers that all doors together let in.
    var mostConnections: Int {
        let open = [(consoleDoors, consoleConnections), (chatDoors, chatConnections), ([publicDoor, internalDoor], httpConnections)]
        return open.reduce(0) { $0 + $1.0.count { $0 != .off } * $1.1 }
    }

    package static var help: String {
        var lines = [
            "hotlined: 12345 热线后台程序 / the daemon behind a city's hotline",
            "", "用法 usage: hotlined [--config FILE] [--simulated-clock INSTANT] [--KEY VALUE …]", "",
        ]
        for key in keys {
            lines.append("  " + key.flag.padding(toLength: 26, withPad: " ", startingAt: 0) + key.chinese + " / " + key.english)
        }
        lines += [
            "  --config FILE             设置文件，每行 key = value，键即上列选项，以 _ 代 - / settings, key = value a line, the keys are the flags above, _ for -",
            "  --simulated-clock INSTANT 时钟停在此刻，直到 clock advance / the clock stands still until clock advance",
            "  --help --version", "",
            "默认值、取值范围见 deploy/hotlined.conf；命令行优先于设置文件", "defaults and ranges: deploy/hotlined.conf; flags go before the file",
            "端口 0 = 任取空闲端口，实际地址写入状态目录的 listeners.json；off 即不监听",
            "port 0 picks a free one, listeners.json in the state folder says which; off closes a door",
            "退出码：0 正常停止，1 不能启动，2 设置或用法不对，70 写入结果不明，须重启",
            "exit codes: 0 stopped, 1 cannot start, 2 wrong settings or usage, 70 a commit's outcome is unknown: start again",
        ]
        return lines.joined(separator: "\n")
    }
}
