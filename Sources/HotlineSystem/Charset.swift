import Foundation

/// The bytes of a line at a terminal. GBK is read and written as GB18030, which holds it whole.
package enum Charset: String, CaseIterable, Sendable {
    case utf8, gbk

    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    /// - Returns: nil where the bytes are no text of this set.
    package func decode(_ bytes: [UInt8]) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        case .gbk: String(data: Data(bytes), encoding: Self.gb18030)
        }
    }

    /// - Parameter bytes: UTF-8.
    package func encode(_ bytes: [UInt8]) -> [UInt8] {
        guard self == .gbk, let data = String(decoding: bytes, as: UTF8.self).data(using: Self.gb18030) else { return bytes }
        return Array(data)
    }
}
