import HotlineCore
import HotlineDesk
import HotlineHTTP
import HotlineSystem
import Testing

private let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0x61, count: 100)

/// What a browser sends.
private func form(_ files: [(name: String, bytes: [UInt8])], content: String = "井盖不见了") -> [UInt8] {
    var body = Array("--b\r\nContent-Disposition: form-data; name=\"form_id\"\r\n\r\nabc\r\n".utf8)
    body += Array("--b\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n\(content)\r\n".utf8)
    for file in files {
        let head =
            "--b\r\nContent-Disposition: form-data; name=\"attachments\"; filename=\"\(file.name)\"\r\nContent-Type: x/y\r\n\r\n"
        body += Array(head.utf8) + file.bytes + [0x0D, 0x0A]
    }
    return body + Array("--b--\r\n".utf8)
}

private func head(_ count: Int, _ fields: String = "") -> String {
    "POST /tickets HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: \(count)\r\n\(fields)\r\n"
}

private let browser = "Accept: text/html\r\n"

extension Dialogue {
    /// The attachments' queue: keeps what is appended, seals what is asked.
    fileprivate mutating func serveFiles(into parts: inout [String: [UInt8]]) {
        while case .attachment(let request)? = asked.last, served < asked.count {
            served = asked.count
            switch request {
            case .append(let part, let bytes, _):
                parts[part, default: []] += bytes
                answer(.attachment(.stored))
            case .seal(let part, let type, let name, _):
                let bytes = parts[part] ?? []
                answer(.attachment(.sealed(AttachedFile(digest: SHA256.hash(bytes).hex, size: bytes.count, type: type, name: name))))
            case .drop(let part):
                parts[part] = nil
                answer(.attachment(.stored))
            case .content: return
            }
        }
    }
}

@Suite struct UploadTests {
    private func send(_ files: [(name: String, bytes: [UInt8])], fields: String = "", pieces: Int = .max, rules: AttachmentRules = .init())
        -> (Dialogue<PublicSite>, [String: [UInt8]])
    {
        var dialogue = Dialogue(
            PublicConversation(peer: "192.0.2.1", settings: HTTPSettings(attachments: rules), random: Seeded(state: 1)))
        var parts: [String: [UInt8]] = [:]
        let body = form(files)
        dialogue.send(head(body.count, fields))
        var rest = body[...]
        while !rest.isEmpty, !dialogue.isClosed {
            dialogue.send(Array(rest.prefix(pieces)))
            rest = rest.dropFirst(min(pieces, rest.count))
            dialogue.serveFiles(into: &parts)
        }
        return (dialogue, parts)
    }

    @Test(arguments: [1, 7, 64, 4096])
    func `files are on the disk before the ticket is asked for, whatever the pieces`(pieces: Int) throws {
        let (dialogue, parts) = send([("坑.jpg", picture), ("b.PDF", Array("%PDF-1.7 x".utf8))], pieces: pieces)
        let submission = try #require(dialogue.lastSubmission)
        #expect(submission.content == "井盖不见了")
        #expect(submission.attachments.map(\.name) == ["坑.jpg", "b.PDF"])
        #expect(submission.attachments.map(\.type) == [.jpg, .pdf])
        #expect(submission.attachments.map(\.digest) == [SHA256.hash(picture).hex, SHA256.hash(Array("%PDF-1.7 x".utf8)).hex])
        #expect(Set(parts.values) == [picture, Array("%PDF-1.7 x".utf8)])
        #expect(submission.raw.contains("attachment: 坑.jpg 104 \(SHA256.hash(picture).hex)"))
    }

    @Test func `a control that nothing was chosen in brings nothing`() throws {
        let submission = try #require(send([("", [])]).0.lastSubmission)
        #expect(submission.attachments.isEmpty)
    }

    @Test(arguments: [
        ("a.exe", "&quot;a.exe&quot; is not a kind of file we take", "urn:hotline:problem:invalid-value"),
        ("a", "is not a kind of file we take", "urn:hotline:problem:invalid-value"),
        ("a.png", "&quot;a.png&quot; is not what its name says", "urn:hotline:problem:invalid-value"),
        ("folder/../a.png", "&quot;a.png&quot; is not what its name says", "urn:hotline:problem:invalid-value"),
    ])
    func `a file that is none of ours is told beside its field, and the words are kept`(name: String, words: String, problem: String) throws
    {
        var (dialogue, parts) = send([(name, picture)], fields: browser + "Accept-Language: en\r\n")
        guard case .formOptions? = dialogue.lastQuery else { Issue.record("the form is given back"); return }
        dialogue.answer(.form(sampleOptions))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 422 "))
        #expect(page.contains(words) && page.contains("<a href=\"#attachments\">"))
        #expect(page.contains(">\n井盖不见了</textarea>") && page.contains("name=\"form_id\" value=\"abc\""))
        #expect(page.contains("please choose them again"))
        #expect(parts.isEmpty)
        (dialogue, parts) = send([(name, picture)])
        #expect(dialogue.heard().contains(problem))
    }

    @Test(arguments: [(104, true), (103, false)])
    func `a file has so many bytes`(most: Int, isTaken: Bool) throws {
        let (dialogue, parts) = send([("a.jpg", picture)], pieces: 80, rules: AttachmentRules(fileBytes: most))
        #expect((dialogue.lastSubmission != nil) == isTaken)
        // What was written of it already is dropped.
        #expect(parts.isEmpty == !isTaken)
    }

    @Test(arguments: [(2, true), (3, false)])
    func `a form has so many files`(count: Int, isTaken: Bool) {
        let files = (0..<count).map { ("\($0).jpg", picture + [UInt8($0)]) }
        #expect((send(files, rules: AttachmentRules(count: 2)).0.lastSubmission != nil) == isTaken)
    }

    @Test func `too many files are told of once`() {
        let files = (0..<5).map { ("\($0).jpg", picture + [UInt8($0)]) }
        var dialogue = send(files, fields: browser, rules: AttachmentRules(count: 2)).0
        dialogue.answer(.form(sampleOptions))
        #expect(dialogue.heard().components(of: "文件太多") == 2)
    }

    @Test func `a form past the whole limit is refused at its head`() {
        var dialogue = Dialogue(
            PublicConversation(
                peer: "192.0.2.1", settings: HTTPSettings(attachments: AttachmentRules(formBytes: 1000)), random: Seeded(state: 1)))
        dialogue.send(head(1001))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 413 ") && dialogue.isClosed)
    }

    @Test func `a full disk gives the form back with every word, to be sent again`() {
        var dialogue = Dialogue(PublicConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
        let body = form([("a.jpg", picture)])
        dialogue.send(head(body.count, browser))
        dialogue.send(body)
        guard case .attachment(.append)? = dialogue.asked.last else { Issue.record("nothing was to be written"); return }
        dialogue.answer(.refused(.tryLater(.full)))
        guard case .formOptions? = dialogue.lastQuery else { Issue.record("the form is given back"); return }
        dialogue.answer(.form(sampleOptions))
        let page = dialogue.heard()
        #expect(page.hasPrefix("HTTP/1.1 503 ") && page.contains("Retry-After: 30\r\n") && page.contains("井盖不见了</textarea>"))
    }

    @Test func `bytes that are no form end the connection with their name`() {
        var dialogue = Dialogue(PublicConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
        dialogue.send(head(400) + "--b\r\nnothing\r\n\r\n")
        #expect(dialogue.heard().contains("urn:hotline:problem:malformed") && dialogue.isClosed)
    }

    @Test func `a form that stops half-way is no form`() {
        var dialogue = Dialogue(PublicConversation(peer: "192.0.2.1", random: Seeded(state: 1)))
        let text = "--b\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\nhalf"
        dialogue.send(head(text.utf8.count) + text)
        #expect(dialogue.heard().contains("multipart without its end") && dialogue.lastSubmission == nil)
    }

    @Test func `a second form on the same connection begins anew`() throws {
        var (dialogue, parts) = send([("a.jpg", picture)])
        dialogue.answer(.done(Receipt(ticket: "GZ202603120000127")))
        let body = form([], content: "路灯坏了")
        dialogue.send(head(body.count))
        dialogue.send(body)
        dialogue.serveFiles(into: &parts)
        let submission = try #require(dialogue.lastSubmission)
        #expect(submission.content == "路灯坏了" && submission.attachments.isEmpty)
    }
}
