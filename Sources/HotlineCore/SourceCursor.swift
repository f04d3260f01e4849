/// How far a tailed file was read: it commits with the tickets of the lines before it (design 9).
package struct SourceCursor: Hashable, Sendable {
    package let source: SourceName
    package let device: Int64
    package let inode: Int64
    /// Bytes: after the last whole record.
    package let offset: Int64
    /// Lines before `offset`, so that a reject names its line after a restart.
    package let line: Int
    /// SHA-256, lower-case hexadecimal, of the first 1 KiB (or of all, while the file is shorter) …
    package let headHash: String
    /// … and how many bytes that hash covers.
    package let headLength: Int
    /// … and of the last 4 KiB before `offset`: another file under the same inode does not pass for this one.
    package let tailHash: String
    /// For people; the file is known by device and inode.
    package let path: String

    package init(
        source: SourceName, device: Int64, inode: Int64, offset: Int64, line: Int, headHash: String, headLength: Int,
        tailHash: String, path: String
    ) {
        self.source = source
        self.device = device
        self.inode = inode
        self.offset = offset
        self.line = line
        self.headHash = headHash
        self.headLength = headLength
        self.tailHash = tailHash
        self.path = path
    }
}
