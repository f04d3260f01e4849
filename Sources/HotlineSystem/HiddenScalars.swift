extension Unicode.Scalar {
    /// Whether a terminal or a reader would obey it or not see it: control characters (C0, DEL, C1), line and paragraph
    /// separators, zero-width and bidirectional controls (UAX #9), variation selectors and tags.
    ///
    /// Text that reaches a screen or a log could otherwise move the cursor, reorder what is read or hide a part of it.
    var isHidden: Bool {
        switch value {
        case 0x20...0x7E: false
        case 0...0x1F, 0x7F...0x9F: true
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        case 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB: true
        case 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
        default: false
        }
    }
}
