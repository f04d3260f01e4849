import HotlineCore
import HotlineDesk
import HotlineSystem

/// What the administrator chooses: defaults, then the file, then the flags (design 10).
package struct Settings: Sendable {
    package var state = "/var/lib/hotline"
    package var routing = "/etc/hotline/routing"
    package var spool = "/var/spool/hotline"
    package var publicDoor: Door = .at("127.0.0.1:12345")
    package var internalDoor: Door = .at("127.0.0.1:12346")
    package var consoleDoors: [Door] = [.at("unix:/run/hotline/console.sock"), .at("127.0.0.1:12347")]
    package var chatDoors: [Door] = [.at("unix:/run/hotline/chat.sock"), .at("127.0.0.1:12348")]
    /// Whose members may open the Unix sockets; nil leaves them the group of the process.
    package var socketGroup: String?
    package var allowPlaintext = false
    package var trustedProxies: [String] = []
    /// Who speaks TLS for webhooks; without it they reach this machine alone.
    package var webhookProxy: Endpoint?
    package var ticketPrefix = "GZ"
    package var chatQuietMilliseconds: Int64 = 5 * 60_000
    package var smsGateway: String?
    package var digest: DigestTime = .hour
    package var mostExtensions = 2
    package var longestShelving = 30
    package var journalKey: String?
    package var attachments = AttachmentRules()
    package var formsPerAddress = 60
    package var waitingOrders = 8_192
    package var httpConnections = 10_000
    package var consoleConnections = 2_000
    package var chatConnections = 64
    package var consoleIdleMilliseconds: Int64 = 12 * 3_600_000
    package var drainMilliseconds: Int64 = 10_000
    /// The clock stands still at this instant until `clock advance`; only from the flag.
    package var simulatedClock: Instant?

    package init() {}

    /// A listener: where, or not at all.
    package enum Door: Hashable, Sendable {
        case at(String)
        case off
    }
}

/// One key of the settings: its name in the file, its default in words, and how a value is read.
package struct SettingKey: Sendable {
    /// lower_snake in the file; with `-` for `_` as a flag.
    package let name: String
    package let chinese: String
    package let english: String
    let set: @Sendable (inout Settings, String) -> String?

    package var flag: String { "--" + name.replacing("_", with: "-") }
}

extension Settings {
    /// Every key there is. An unknown one is refused, so a slip of the pen never passes for a default.
    package static let keys: [SettingKey] = [
        text("state", "状态目录", "state folder", \.state),
        text("routing", "路由表目录", "routing folder", \.routing),
        text("spool", "电话记录等文件的目录", "folder of phone logs", \.spool),
        doors("public", "市民网页与表单", "citizens' HTTP") { settings, doors in settings.publicDoor = doors[0] },
        doors("internal", "部门接口", "departments' HTTP") { settings, doors in settings.internalDoor = doors[0] },
        doors("console", "坐席控制台，可列多个", "operators' console, a list") { $0.consoleDoors = $1 },
        doors("chat", "聊天与短信网关，可列多个", "chat and SMS gateways, a list") { $0.chatDoors = $1 },
        SettingKey(name: "socket_group", chinese: "Unix 套接字的属组", english: "group of the Unix sockets") { settings, value in
            settings.socketGroup = value.isEmpty || value == "none" ? nil : value
            return nil
        },
        flag("allow_plaintext", "允许在非本机地址监听明文", "let plaintext doors listen beyond loopback", \.allowPlaintext),
        SettingKey(name: "trusted_proxies", chinese: "可信反向代理地址", english: "proxies whose X-Forwarded-For counts") { settings, value in
            settings.trustedProxies = list(value)
            return nil
        },
        SettingKey(
            name: "webhook_proxy", chinese: "替推送说 TLS 的代理", english: "proxy that speaks TLS for webhooks"
        ) { settings, value in
            guard value != "none" else {
                settings.webhookProxy = nil
                return nil
            }
            guard let endpoint = try? Endpoint(parsing: value) else { return "ADDRESS:PORT in numbers, [IPV6]:PORT, unix:/PATH or none" }
            settings.webhookProxy = endpoint
            return nil
        },
        SettingKey(name: "ticket_prefix", chinese: "工单编号前缀", english: "prefix of ticket numbers") { settings, value in
            guard TicketNumber.Prefix(value) != nil else { return "one to four capital letters" }
            settings.ticketPrefix = value
            return nil
        },
        duration("chat_quiet", "聊天安静多久算一件", "quiet that closes a chat session", \.chatQuietMilliseconds, 10_000...3_600_000),
        SettingKey(name: "sms_gateway", chinese: "短信网关名称", english: "gateway whose users are phone numbers") { settings, value in
            settings.smsGateway = value.isEmpty || value == "none" ? nil : value
            return nil
        },
        SettingKey(
            name: "digest", chinese: "不急的催办何时汇总给单位：hour、morning、off",
            english: "when departments read of rungs that are not urgent: hour, morning, off"
        ) { settings, value in
            guard let time = DigestTime(rawValue: value) else { return "hour, morning or off" }
            settings.digest = time
            return nil
        },
        number("most_extensions", "一单最多延期几次，最后一次要领导批", "extensions of a ticket; the last needs a leader", \.mostExtensions, 0...5),
        number("longest_shelving", "挂账最多几天后再看", "days until a shelved ticket is looked at again", \.longestShelving, 1...30),
        number("attachment_count", "一份表单最多附几个文件，0 为不收", "files of one form; 0 takes none", \.attachments.count, 0...50),
        number("attachment_size", "每个附件最多多少 MiB", "MiB of one file", \.attachmentMebibytes, 1...30),
        SettingKey(name: "attachment_types", chinese: "收哪几种附件", english: "kinds of files, by their endings") { settings, value in
            let words = list(value.lowercased())
            let types = words.compactMap(AttachmentType.init(rawValue:))
            guard !types.isEmpty, types.count == words.count else {
                return "some of " + AttachmentType.allCases.map(\.rawValue).joined(separator: " ")
            }
            settings.attachments.types = AttachmentType.allCases.filter(types.contains)
            return nil
        },
        number("forms_per_address", "一个地址一刻钟最多提交几份表单", "forms an address may send in 15 minutes", \.formsPerAddress, 1...10_000),
        number("waiting_orders", "最多几道指令排队，多了就答稍后再试", "orders that may wait; past them doors say try later", \.waitingOrders, 16...100_000),
        SettingKey(name: "journal_key", chinese: "日志链密钥文件", english: "file with the journal's key") { settings, value in
            settings.journalKey = value.isEmpty || value == "none" ? nil : value
            return nil
        },
        number("http_connections", "每个网页入口的连接数", "connections of each HTTP door", \.httpConnections, 1...100_000),
        number("console_connections", "控制台连接数", "connections of each console door", \.consoleConnections, 1...100_000),
        number("chat_connections", "网关连接数", "connections of each chat door", \.chatConnections, 1...10_000),
        duration("console_idle", "控制台多久无动作即断开", "idle time of a console", \.consoleIdleMilliseconds, 60_000...86_400_000),
        duration("drain", "停机时等待多久", "how long a stop waits for what runs", \.drainMilliseconds, 0...300_000),
    ]

    /// One file's most; a whole form may hold three of them and its words.
    fileprivate var attachmentMebibytes: Int {
        get { attachments.fileBytes >> 20 }
        set {
            attachments.fileBytes = newValue << 20
            attachments.formBytes = 3 * attachments.fileBytes + (2 << 20)
        }
    }

    /// Sets one key.
    ///
    /// - Returns: what was expected instead, or nil where the value is taken.
    package mutating func set(_ name: String, to value: String) -> String? {
        guard let key = Self.keys.first(where: { $0.name == name }) else { return "unknown" }
        return key.set(&self, value)
    }

    private static func text(
        _ name: String, _ chinese: String, _ english: String, _ path: WritableKeyPath<Settings, String> & Sendable
    ) -> SettingKey {
        SettingKey(name: name, chinese: chinese, english: english) { settings, value in
            guard !value.isEmpty else { return "a path" }
            settings[keyPath: path] = value
            return nil
        }
    }

    private static func flag(
        _ name: String, _ chinese: String, _ english: String, _ path: WritableKeyPath<Settings, Bool> & Sendable
    ) -> SettingKey {
        SettingKey(name: name, chinese: chinese, english: english) { settings, value in
            guard let flag = ["yes": true, "no": false][value] else { return "yes or no" }
            settings[keyPath: path] = flag
            return nil
        }
    }

    private static func number(
        _ name: String, _ chinese: String, _ english: String, _ path: WritableKeyPath<Settings, Int> & Sendable, _ range: ClosedRange<Int>
    ) -> SettingKey {
        SettingKey(name: name, chinese: chinese, english: english) { settings, value in
            guard let number = Int(value), range.contains(number) else { return "a number, \(range.lowerBound) to \(range.upperBound)" }
            settings[keyPath: path] = number
            return nil
        }
    }

    private static func duration(
        _ name: String, _ chinese: String, _ english: String, _ path: WritableKeyPath<Settings, Int64> & Sendable,
        _ range: ClosedRange<Int64>
    ) -> SettingKey {
        SettingKey(name: name, chinese: chinese, english: english) { settings, value in
            guard let milliseconds = ClockLength.milliseconds(value), range.contains(milliseconds) else {
                return "a time such as 30s, 5min or 12h"
            }
            settings[keyPath: path] = milliseconds
            return nil
        }
    }

    private static func doors(
        _ name: String, _ chinese: String, _ english: String, _ put: @escaping @Sendable (inout Settings, [Door]) -> Void
    ) -> SettingKey {
        SettingKey(name: name, chinese: chinese, english: english) { settings, value in
            let words = list(value)
            guard !words.isEmpty, words.count <= 4 else { return "an address, up to four, or off" }
            for word in words where word != "off" {
                guard (try? Endpoint(parsing: word)) != nil else { return "ADDRESS:PORT in numbers, [IPV6]:PORT, unix:/PATH or off" }
            }
            put(&settings, words.map { $0 == "off" ? .off : .at($0) })
            return nil
        }
    }

    private static func list(_ value: String) -> [String] {
        value.split { ", \t".contains($0) }.map(String.init)
    }
}
