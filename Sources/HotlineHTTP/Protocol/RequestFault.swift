import HotlineCore

/// Bytes that are no request that this server takes. Each ends the connection: where the next request begins is not known.
package enum RequestFault: Error, Hashable, Sendable, CaseIterable {
    // RFC 9112 §3
    case badRequestLine, badMethod, badTarget, requestLineTooLong, unsupportedVersion
    // §5
    case badField, foldedField, bareLineBreak, tooManyFields, fieldSectionTooLong
    // §3.2 and RFC 9110 §7.2
    case hostMissing, badHost
    // §6 and §7: two ways to frame one body are how requests are smuggled
    case lengthAndEncoding, conflictingLengths, badLength, unknownEncoding, badEncoding, encodingInHTTP10, badChunk, bodyTooLong
    // RFC 9110 §10.1.1
    case unknownExpectation
    case slowHead, slowBody

    package var status: Int {
        switch self {
        case .badRequestLine, .badMethod, .badTarget, .badField, .foldedField, .bareLineBreak, .hostMissing, .badHost, .lengthAndEncoding,
            .conflictingLengths, .badLength, .badEncoding, .encodingInHTTP10, .badChunk:
            400
        case .requestLineTooLong: 414
        case .unsupportedVersion: 505
        case .tooManyFields, .fieldSectionTooLong: 431
        case .unknownEncoding: 501
        case .bodyTooLong: 413
        case .unknownExpectation: 417
        case .slowHead, .slowBody: 408
        }
    }

    /// The house's own word for it, where there is one; its slug names the problem.
    package var refusal: Refusal {
        switch self {
        case .badRequestLine: .malformed(detail: "request line")
        case .badMethod: .malformed(detail: "method")
        case .badTarget: .malformed(detail: "request target")
        case .badField: .malformed(detail: "field line")
        case .foldedField: .malformed(detail: "folded field line")
        case .bareLineBreak: .malformed(detail: "line not ended by CRLF")
        case .hostMissing: .malformed(detail: "Host missing or twice")
        case .badHost: .malformed(detail: "Host")
        case .lengthAndEncoding: .malformed(detail: "Content-Length with Transfer-Encoding")
        case .conflictingLengths: .malformed(detail: "conflicting Content-Length")
        case .badLength: .malformed(detail: "Content-Length")
        case .badEncoding: .malformed(detail: "Transfer-Encoding")
        case .encodingInHTTP10: .malformed(detail: "Transfer-Encoding in HTTP/1.0")
        case .badChunk: .malformed(detail: "chunk")
        case .unsupportedVersion: .malformed(detail: "HTTP version")
        case .unknownEncoding: .malformed(detail: "transfer coding")
        case .unknownExpectation: .malformed(detail: "Expect")
        case .requestLineTooLong: .tooLong(field: "request line", limit: HTTPLimits.requestLine)
        case .tooManyFields: .tooLong(field: "field lines", limit: HTTPLimits.fields)
        case .fieldSectionTooLong: .tooLong(field: "head", limit: HTTPLimits.fieldSection)
        case .bodyTooLong: .tooLong(field: "body", limit: HTTPLimits.body)
        case .slowHead, .slowBody: .slowPeer
        }
    }
}
