import HotlineCore

/// What both listeners are told by the settings.
package struct HTTPSettings: Sendable {
    /// Peers whose `X-Forwarded-For` counts: addresses, or `unix` for those of a Unix socket.
    package let proxies: Set<String>
    /// In which times are shown and written.
    package let zone: Zone
    /// Files that citizens may send along.
    package let attachments: AttachmentRules

    package init(proxies: Set<String> = [], zone: Zone = .china, attachments: AttachmentRules = AttachmentRules()) {
        self.proxies = proxies
        self.zone = zone
        self.attachments = attachments
    }

    /// Whether the asker's own connection is encrypted, as the proxy says.
    package func isHTTPS(_ request: HTTPRequest, from peer: String) -> Bool {
        proxies.contains(peer) && request.list("x-forwarded-proto").last?.lowercased() == "https"
    }

    /// Who asks: the peer, or whom the nearest proxy that is not ours was asked by. Read from the right, since what stands
    /// further left was written by whoever sent it.
    package func address(of request: HTTPRequest, from peer: String) -> String {
        guard proxies.contains(peer) else { return peer }
        let forwarded = request.list("x-forwarded-for").last { !proxies.contains($0) } ?? peer
        return String(forwarded.prefix(64))
    }
}
