import HotlineCore

/// Why a line of a phone log made no submission: the slugs and their arguments. The words stand with `Reason`.
package enum IntakeReasons {
    /// No header was found above it. No arguments.
    package static let header = Reason("reject-header")
    /// `content` is empty or one of the words for nothing. No arguments.
    package static let empty = Reason("reject-empty")
    /// A quote that is never closed, or is closed in the middle of a field. No arguments.
    package static let quotes = Reason("reject-quotes")
    /// The file was put away and its last record never ended. No arguments.
    package static let unfinished = Reason("reject-unfinished")

    /// 0: fields found, 1: fields of the header.
    package static func columns(_ found: Int, expected: Int) -> Reason { Reason("reject-columns", String(found), String(expected)) }

    /// Likewise of a log without a header; 1: fields that its platform writes.
    package static func callColumns(_ found: Int, expected: Int) -> Reason {
        Reason("reject-call-columns", String(found), String(expected))
    }
    /// 0: what stands in `call_time`.
    package static func time(_ text: String) -> Reason { Reason("reject-time", String(text.unicodeScalars.prefix(40))) }

    /// 0: the encoding that the source is said to have.
    package static func encoding(_ name: String) -> Reason { Reason("reject-encoding", name) }

    /// 0: the limit in bytes.
    package static let long = Reason("reject-long", String(RecordCutter.recordLimit))

    /// 0: the characters found, 1: the limit.
    package static func longContent(_ found: Int) -> Reason {
        Reason("reject-long-content", String(found), String(Submission.contentLimit))
    }

    /// 0: what stands where the platform says how the call ended.
    package static func disposition(_ text: String) -> Reason { Reason("reject-disposition", String(text.unicodeScalars.prefix(40))) }
    /// The line has no call's id, or one longer than any platform makes. No arguments.
    package static let call = Reason("reject-call")
    /// 0: the member that is missing or wrong, or what the line is not.
    package static func segment(_ member: String) -> Reason { Reason("reject-segment", member) }
    /// 0: the slug of the Desk's refusal.
    package static func refused(_ refusal: Refusal) -> Reason { Reason("reject-refused", refusal.codes.slug) }
}

extension Refusal {
    /// Nothing was done, and the same may be sent again as it is.
    var isForNow: Bool {
        switch self {
        case .tryLater, .clockUnconfirmed, .tooManyRequests: true
        default: false
        }
    }
}
