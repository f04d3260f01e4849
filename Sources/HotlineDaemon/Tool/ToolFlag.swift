import HotlineDesk

/// A flag of a command: `--name VALUE`, or `--name` alone.
package struct ToolFlag: Hashable, Sendable {
    package enum Sort: Hashable, Sendable {
        /// Takes a value, shown in the help as this: `DIR`.
        case value(String)
        case plain
        /// May stand several times; what follows belongs together.
        case separator
    }

    package let name: String
    package let sort: Sort
    package let help: Words

    package init(_ name: String, _ sort: Sort, _ chinese: String, _ english: String) {
        self.name = name
        self.sort = sort
        help = Words(chinese, english)
    }

    /// As it is typed: `--routing DIR`.
    var shown: String {
        switch sort {
        case .value(let placeholder): "--\(name) \(placeholder)"
        case .plain, .separator: "--\(name)"
        }
    }
}

/// The flags that several commands share.
extension ToolFlag {
    static let routing = ToolFlag(
        "routing", .value("DIR"), "路由表目录，默认 ./routing，没有则 /etc/hotline/routing",
        "routing folder, ./routing by default, else /etc/hotline/routing")
    static let state = ToolFlag("state", .value("DIR"), "状态目录，默认 /var/lib/hotline", "state folder, /var/lib/hotline by default")
    static let config = ToolFlag("config", .value("FILE"), "hotlined 的设置文件，取其中的目录", "hotlined's settings, for its folders")
    static let console = ToolFlag(
        "console", .value("ENDPOINT"), "控制台地址，如 unix:/run/hotline/console.sock；默认看状态目录的 listeners.json",
        "where the console listens; by default as listeners.json in the state folder says")
    static let tokenFile = ToolFlag(
        "token-file", .value("FILE"), "TCP 连接用：文件内一行“编号 令牌”，权限 0600", "over TCP: a file with one line “ID TOKEN”, mode 0600")
    static let days = ToolFlag("days", .value("N"), "多少天后失效，默认长期", "ends after so many days; never by default")
    static let journalKey = ToolFlag(
        "journal-key", .value("FILE"), "日志链密钥，默认服务凭据或状态目录的 journal.key",
        "the journal's key, by default the service credential journal.key or the one in the state folder")
}
