import HotlineCore
import HotlineSystem

extension FileIdentity {
    /// The numbers are kept as SQLite keeps integers: the same bits, signed.
    init(_ cursor: SourceCursor) {
        self.init(device: UInt64(bitPattern: cursor.device), inode: UInt64(bitPattern: cursor.inode))
    }
}
