import Glibc

/// The n-grams of many messages, one behind the other, each message's title before its body. Five bytes an n-gram, so that seven
/// thousand messages of 400 characters take thirty megabytes.
struct Corpus: Sendable {
    let space: GramSpace
    private(set) var buckets: [UInt32] = []
    private(set) var counts: [UInt8] = []
    private var starts: [(title: Int, body: Int)] = []

    init(_ messages: some Sequence<Message>, space: GramSpace) {
        self.space = space
        for message in messages {
            let title = buckets.count
            append(space.grams(of: message.title, as: .title))
            starts.append((title, buckets.count))
            append(space.grams(of: message.body, as: .body))
        }
    }

    var count: Int { starts.count }

    private mutating func append(_ grams: [Gram]) {
        for gram in grams {
            buckets.append(gram.bucket)
            counts.append(UInt8(min(gram.count, TermFrequency.highestCount)))
        }
    }

    /// Title and body.
    func range(of message: Int) -> Range<Int> { title(of: message).lowerBound..<body(of: message).upperBound }

    func grams(_ places: Range<Int>) -> [Gram] { places.map { Gram(bucket: buckets[$0], count: UInt32(counts[$0])) } }

    func title(of message: Int) -> Range<Int> { starts[message].title..<starts[message].body }

    func body(of message: Int) -> Range<Int> {
        starts[message].body..<(message + 1 < starts.count ? starts[message + 1].title : buckets.count)
    }
}

/// How much a repeated n-gram says: 1 + ln count.
enum TermFrequency {
    /// Counts above it say no more.
    static let highestCount: UInt32 = 255

    static func of(_ count: UInt32) -> Float { logarithms[Int(min(count, highestCount))] }

    private static let logarithms: [Float] = (0...highestCount).map { $0 == 0 ? 0 : 1 + log(Float($0)) }
}
