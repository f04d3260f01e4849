import HotlineDesk

/// A page of the feed as it is pushed: what goes out is written by this table, what comes back is read by it, and the contract tells both.
enum PushedFeed {
    static let id = "feed_pushed"
    static let words = Words(
        "一页变化，推送到单位的接收地址；内容与问来的同一页一样。同一 webhook-id 可能来两次",
        "a page of the feed, sent to the department's receiver; it holds what fetching it would. One webhook-id may come twice")
    static let body = TicketJSON.feed

    enum Field: String, CaseIterable {
        case agent = "User-Agent"
        case id = "webhook-id"
        case timestamp = "webhook-timestamp"
        case signature = "webhook-signature"

        var words: Words {
            switch self {
            case .agent: Words("本程序", "this program")
            case .id: Words("每页一个；重试时不变，除非那一页又长了", "one for each page; the same when it is tried again, unless the page has grown")
            case .timestamp: Words("发出时刻，1970 年以来的秒", "when it was sent, in seconds since 1970")
            case .signature:
                Words(
                    "v1, 和 HMAC-SHA256 的 Base64：密钥解码后，签“编号.时刻.正文”（Standard Webhooks 1.0）",
                    "v1, and in Base64 the HMAC-SHA256 of \"id.timestamp.body\" under the decoded secret (Standard Webhooks 1.0)")
            }
        }

        var schema: JSONSchema {
            switch self {
            case .agent: .word(["hotline"])
            case .id: .text(pattern: "^wh[0-9]+-[0-9]+-[0-9]+$")
            case .timestamp: .text(pattern: "^[0-9]+$")
            case .signature: .text(pattern: "^v1,[A-Za-z0-9+/]{43}=$")
            }
        }
    }

    /// What a receiver may answer.
    enum Answer: CaseIterable {
        case acknowledged, gone, other

        init(status: Int) {
            switch status {
            case 200...299: self = .acknowledged
            case 410: self = .gone
            default: self = .other
            }
        }

        /// As OpenAPI names it.
        var code: String {
            switch self {
            case .acknowledged: "2XX"
            case .gone: "410"
            case .other: "default"
            }
        }

        var words: Words {
            switch self {
            case .acknowledged:
                Words("收下了：游标前移，这一页上的通知算已告知", "taken: the cursor moves, and the notices on the page are told")
            case .gone: Words("不再接收：推送停掉，webhook test 重开", "nobody wants it any more: it is off until webhook test")
            case .other: Words("没有收下：过一会儿再发，越隔越久，不放弃", "not taken: sent again after a while, longer each time, for ever")
            }
        }
    }
}

extension WebhookOutcome {
    /// What a receiver's answer means.
    package init(status: Int) {
        switch PushedFeed.Answer(status: status) {
        case .acknowledged: self = .acknowledged
        case .gone: self = .gone
        case .other: self = .failed("\(status)")
        }
    }
}
