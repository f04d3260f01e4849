import Foundation

/// A reason's arguments as a JSON array of strings, so that SQLite's own JSON functions read them too.
package enum ArgumentList {
    package static func encode(_ arguments: [String]) -> String {
        if arguments.isEmpty { return "[]" }
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        bytes.reserveCapacity(arguments.reduce(2) { $0 + $1.utf8.count + 3 })
        for (index, argument) in arguments.enumerated() {
            bytes.append(contentsOf: index == 0 ? "\"".utf8 : ",\"".utf8)
            // Words hold nothing to escape; a reason inside another is held together by control characters.
            var argument = argument
            argument.withUTF8 { text in
                if text.contains(where: isEscaped) {
                    for byte in text { append(byte, to: &bytes) }
                } else {
                    bytes.append(contentsOf: text)
                }
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: "]"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        guard isEscaped(byte) else { return bytes.append(byte) }
        bytes.append(UInt8(ascii: "\\"))
        guard byte < 0x20 else { return bytes.append(byte) }
        bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u001").utf8)
        let digit = byte & 0xF
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }

    /// What is not an array of strings reads as no arguments: an entry stays readable.
    package static func decode(_ text: String) -> [String] {
        if text == "[]" { return [] }
        return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
    }
}
