import HotlineCore
import HotlineSystem

/// A response before it is put into bytes: what framing, date and connection add is `bytes(…)`'s.
package struct HTTPResponse: Hashable, Sendable {
    package var status: Int
    /// In the order sent. Values are the program's own words or percent-encoded: never a peer's bytes.
    package var fields: [HTTPRequest.Field]
    package var body: [UInt8]
    /// Nothing more is served on this connection.
    package var ends = false

    package init(status: Int, fields: [HTTPRequest.Field] = [], body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    package static func json(_ value: JSONValue, status: Int = 200) -> HTTPResponse { json(bytes: value.bytes, status: status) }

    package static func json(bytes: [UInt8], status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, body: bytes)
            .with("Content-Type", "application/json; charset=utf-8").with("Cache-Control", "no-store").with(
                "X-Content-Type-Options", "nosniff")
    }

    /// A page for people. It loads nothing but our own style sheet, runs nothing, sends forms nowhere else, and no cache keeps it.
    package static func page(_ html: HTML, status: Int = 200, in language: Language) -> HTTPResponse {
        HTTPResponse(status: status, body: Array(html.source.utf8))
            .with("Content-Type", "text/html; charset=utf-8").with("Content-Language", language == .chinese ? "zh-CN" : "en")
            .with("Vary", "Accept, Accept-Language").with("Cache-Control", "no-store")
            .with(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
            )
            .with("Referrer-Policy", "no-referrer").with("X-Content-Type-Options", "nosniff")
    }

    package func with(_ name: String, _ value: String) -> HTTPResponse {
        var copy = self
        copy.fields.append(HTTPRequest.Field(name: name, value: value))
        return copy
    }

    /// With another value in the place of what the field says.
    package func replacing(_ name: String, _ value: String) -> HTTPResponse {
        var copy = self
        copy.fields.removeAll { $0.name == name }
        return copy.with(name, value)
    }

    package var closing: HTTPResponse {
        var copy = self
        copy.ends = true
        return copy
    }

    /// The response as it goes out (RFC 9112 §4, §6).
    ///
    /// - Parameters:
    ///   - toHead: the answer to a HEAD: the length that GET would have, and no body.
    ///   - now: for `Date`, which caches and departments' logs compare.
    package func bytes(toHead: Bool = false, closing: Bool, at now: Instant) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \(StatusPhrase.english(status))\r\nDate: \(HTTPDate.text(now))\r\n"
        for field in fields { head += "\(field.name): \(Self.defused(field.value))\r\n" }
        // RFC 9110 §8.6: none with 204, and with 304 only the length that 200 would have had.
        let isBodiless = status == 204 || status == 304
        if !isBodiless { head += "Content-Length: \(body.count)\r\n" }
        head += closing ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n"
        return Array(head.utf8) + (toHead || isBodiless ? [] : body)
    }

    /// A value can never end its line, whoever wrote it.
    private static func defused(_ value: String) -> String {
        guard value.utf8.contains(where: { !HTTPSyntax.isFieldByte($0) }) else { return value }
        return String(String.UnicodeScalarView(value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }

    /// `100 Continue`, an interim answer without fields (RFC 9110 §15.2.1).
    package static let goOn = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
}

/// Names of the statuses this server sends (RFC 9110 §15, RFC 6585, RFC 4918).
package enum StatusPhrase {
    package static func english(_ status: Int) -> String { phrases[status]?.english ?? "Unknown" }
    package static func chinese(_ status: Int) -> String { phrases[status]?.chinese ?? "出错了" }

    private static let phrases: [Int: (english: String, chinese: String)] = [
        200: ("OK", "成功"), 201: ("Created", "已收到"), 204: ("No Content", "无内容"), 303: ("See Other", "请看另一页"),
        304: ("Not Modified", "没有变化"),
        400: ("Bad Request", "请求格式不对"), 401: ("Unauthorized", "没有登录"), 403: ("Forbidden", "没有权限"),
        404: ("Not Found", "没有找到"), 405: ("Method Not Allowed", "不能这样访问"), 408: ("Request Timeout", "等待太久"),
        409: ("Conflict", "现在不能这样做"), 411: ("Length Required", "缺少长度"),
        412: ("Precondition Failed", "已被别人改过"), 413: ("Content Too Large", "内容太长"),
        414: ("URI Too Long", "网址太长"), 415: ("Unsupported Media Type", "内容类型不支持"), 417: ("Expectation Failed", "请求格式不对"),
        422: ("Unprocessable Content", "内容需要修改"), 429: ("Too Many Requests", "请求太频繁"),
        431: ("Request Header Fields Too Large", "请求头太长"), 500: ("Internal Server Error", "出错了"),
        501: ("Not Implemented", "不支持"), 503: ("Service Unavailable", "暂时不能服务"),
        505: ("HTTP Version Not Supported", "HTTP 版本不支持"),
    ]
}

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
package enum HTTPDate {
    package static func text(_ instant: Instant) -> String {
        let date = Zone.utc.date(of: instant)
        let second = Int(Zone.utc.millisecondOfDay(of: instant) / 1000)
        let clock = pad(second / 3600, 2) + ":" + pad(second / 60 % 60, 2) + ":" + pad(second % 60, 2)
        return "\(days[date.weekday.rawValue - 1]), \(pad(date.day, 2)) \(months[date.month - 1]) \(pad(date.year, 4)) \(clock) GMT"
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
