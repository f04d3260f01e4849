import HotlineCore

extension Store {
    package func insert(_ attachments: [AttachedFile], of ticket: Int64) throws(StoreFailure) {
        for (index, attachment) in attachments.enumerated() {
            try database.run(
                "INSERT INTO attachments(ticket, position, digest, size, type, name) VALUES (?, ?, ?, ?, ?, ?)", .integer(ticket),
                .integer(index + 1), .text(attachment.digest), .integer(attachment.size), .text(attachment.type.rawValue),
                .text(attachment.name))
        }
    }

    /// In the order sent.
    package func attachments(of ticket: Int64) throws(StoreFailure) -> [AttachedFile] {
        try database.all(
            "SELECT digest, size, type, name FROM attachments WHERE ticket = ? ORDER BY position", .integer(ticket)
        ) { row in
            AttachmentType(rawValue: row.text(2)).map {
                AttachedFile(digest: row.text(0), size: row.int(1), type: $0, name: row.text(3))
            }
        }.compactMap(\.self)
    }

    /// Those of the digests that no ticket names.
    package func unnamed(_ digests: [String]) throws(StoreFailure) -> [String] {
        var unnamed: [String] = []
        for digest in digests {
            let isNamed = try database.first("SELECT 1 FROM attachments WHERE digest = ? LIMIT 1", .text(digest)) { _ in true } ?? false
            if !isNamed { unnamed.append(digest) }
        }
        return unnamed
    }

    /// Every file that some ticket names, once, for `verify`.
    package func namedAttachments() throws(StoreFailure) -> [(digest: String, size: Int)] {
        try database.all("SELECT DISTINCT digest, size FROM attachments ORDER BY digest") { ($0.text(0), $0.int(1)) }
    }

    /// A wiped ticket names no file any more; its bytes go with the next collection.
    func forgetAttachments(of ticket: Int64) throws(StoreFailure) {
        try database.run("DELETE FROM attachments WHERE ticket = ?", .integer(ticket))
    }
}
