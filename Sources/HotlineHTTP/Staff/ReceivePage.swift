import HotlineCore
import HotlineDesk

/// 接件转办 (art. 12): what a citizen brought to the department, written down for the hotline.
struct ReceivePage {
    let visit: StaffVisit
    /// Drawn for this page.
    let key: String
    let outcome: FormOutcome

    private var language: Language { visit.language }

    var html: HTML {
        let title = DepartmentPageName.receive.title
        let main: HTML = """
            \(outcome.tried?.alarm(in: language))<h1>\(HTML.both(title, in: language))</h1>
            \(outcome.receipt.map(taken) ?? asking)
            """
        return StaffPage.html(title, path: DepartmentPageName.receive.path, visit: visit, in: language, main: main)
    }

    private var asking: HTML {
        let intro = Words(
            "市民找到本单位、应由别的单位办的事，写在这里交给热线派出。您是这件事的首问责任人。",
            "For what a citizen brought here and another department handles: the hotline sends it on. You are its first responsible person."
        )
        return """
            <p>\(HTML.both(intro, in: language))</p>
            \(OrderForm(subject: .department(.receive), visit: visit, key: key, tried: outcome.tried).plain)
            """
    }

    /// The number and the code are for the citizen, who stands there.
    private func taken(_ receipt: Receipt) -> HTML {
        let say: HTML? = receipt.say.map { "<section class=\"alarm\">\(Page.lines($0))</section>\n" }
        let code: HTML? = receipt.queryCode.map {
            "<dt>\(HTML.both(PageWords.codeLabel, in: language))</dt><dd>\($0)</dd>\n"
        }
        let tell =
            receipt.queryCode == nil
            ? Words("这份表单此前已收到，没有重复登记。", "This form was taken before, and not taken twice.")
            : Words("请把编号和查询码告诉市民。查询码只显示这一次。", "Give the number and the code to the citizen. The code is shown this once.")
        return """
            \(say)<div role="status"><dl class="big"><dt>\(HTML.both(PageWords.numberLabel, in: language))</dt><dd>\(receipt.ticket)</dd>
            \(code)</dl>
            <p><strong>\(HTML.both(tell, in: language))</strong></p></div>
            <p><a href="\(DepartmentPageName.receive.path)?\(visit.tongue)">\(HTML.both(Words("再登记一件", "Another matter"), in: language))</a></p>
            """
    }
}
