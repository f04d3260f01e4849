/// The way a matter came in, in the families that article 18 ¶2 names.
package enum Channel: String, CaseIterable, Sendable, Codable {
    case phone, web, chat, window, portal

    /// The citizen is on the line or at the window: what is to be told can be said at once (art. 18 ¶4).
    package var isFaceToFace: Bool { self == .phone || self == .window }

    package var chinese: String {
        switch self {
        case .phone: "电话"
        case .web: "网页"
        case .chat: "聊天"
        case .window: "窗口"
        case .portal: "平台"
        }
    }
}
