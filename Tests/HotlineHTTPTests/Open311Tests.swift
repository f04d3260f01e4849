import HotlineCore
import HotlineDesk
import HotlineHTTP
import Testing

private let lamp = HotlineCore.Category(
    code: "0203", parent: "02", parentName: "市政公用", name: "路灯照明", keywords: ["路灯", "灯不亮"], confusableWith: [])
private let formType = "application/x-www-form-urlencoded"

private func line(isOpen: Bool = true, text: String? = nil) -> RegisterLine {
    RegisterLine(
        number: "GZ202603120000127", isOpen: isOpen, statusChinese: "正在办理。请等候", statusEnglish: "Being handled. Please wait",
        service: lamp, department: "江南中街道办事处", place: "海珠区江南中街道",
        requestedAt: Instant(iso8601: "2026-03-12T09:20:00+08:00") ?? Instant(milliseconds: 0),
        updatedAt: Instant(iso8601: "2026-03-12T10:00:00+08:00") ?? Instant(milliseconds: 0),
        expectedAt: Instant(iso8601: "2026-03-26T18:00:00+08:00"), text: text)
}

/// Open311 GeoReport v2 at the public door.
struct Open311Tests {
    @Test func `services are told as JSON and as XML`() throws {
        var dialogue = publicDialogue()
        dialogue.send(get("/open311/v2/services.json?jurisdiction_id=gz"))
        guard case .register(.services)? = dialogue.lastQuery else { Issue.record("the register is asked"); return }
        dialogue.answer(.register(.services([lamp])))
        #expect(
            dialogue.body()
                == """
                [{"service_code":"0203","service_name":"路灯照明","description":"市政公用 · 路灯照明","metadata":true,"type":"realtime",\
                "keywords":"路灯,灯不亮","group":"市政公用"}]
                """)
        dialogue.send(get("/open311/v2/services.xml"))
        dialogue.answer(.register(.services([lamp])))
        let reply = dialogue.heard()
        #expect(reply.contains("Content-Type: text/xml; charset=utf-8\r\n"))
        #expect(
            reply.hasSuffix(
                """
                <?xml version="1.0" encoding="utf-8"?>
                <services><service><service_code>0203</service_code><service_name>路灯照明</service_name>\
                <description>市政公用 · 路灯照明</description><metadata>true</metadata><type>realtime</type>\
                <keywords>路灯,灯不亮</keywords><group>市政公用</group></service></services>
                """))
    }

    @Test func `a definition lists what may be asked besides; an unknown class is 404 with an errors document`() throws {
        var dialogue = publicDialogue()
        dialogue.send(get("/open311/v2/services/0203.json"))
        dialogue.answer(.register(.service(lamp)))
        let body = dialogue.body()
        #expect(body.hasPrefix("{\"service_code\":\"0203\",\"attributes\":[{\"variable\":true,\"code\":\"kind\""))
        #expect(body.contains("{\"key\":\"complaint\",\"name\":\"投诉\"}"))
        dialogue.send(get("/open311/v2/services/77.xml"))
        dialogue.answer(.refused(.unknownCategory("77")))
        let refused = dialogue.heard()
        #expect(refused.hasPrefix("HTTP/1.1 404 "))
        #expect(refused.contains("<errors><error><code>404</code><description>"))
    }

    @Test(arguments: [
        ("", "2025-12-12T09:20:00+08:00", "2026-03-12T09:20:00+08:00"),
        ("start_date=2026-01-01T00:00:00Z", "2026-01-01T08:00:00+08:00", "2026-03-12T09:20:00+08:00"),
        ("end_date=2026-02-01T00:00:00Z", "2025-11-03T08:00:00+08:00", "2026-02-01T08:00:00+08:00"),
        ("start_date=2025-06-01T00:00:00+08:00", "2025-06-01T00:00:00+08:00", "2025-08-30T00:00:00+08:00"),
    ])
    func `a question without both dates spans ninety days`(_ query: String, _ from: String, _ until: String) throws {
        var dialogue = publicDialogue()
        dialogue.send(get("/open311/v2/requests.json?" + query))
        guard case .register(.search(let search))? = dialogue.lastQuery else { Issue.record("the register is asked"); return }
        #expect(search.from == Instant(iso8601: from) && search.until == Instant(iso8601: until))
        #expect(search.limit == 1000 && search.skipping == 0 && search.services == nil && search.isOpen == nil)
    }

    @Test func `filters and pages reach the register; several statuses are none`() throws {
        var dialogue = publicDialogue()
        dialogue.send(get("/open311/v2/requests.xml?service_code=0203,0204&status=closed&page=3&page_size=50"))
        guard case .register(.search(let search))? = dialogue.lastQuery else { Issue.record("the register is asked"); return }
        #expect(search.services == ["0203", "0204"] && search.isOpen == false && search.skipping == 100 && search.limit == 50)
        dialogue.answer(.register(.tickets([])))
        #expect(dialogue.heard().hasSuffix("<service_requests></service_requests>"))
        dialogue.send(get("/open311/v2/requests.json?status=open,closed"))
        guard case .register(.search(let both))? = dialogue.lastQuery else { Issue.record("the register is asked"); return }
        #expect(both.isOpen == nil)
        dialogue.answer(.register(.tickets([])))
        _ = dialogue.heard()
        dialogue.send(get("/open311/v2/requests.json?service_request_id=GZ202603120000127,GZ202603120000135&status=nonsense"))
        guard case .register(.tickets(let numbers))? = dialogue.lastQuery else { Issue.record("numbers override the rest"); return }
        #expect(numbers == ["GZ202603120000127", "GZ202603120000135"])
    }

    @Test(arguments: [
        "start_date=2025-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z", "start_date=yesterday", "status=pending", "page=0",
        "page_size=1001",
        "page=1e3", "nonsense=1", "status=open&status=open", "start_date=%FF",
    ])
    func `a question that cannot be meant is 400 with the reason`(_ query: String) {
        var dialogue = publicDialogue()
        dialogue.send(get("/open311/v2/requests.json?" + query))
        let reply = dialogue.heard()
        #expect(reply.hasPrefix("HTTP/1.1 400 ") && reply.contains("[{\"code\":\"400\",\"description\":\""))
        #expect(dialogue.asked.isEmpty)
    }

    @Test func `one request is an array of one, its id a string, its words only as released`() {
        var dialogue = publicDialogue()
        dialogue.send(get("/open311/v2/requests/GZ202603120000127.json"))
        dialogue.answer(.register(.tickets([line()])))
        #expect(
            dialogue.body()
                == """
                [{"service_request_id":"GZ202603120000127","status":"open","status_notes":"正在办理。请等候","service_name":"路灯照明",\
                "service_code":"0203","description":null,"agency_responsible":"江南中街道办事处","service_notice":null,\
                "requested_datetime":"2026-03-12T09:20:00+08:00","updated_datetime":"2026-03-12T10:00:00+08:00",\
                "expected_datetime":"2026-03-26T18:00:00+08:00","address":"海珠区江南中街道","address_id":null,"zipcode":null,"lat":null,\
                "long":null,"media_url":null}]
                """)
        dialogue.send(get("/open311/v2/requests/GZ202603120000127.xml", "Accept-Language: en\r\n"))
        dialogue.answer(.register(.tickets([line(isOpen: false, text: "路灯 <坏> & 了")])))
        let xml = dialogue.heard()
        #expect(xml.contains("<status>closed</status><status_notes>Being handled. Please wait</status_notes>"))
        #expect(xml.contains("<description>路灯 &lt;坏&gt; &amp; 了</description>") && xml.contains("<lat></lat>"))
        dialogue.send(get("/open311/v2/tokens/GZ202603120000127.json"))
        dialogue.answer(.register(.tickets([line()])))
        #expect(dialogue.body() == #"[{"token":"GZ202603120000127","service_request_id":"GZ202603120000127"}]"#)
    }

    @Test(arguments: ["requests/GZ202603120000127.json", "requests/1.json", "tokens/x.xml"])
    func `a number that is not listed and one that is none look alike`(_ path: String) {
        var dialogue = publicDialogue()
        dialogue.send(get("/open311/v2/" + path))
        dialogue.answer(.register(.tickets([])))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 404 "))
    }

    @Test(arguments: [
        "/open311/v2/services", "/open311/v2/services.csv", "/open311/v2/a/b/c.json", "/open311/v2/.json", "/open311/v3/services.json",
        "/open311/v2/requests.json/", "/open311/v2/%ff.json", "/open311/v2/../services.json",
    ])
    func `paths beside the specification are not found`(_ path: String) {
        var dialogue = publicDialogue()
        dialogue.send(get(path))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 404 "))
    }

    @Test func `a post becomes a form with the class as its title, listed, and its words public only where allowed`() throws {
        var dialogue = publicDialogue()
        let body =
            "service_code=0203&address_string=%E6%B1%9F%E5%8D%97%E8%A5%BF%E8%B7%AF&lat=23.1&long=113.27&description=%E7%81%AF%E4%B8%8D%E4%BA%AE"
            + "&last_name=%E6%B5%8B%E8%AF%95&first_name=%E7%94%B2&phone=12000000001&device_id=d&account_id=a&api_key=k"
            + "&attribute%5Bkind%5D=complaint&attribute%5Bgoal%5D%5B%5D=%E4%BF%AE%E5%A5%BD&attribute%5Bpublic_ok%5D=yes"
        dialogue.send(post("/open311/v2/requests.json", body, type: formType))
        guard case .register(.service(let code))? = dialogue.lastQuery else { Issue.record("the class is looked up"); return }
        #expect(code == "0203")
        dialogue.answer(.register(.service(lamp)))
        let submission = try #require(dialogue.lastSubmission)
        #expect(submission.content == "路灯照明\n灯不亮" && submission.placeText == "江南西路" && submission.goal == "修好")
        #expect(submission.citizen == Citizen(name: "测试甲", phone: Phone("12000000001")))
        #expect(submission.kindClaimed == .complaint && submission.publicOK && submission.isListed)
        var receipt = Receipt(ticket: "GZ202603120000127", state: .pending)
        receipt.queryCode = "604913"
        dialogue.answer(.done(receipt))
        let reply = dialogue.heard()
        #expect(reply.hasPrefix("HTTP/1.1 201 "))
        #expect(
            reply.hasSuffix(
                #"[{"service_request_id":"GZ202603120000127","service_notice":"查询码 604913，请保管好","account_id":null}]"#))
    }

    @Test func `the same words sent again from one address on one day are one matter`() throws {
        func key(_ body: String, from peer: String = "192.0.2.1", _ fields: String = "") throws -> String {
            var dialogue = publicDialogue(peer: peer)
            dialogue.send(post("/open311/v2/requests.xml", body, type: formType, fields))
            dialogue.answer(.register(.service(lamp)))
            return try #require(dialogue.lastSubmission).mark.key
        }
        let body = "service_code=0203&lat=23.1&long=113.27&description=x"
        #expect(try key(body) == key("long=113.27&lat=23.1&description=x&service_code=0203"))
        #expect(try key(body) != key(body + "y"))
        #expect(try key(body) != key(body, from: "192.0.2.2"))
        #expect(try key(body, "Idempotency-Key: k-1\r\n") == "k-1")
    }

    @Test(arguments: [
        "lat=1&long=2&description=x", "service_code=0203&lat=1&long=2", "service_code=0203&description=x",
        "service_code=0203&service_code=0203&lat=1&long=2&description=x", "service_code=0203&lat=1&long=2&description=x&colour=red",
        "service_code=0203&lat=1&long=2&description=x&attribute[colour]=red",
        "service_code=0203&lat=1&long=2&description=x&attribute[kind][]=complaint&attribute[kind][]=report", "%",
    ])
    func `a post without what the specification asks for is 400 before anything is asked`(_ body: String) {
        var dialogue = publicDialogue()
        dialogue.send(post("/open311/v2/requests.json", body, type: formType))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 400 "))
        #expect(dialogue.asked.isEmpty)
    }

    @Test(arguments: ["lat=91&long=2", "lat=x&long=2", "lat=1", "lat=1&long=181", "lat=nan&long=1", "lat=1&long=2&phone=abc"])
    func `a point that is not on the earth, or a phone that is none, is told by its name`(_ fields: String) {
        var dialogue = publicDialogue()
        dialogue.send(post("/open311/v2/requests.json", "service_code=0203&description=x&" + fields, type: formType))
        dialogue.answer(.register(.service(lamp)))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 400 "))
        #expect(dialogue.lastSubmission == nil)
    }

    @Test func `a street's code names the place`() throws {
        var dialogue = publicDialogue()
        dialogue.send(
            post("/open311/v2/requests.json", "service_code=0203&description=x&address_id=440106009", type: formType))
        dialogue.answer(.register(.service(lamp)))
        guard case .formOptions? = dialogue.lastQuery else { Issue.record("the street is looked up"); return }
        dialogue.answer(.form(sampleOptions))
        #expect(dialogue.lastSubmission?.streetClaimed == "440106009")
    }

    @Test func `a form with a picture is taken piece by piece`() throws {
        let picture = "\u{FF}"
        let parts = [
            ("service_code", "0203"), ("description", "灯不亮"), ("address_string", "江南西路"),
        ].map { "--b\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined()
        let file = "--b\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n\r\n\(picture)\r\n--b--\r\n"
        var dialogue = publicDialogue()
        dialogue.send(post("/open311/v2/requests.json", parts + file, type: "multipart/form-data; boundary=b"))
        // Its bytes are no picture: told as a mistake, and nothing is taken.
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 400 "))
        var bare = publicDialogue()
        bare.send(post("/open311/v2/requests.json", parts + "--b--\r\n", type: "multipart/form-data; boundary=b"))
        guard case .register(.service)? = bare.lastQuery else { Issue.record("the class is looked up"); return }
        bare.answer(.register(.service(lamp)))
        #expect(bare.lastSubmission?.placeText == "江南西路")
    }

    @Test func `discovery names the address that was asked, with the scheme that only a listed proxy may say`() {
        var dialogue = publicDialogue()
        dialogue.send(get("/open311/v2/discovery.json", "X-Forwarded-Proto: https\r\n"))
        #expect(dialogue.body().contains(#""url":"http://x/open311/v2""#))
        var behind = publicDialogue(peer: "127.0.0.1", proxies: ["127.0.0.1"])
        behind.send(get("/open311/v2/discovery.xml", "X-Forwarded-Proto: https\r\n"))
        #expect(behind.heard().contains("<url>https://x/open311/v2</url>"))
    }

    @Test func `what is not served there is refused in its format`() {
        var dialogue = publicDialogue()
        dialogue.send(post("/open311/v2/services.xml", "a=b", type: formType))
        let reply = dialogue.heard()
        #expect(reply.hasPrefix("HTTP/1.1 405 ") && reply.contains("<errors>") && reply.contains("Allow: GET, HEAD, OPTIONS\r\n"))
        dialogue.send(post("/open311/v2/requests.json", "{}"))
        #expect(dialogue.heard().hasPrefix("HTTP/1.1 415 "))
    }
}
