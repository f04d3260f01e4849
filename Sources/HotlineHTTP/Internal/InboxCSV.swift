import HotlineCore
import HotlineDesk

/// A department's open tickets for a head who reads tables (practice 44): what a line of its list holds, and so no name or number
/// of a citizen.
enum InboxCSV {
    static func response(_ list: TicketList, zone: Zone) -> HTTPResponse {
        HTTPResponse(status: 200, body: CSVText.bytes(of: [heading] + list.lines.map { row($0, zone: zone) }))
            .with("Content-Type", "text/csv; charset=utf-8").with("Content-Disposition", "attachment; filename=\"inbox.csv\"")
            .with("Cache-Control", "no-store")
    }

    private static let heading = ["编号", "状态", "紧急", "诉求类型", "类别", "承办单位", "经办", "地点", "收到", "时限", "应于", "逾期", "催办", "内容"]

    private static func row(_ line: TicketLine, zone: Zone) -> [String] {
        func coded(_ code: String?, _ name: String?) -> String { [code, name].compactMap { $0 }.joined(separator: " ") }
        return [
            line.number, line.state.chinese, line.urgency.chinese, line.kind.chinese, coded(line.categoryCode?.rawValue, line.categoryName),
            coded(line.departmentCode?.rawValue, line.departmentName), line.handler ?? "", line.placeName ?? "",
            line.receivedAt.wallClock(in: zone), line.nextDue?.name.chinese ?? "", line.nextDue?.due.wallClock(in: zone) ?? "",
            line.isOverdue ? "是" : "否", "\(line.urgeCount)", Masking.text(line.gist),
        ]
    }
}
