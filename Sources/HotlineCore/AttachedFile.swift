/// A file that came with a matter: its bytes lie in the state folder under their hash, flushed before the row that names them.
package struct AttachedFile: Hashable, Sendable, Codable {
    /// Lower-case hexadecimal SHA-256 of the bytes; also their file's name.
    package let digest: String
    /// Bytes.
    package let size: Int
    package let type: AttachmentType
    /// As the sender called it, made harmless: no folders, no control or direction marks.
    package let name: String

    package init(digest: String, size: Int, type: AttachmentType, name: String) {
        self.digest = digest
        self.size = size
        self.type = type
        self.name = name
    }

    /// Scalars of a shown name: longer ones lose their middle, never their ending.
    package static let nameLimit = 80

    /// What may be shown of the name somebody's browser sent: old ones send a whole path.
    package static func harmless(name sent: String) -> String {
        let last = sent.unicodeScalars.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(Array.init) ?? []
        let visible = last.filter { scalar in
            // The marks that turn the direction of text are of the category `format`.
            ![.control, .format].contains(scalar.properties.generalCategory) && scalar != "\""
        }
        let kept = visible.count <= nameLimit ? visible : visible.prefix(nameLimit / 2) + ["…"] + visible.suffix(nameLimit / 2 - 1)
        return String(String.UnicodeScalarView(kept))
    }
}

/// What an installation takes as attachments.
package struct AttachmentRules: Hashable, Sendable {
    /// In the order of `AttachmentType`.
    package var types: [AttachmentType]
    /// Bytes of one file, and of a whole form with everything in it.
    package var fileBytes: Int
    package var formBytes: Int
    /// Files of one form; 0 takes none.
    package var count: Int

    /// Real systems allow 30 MB each and fifty of them (domain 6.7); photographs of a telephone have 3 to 6 MB.
    package init(
        types: [AttachmentType] = AttachmentType.allCases, fileBytes: Int = 10 << 20, formBytes: Int = 32 << 20, count: Int = 9
    ) {
        self.types = types
        self.fileBytes = fileBytes
        self.formBytes = formBytes
        self.count = count
    }

    package static let none = AttachmentRules(count: 0)
}
