import HotlineCore
import HotlineDesk

/// A form with files, piece by piece: each piece is on the disk before the next is read.
extension PublicSite {
    package var piecewiseLimit: @Sendable (HTTPRequest) -> Int? {
        let most = settings.attachments.formBytes
        return { request in
            guard request.method == "POST", Self.control(of: request) != nil, case .multipart? = try? BodyKind(of: request) else {
                return nil
            }
            return most
        }
    }

    /// What a form with files may hold, by where it is sent; nil where none is taken.
    private static func control(of request: HTTPRequest) -> Upload.Control? {
        if request.target.path == "/tickets" { return .form }
        guard let segments = request.target.segments, Open311Route(segments)?.resource == .requests else { return nil }
        return Upload.Control(fileNames: Open311Form.fileNames, knows: Open311Form.knows)
    }

    package mutating func began(_ request: HTTPRequest, at now: Instant) -> HTTPOutcome<Pending> {
        guard case .multipart(let boundary)? = try? BodyKind(of: request), let control = Self.control(of: request) else { return .goOn }
        upload = Upload(boundary: boundary, control: control, rules: settings.attachments)
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
