import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

/// Reads everything, fed in pieces of `size`, with neighbouring contents joined.
private func read(_ text: String, boundary: String = "b", pieces size: Int = .max) throws -> [String] {
    var reader = MultipartReader(boundary: boundary)
    var told: [String] = []
    var content: [UInt8] = []
    var rest = Array(text.utf8)[...]
    repeat {
        reader.feed(Array(rest.prefix(size)))
        rest = rest.dropFirst(min(size, rest.count))
        while let event = try reader.next() {
            switch event {
            case .began(let head): told.append(head.name + (head.fileName.map { " file " + $0 } ?? ""))
            case .content(let bytes): content += bytes
            case .ended:
                told.append("= " + String(decoding: content, as: UTF8.self))
                content = []
            }
        }
    } while !rest.isEmpty
    return told + [reader.isComplete ? "end" : "cut"]
}

private func part(_ disposition: String, _ content: String, _ fields: String = "") -> String {
    "--b\r\nContent-Disposition: form-data; \(disposition)\r\n\(fields)\r\n\(content)\r\n"
}

@Suite struct MultipartTests {
    private static let form =
        "ignored\r\n" + part("name=\"content\"", "井盖\r\n--不见了\r\n-") + part("name=place", "")
        + part("name=\"attachments\"; filename=\"坑 1.jpg\"", "\u{1}\r\n--bb\r\n--", "Content-Type: image/jpeg\r\n") + "--b--\r\nafter"

    @Test func `every split of the same bytes gives the same parts`() throws {
        let whole = ["content", "= 井盖\r\n--不见了\r\n-", "place", "= ", "attachments file 坑 1.jpg", "= \u{1}\r\n--bb\r\n--", "end"]
        // `--bb` is no delimiter of boundary `b`, but a reader that does not look further than its own boundary thinks so.
        #expect(throws: Refusal.malformed(detail: "multipart delimiter")) { try read(Self.form) }
        let form = Self.form.replacing("--bb", with: "--cb")
        let wanted = whole.map { $0.replacing("--bb", with: "--cb") }
        for size in 1...form.utf8.count { #expect(try read(form, pieces: size) == wanted, "pieces of \(size)") }
    }

    @Test(arguments: [
        ("name=\"a\"; filename=\"C:\\fakepath\\x.png\"", "a file C:\\fakepath\\x.png"),
        ("name=\"a\"; filename=\"a%22b.png\"", "a file a\"b.png"),
        ("name=\"a\"; filename=\"a\\\"b;c.png\"", "a file a\"b;c.png"), ("name=\"a\"; filename=\"\"", "a file "), ("name=a", "a"),
        ("filename=\"x.png\";name=\"a\"", "a file x.png"), ("name=\"a\"; x=y;", "a"),
    ])
    func `a part's head`(disposition: String, told: String) throws {
        #expect(try read(part(disposition, "x") + "--b--") == [told, "= x", "end"])
    }

    @Test(arguments: [
        "--b\r\n\r\nx\r\n--b--", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx",
        "--b\r\nContent-Disposition: form-data\r\n\r\nx", "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx",
        "--b\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\nx", "--b\r\nno colon\r\n\r\nx", "--bX\r\n\r\n", "--b-\r\n\r\n",
        "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nx",
    ])
    func `what is no form is refused`(text: String) {
        #expect(throws: Refusal.self) { try read(text) }
    }

    @Test func `a part without content may end at its last header line`() throws {
        #expect(try read("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n--b--") == ["a", "= ", "end"])
    }

    @Test func `a form that was cut off is not complete`() throws {
        #expect(try read(part("name=a", "x") + "--b") == ["a", "= x", "cut"])
        #expect(try read("") == ["cut"])
    }

    @Test(arguments: [(96, true), (97, false)])
    func `a form has so many parts`(count: Int, isTaken: Bool) {
        let text = String(repeating: part("name=a", ""), count: count) + "--b--"
        #expect(((try? read(text)) != nil) == isTaken)
    }

    @Test func `a head is bounded`() {
        #expect(throws: Refusal.tooLong(field: "part head", limit: 4096)) {
            try read("--b\r\nContent-Disposition: form-data; name=" + String(repeating: "a", count: 5000))
        }
    }
}
