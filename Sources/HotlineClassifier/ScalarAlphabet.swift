/// The scalars that the words use, numbered from 1; every other scalar is 0. An ASCII capital has its small letter's number.
///
/// Two levels of pages of 256: about forty kilobytes for Chinese, against four megabytes for a flat table.
struct ScalarAlphabet: Sendable {
    /// Numbers given, the 0 included.
    let count: Int
    private let pageOf: [UInt16]
    private let pages: [UInt16]

    /// Labels are 16 bits wide; a vocabulary with more distinct scalars (all of Unicode's ideographs are more, no language's
    /// everyday words are) leaves the rest unnumbered, and words with such scalars never match.
    static let labelLimit = 65_535

    init(words: [[UInt32]]) {
        var pageOf = [UInt16](repeating: 0, count: 0x110000 >> 8)
        var pages = [UInt16](repeating: 0, count: 256)
        var count = 1
        for word in words {
            for scalar in word where count < Self.labelLimit {
                let folded = Self.folded(scalar)
                let high = Int(folded >> 8)
                guard high < pageOf.count else { continue }
                if pageOf[high] == 0 {
                    pageOf[high] = UInt16(pages.count >> 8)
                    pages.append(contentsOf: repeatElement(0, count: 256))
                }
                let cell = Int(pageOf[high]) << 8 | Int(folded & 0xFF)
                if pages[cell] == 0 {
                    pages[cell] = UInt16(count)
                    count += 1
                }
            }
        }
        self.count = count
        self.pageOf = pageOf
        self.pages = pages
    }

    func label(of scalar: UInt32) -> UInt16 {
        let folded = Self.folded(scalar)
        let high = Int(folded >> 8)
        guard high < pageOf.count else { return 0 }
        return pages[Int(pageOf[high]) << 8 | Int(folded & 0xFF)]
    }

    /// A to Z become a to z; nothing else changes, for the text was normalised at the door.
    static func folded(_ scalar: UInt32) -> UInt32 { scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
}
