import HotlineCore

/// A citizen's file as it goes to whoever may see the ticket: to be saved, never to be shown inside our pages, whatever it holds.
enum AttachmentResponse {
    static func of(_ attachment: AttachedFile, _ bytes: [UInt8]) -> HTTPResponse {
        HTTPResponse(status: 200, body: bytes)
            .with("Content-Type", attachment.type.mediaType)
            // RFC 6266: an ASCII name for old programs, the whole one for others.
            .with(
                "Content-Disposition",
                "attachment; filename=\"attachment.\(attachment.type.rawValue)\"; filename*=UTF-8''\(PercentEncoding.encoded(attachment.name))"
            )
            .with("X-Content-Type-Options", "nosniff").with("Content-Security-Policy", "default-src 'none'; sandbox")
            .with("Cache-Control", "no-store")
    }
}
