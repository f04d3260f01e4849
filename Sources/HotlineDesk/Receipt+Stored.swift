import Foundation

extension Receipt {
    /// As it is kept under a retry key: without what is told once.
    var stored: String {
        var kept = self
        kept.queryCode = nil
        kept.link = nil
        kept.secret = nil
        kept.decided.removeAll { $0.slug.hasPrefix("unmasked-") }
        kept.issued = kept.issued?.map { Issued(number: $0.number, code: nil, name: $0.name, phone: $0.phone) }
        guard let data = try? JSONEncoder().encode(kept) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    init(stored text: String) {
        self = (try? JSONDecoder().decode(Receipt.self, from: Data(text.utf8))) ?? Receipt()
        isRepeated = true
    }
}
