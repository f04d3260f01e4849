import HotlineClassifier
import HotlineCore

/// Where look-alikes are looked for. Texts about one thing are found to be of one class and street, so that pair is the first
/// bucket and costs a ticket one row; where the classifier knows neither, the bands of the signature are (LSH: Broder 1997;
/// Leskovec, Rajaraman and Ullman, “Mining of Massive Datasets”, 3.4).
package enum Likeness {
    /// Only what came within so many days is offered.
    static let days = 30
    /// Tickets of one bucket that are compared, newest first.
    static let compared = 256
    /// Offered where so much of the text is the same, in one class and street …
    static let nearText = 0.3
    /// … and where nothing else speaks for it.
    static let nearTextAlone = 0.5
    /// More are not read on a call.
    static let offered = 3

    package static func buckets(category: CategoryCode?, place: PlaceCode?, _ signature: TextSignature) -> [Int64] {
        if category != nil || place != nil { return [bucket("\(category?.rawValue ?? "")|\(place?.rawValue ?? "")")] }
        return signature.isEmpty ? [] : Array(Set(signature.bands.map { Int64(bitPattern: $0) }))
    }

    /// FNV-1a; two pairs that share one bucket are still told apart by their tickets.
    private static func bucket(_ text: String) -> Int64 {
        Int64(bitPattern: text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }
}

extension Submission {
    /// What look-alikes are told by: where, and what. What is wanted is often the same for everybody.
    var likenessText: String { [placeText ?? "", content].joined(separator: "\n") }
}
