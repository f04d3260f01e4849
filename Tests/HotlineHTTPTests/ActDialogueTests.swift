import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

private let browser = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n"
private let formType = "application/x-www-form-urlencoded"

private func progress(_ acts: [CitizenAct.Kind]) -> Progress {
    var progress = Progress(
        number: "GZ202603120000127", state: .init(at: Instant(milliseconds: 1_773_278_400_000), chinese: "正在办理", english: "in hand"),
        nextStepChinese: "等待联系", nextStepEnglish: "they will contact you", departmentName: nil, due: nil, steps: [], reply: nil)
    progress.acts = acts
    return progress
}

@Suite struct ActDialogueTests {
    @Test func `a page opened by its link has the forms that are possible, and asks for no code`() {
        var peer = publicDialogue()
        peer.send(get("/p/GZ1/AA"))
        peer.answer(.progress(progress([.rate, .add])))
        let page = peer.heard()
        #expect(page.contains("action=\"/p/GZ1/aa/rate?lang=zh\"") && page.contains("action=\"/p/GZ1/aa/add?lang=zh\""))
        #expect(!page.contains("/withdraw") && !page.contains("name=\"code\""))
        #expect(page.contains("value=\"5\"") && page.contains("非常满意"))
    }

    @Test func `a page opened with a code asks for it again, and holds neither it nor the digits`() {
        var peer = publicDialogue()
        peer.send(post("/progress", "number=GZ1&code=604913&last_four=0006", type: formType, browser))
        peer.answer(.progress(progress([.withdraw])))
        let page = peer.heard()
        #expect(page.contains("action=\"/progress/withdraw?lang=zh\"") && page.contains("name=\"code\""))
        #expect(!page.contains("604913") && !page.contains("0006\""))
    }

    @Test(arguments: [
        ("rate", "grade=4&words=%E5%BF%AB", CitizenAct.rate(4, words: "快")), ("rate", "grade=5&words=", .rate(5, words: nil)),
        ("add", "text=a%0D%0Ab", .add(text: "a\nb")), ("withdraw", "reason=a", .withdraw(reason: "a")),
        ("object", "reason=a", .object(reason: "a")),
    ])
    func `what is asked for is one order, proven by the link or by the code`(path: String, body: String, act: CitizenAct) {
        for (address, more, proof) in [
            ("/p/GZ1/AA/\(path)", "", ProgressRequest.Proof.link("aa")),
            ("/progress/\(path)", "&number=+gz1+&code=60+49+13&last_four=", .code("604913", lastFour: nil)),
        ] {
            var peer = publicDialogue()
            peer.send(post(address, body + "&form_key=k1" + more, type: formType, browser))
            guard case .citizen(let request, let asked)? = peer.lastOrder?.action else { Issue.record("asked"); return }
            #expect(asked == act && request.proof == proof && request.address == "192.0.2.1" && peer.lastOrder?.key?.key == "k1")
            var receipt = Receipt(ticket: "GZ202603120000127")
            receipt.say = "请立即拨打 110"
            peer.answer(.done(receipt))
            guard case .progress(let again)? = peer.lastQuery else { Issue.record("page"); return }
            #expect(again == request)
            peer.answer(.progress(progress([.add])))
            let page = peer.heard()
            #expect(
                page.hasPrefix("HTTP/1.1 200 ") && page.contains("role=\"status\"") && page.contains("请立即拨打 <a href=\"tel:110\">110</a>"))
        }
    }

    @Test func `the retry key covers what was typed and not the proof`() {
        var marks: [Mark?] = []
        for (code, text) in [("111111", "a"), ("222222", "a"), ("111111", "b")] {
            var peer = publicDialogue()
            peer.send(post("/progress/add", "number=GZ1&code=\(code)&text=\(text)&form_key=k1", type: formType, browser))
            marks.append(peer.lastOrder?.key)
        }
        #expect(marks[0] == marks[1] && marks[0]?.bodyDigest != marks[2]?.bodyDigest)
    }

    @Test func `a wrong proof shows nothing of the matter, and keeps what was written`() {
        for (refusal, status) in [(Refusal.noSuchTicket, 404), (.tooManyRequests, 429), (.tryLater(.busy), 503)] {
            var peer = publicDialogue()
            peer.send(post("/progress/object", "number=GZ1&code=000000&reason=%3Cb%3Elong&form_key=k1", type: formType, browser))
            peer.answer(.refused(refusal))
            let page = peer.heard()
            #expect(page.hasPrefix("HTTP/1.1 \(status) ") && page.contains("&lt;b&gt;long</textarea>") && page.contains("value=\"GZ1\""))
            #expect(!page.contains("000000") && !page.contains("正在办理"))
        }
    }

    @Test(arguments: [
        ("rate", "grade=&words=a", "请选一项"), ("rate", "grade=9", "请选一项"), ("add", "text=+", "请写几个字"), ("withdraw", "", "请写几个字"),
    ])
    func `nothing chosen, nothing written: the page says so beside the field, once it is proven whose it is`(
        path: String, body: String, words: String
    ) {
        var peer = publicDialogue()
        peer.send(post("/p/GZ1/aa/\(path)", body, type: formType, browser))
        #expect(peer.lastOrder == nil)
        peer.answer(.progress(progress([.rate, .add, .withdraw])))
        let page = peer.heard()
        #expect(page.contains("<p class=\"wrong\"") && page.contains(words) && page.contains("<details id=\"\(path)\" open>"))
    }

    @Test(arguments: [
        (Refusal.alreadyRated, "已经评价过"), (.windowOver, "七天已经过了"), (.alreadyAsked, "已经提过一次"),
        (.wrongState(event: .withdraw, state: .shelved), "现在不能这样做"),
    ])
    func `a refusal has plain words, and none of the house's own`(refusal: Refusal, words: String) {
        var peer = publicDialogue()
        peer.send(post("/p/GZ1/aa/withdraw", "reason=a", type: formType, browser))
        peer.answer(.refused(refusal))
        peer.answer(.progress(progress([.add])))
        let page = peer.heard()
        #expect(page.contains(words) && !page.contains("挂账") && page.contains("\na</textarea>"))
    }

    @Test func `programs are answered in JSON`() {
        var peer = publicDialogue()
        peer.send(post("/p/GZ1/aa/add", "{\"text\":\"a\"}"))
        peer.answer(.done(Receipt(ticket: "GZ1")))
        #expect(peer.body() == "{\"number\":\"GZ1\",\"done\":\"add\"}")
        peer.send(post("/p/GZ1/aa/add", "{\"text\":\"\"}"))
        #expect(peer.heard().contains("application/problem+json"))
        peer.send(get("/p/GZ1/aa/add"))
        #expect(peer.heard().contains("Allow: POST, OPTIONS\r\n"))
    }
}
