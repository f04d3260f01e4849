import HotlineCore
import HotlineDesk

/// 交办单: a ticket on paper, for a street without a system or a network (practice 43). It has what its holder may see, and lines to
/// write on.
enum SheetPage {
    static func html(_ detail: TicketDetail, visit: StaffVisit, zone: Zone, at now: Instant) -> HTML {
        let language = visit.language
        let number = detail.line.number
        let blanks: [HTML] = [
            Words("签收人、时间", "Signed by, at"), Words("联系市民的结果、时间", "Contact with the citizen, at"),
            Words("是否属实、是否解决", "Was it so, is it solved"), Words("给市民的答复", "Reply to the citizen"),
        ].map { "<dt>\(HTML.both($0, in: language))</dt><dd class=\"blank\"></dd>\n" }
        let main: HTML = """
            <h1>\(HTML.both(Words("交办单", "Sheet"), in: language))</h1>
            <p class="number"><strong>\(number)</strong> \(DepartmentPage.tags(of: detail.line, in: language))</p>
            \(TicketFacts(detail: detail, language: language, zone: zone).html)<dl class="facts sheet">
            \(blanks)</dl>
            <p>\(HTML.both(Words("办好请拨打热线电话，报工单编号。", "When it is done, phone the hotline with the ticket's number."), in: language))</p>
            <p class="hint">\(Words("打印", "Printed").in(language)) \(now.wallClock(in: zone)) \(visit.holder.workNumber)</p>
            <p class="screen"><a href="\(StaffRoute.path(ofTicket: number))?\(visit.tongue)">\(HTML.both(Words("回到工单", "Back to the ticket"), in: language))</a></p>
            """
        return StaffPage.html(
            Words("交办单 \(number)", "Sheet \(number)"), path: StaffRoute.path(ofTicket: number) + "/print", visit: visit, in: language,
            main: main)
    }
}
