import Foundation
import HotlineCore
import HotlineDaemon
import Testing

private let deploy = URL(fileURLWithPath: shippedRouting).deletingLastPathComponent().appendingPathComponent("deploy").path

/// `# key = value` and `key = value` lines of the shipped settings, in their order; sentences have no ` = ` behind one word.
private func shippedSettings() throws -> [(key: String, value: String, isComment: Bool)] {
    try String(contentsOfFile: deploy + "/hotlined.conf", encoding: .utf8).split(separator: "\n").compactMap { line in
        let isComment = line.hasPrefix("# ")
        let parts = line.drop { $0 == "#" || $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let key = parts[0].trimmingCharacters(in: .whitespaces)
        guard parts.count == 2, key.allSatisfy({ $0 == "_" || ("a"..."z").contains($0) }) else { return nil }
        return (key, parts[1].trimmingCharacters(in: .whitespaces), isComment)
    }
}

@Test func `the shipped settings name every key, once`() throws {
    #expect(try shippedSettings().map(\.key).sorted() == Settings.keys.map(\.name).sorted())
}

@Test func `what the shipped settings leave as a comment is the default`() throws {
    for line in try shippedSettings() where line.isComment {
        var settings = Settings()
        #expect(settings.set(line.key, to: line.value) == nil, "\(line.key)")
        #expect("\(settings)" == "\(Settings())", "\(line.key)")
    }
}

@Test func `the shipped settings are read as they stand`() throws {
    var settings = Settings()
    try settings.read(file: deploy + "/hotlined.conf")
    #expect(settings.socketGroup == "hotline-operators")
    settings.socketGroup = nil
    #expect("\(settings)" == "\(Settings())")
}

@Test(arguments: [
    ("state", "", "a path"), ("allow_plaintext", "true", "yes or no"), ("drain", "6min", "a time such as 30s, 5min or 12h"),
    ("drain", "10", "a time such as 30s, 5min or 12h"), ("http_connections", "0", "a number, 1 to 100000"),
    ("public", "127.0.0.1:80x", "ADDRESS:PORT in numbers, [IPV6]:PORT, unix:/PATH or off"),
    ("console", "a:1 b:2 c:3 d:4 e:5", "an address, up to four, or off"),
    ("ticket_prefix", "gz", "one to four capital letters"), ("socket_groups", "x", "unknown"),
])
func `what a setting cannot be is said`(key: String, value: String, expected: String) {
    var settings = Settings()
    #expect(settings.set(key, to: value) == expected)
}

@Test func `all problems of a settings file are told at once, each with its file and line`() throws {
    let folder = try ToolFolder()
    let path = folder.file("hotlined.conf")
    try Data("\u{FEFF}# 注释\r\n\r\ndrain = 20s\r\ncolour = blue\r\ndrain 10s\r\nwaiting_orders = 15\r\n".utf8).write(
        to: URL(fileURLWithPath: path))
    var settings = Settings()
    #expect(throws: SettingsProblem.self) { try settings.read(file: path) }
    do {
        try settings.read(file: path)
    } catch {
        #expect(
            error.description == """
                \(path):4: unknown setting “colour”
                \(path):5: “drain 10s” is not key = value
                \(path):6: waiting_orders cannot be “15”; expected a number, 16 to 100000
                """)
    }
    #expect(settings.drainMilliseconds == 20_000)
}

@Test(arguments: [
    ("public", "0.0.0.0:12345", "0.0.0.0:12345"), ("internal", "[::]:12346", "[::]:12346"),
    ("console", "unix:/run/hotline/console.sock 192.0.2.1:12347", "192.0.2.1:12347"), ("chat", "198.51.100.7:12348", "198.51.100.7:12348"),
    ("webhook_proxy", "203.0.113.9:8443", "webhook_proxy 203.0.113.9:8443"),
])
func `what others can reach and is not encrypted is refused by its name, until the administrator says so`(
    key: String, value: String, named: String
) {
    var settings = Settings()
    #expect(settings.refusalOfDoors() == nil)
    #expect(settings.set(key, to: value) == nil)
    #expect(settings.refusalOfDoors()?.hasPrefix(named) == true)
    #expect(settings.set("allow_plaintext", to: "yes") == nil)
    #expect(settings.refusalOfDoors() == nil)
}

@Test func `the help names every setting and every exit code`() {
    for key in Settings.keys { #expect(Settings.help.contains("  " + key.flag + " ")) }
    #expect(Settings.help.contains("70 a commit's outcome is unknown"))
}
