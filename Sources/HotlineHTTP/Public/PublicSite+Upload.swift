import HotlineCore
import HotlineDesk

/// A form with files, piece by piece: each piece is on the disk before the next is read.
extension PublicSite {
    package var piecewiseLimit: @Sendable (HTTPRequest) -> Int? {
        let most = settings.attachments.formBytes
        return { request in
            guard request.method == "POST", request.target.path == "/tickets", case .multipart? = try? BodyKind(of: request) else {
                return nil
            }
            return most
        }
    }

    package mutating func began(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> {
        guard case .multipart(let boundary)? = try? BodyKind(of: request) else { return .goOn }
        upload = Upload(boundary: boundary, rules: settings.attachments)
        return .goOn
    }

    package mutating func piece(_ bytes: [UInt8], of request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> {
        upload?.feed(bytes)
        return goOn(request, at: now)
    }

    mutating func goOn(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> {
        guard var upload else { return .goOn }
        defer { self.upload = upload }
        switch upload.next(at: now, draw: { drawToken() }) {
        case .ask(let question): return .ask(.attachment(question), .upload(request))
        case .needsBytes: return .goOn
        case .fault(let refusal): return .respond(refuse(Problem(refusal), asker(of: request)))
        }
    }
}

extension TicketFields {
    init(form: URLEncodedForm) throws(Refusal) {
        try self.init(form.values(named: Set(TicketField.allCases.map(\.rawValue))))
    }
}
