import Foundation

/// How a file's bytes are letters. Fields are cut on bytes first and decoded one by one, so that a bad byte costs its field alone.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
    case big5 = "Big5"

    /// - Returns: nil where the bytes are not valid in this encoding.
    package func decode(_ bytes: [UInt8]) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        case .gb18030: Self.decode(bytes, 0x8000_0632)  // kCFStringEncodingGB_18030_2000
        case .big5: Self.decode(bytes, 0x8000_0A03)  // kCFStringEncodingBig5
        }
    }

    private static func decode(_ bytes: [UInt8], _ encoding: UInt) -> String? {
        bytes.allSatisfy { $0 < 0x80 }
            ? String(decoding: bytes, as: UTF8.self) : String(data: Data(bytes), encoding: String.Encoding(rawValue: encoding))
    }
}
