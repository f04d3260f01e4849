import Foundation
import HotlineCore
import HotlineDesk
import HotlineRouting
import Testing

/// An instant as people write it, Beijing time: `2026-03-12T09:20`.
func at(_ text: String) -> Instant {
    guard let instant = Instant(iso8601: text) else { preconditionFailure("the sample “\(text)” is no instant") }
    return instant
}

extension Instant: CustomTestStringConvertible {
    package var testDescription: String { iso8601() }
}

/// The tables that are shipped, but for the ladders, read once; and the same with changes a test asks for.
enum SampleTables {
    static let folder: RoutingFolder = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        do {
            var files = try RoutingFolder.read(directory: root.appending(path: "routing").path).files
            files["escalation.csv"] = Array(Ladders.csv.utf8)
            return RoutingFolder(files: files)
        } catch { preconditionFailure("the shipped tables are unreadable: \(error)") }
    }()

    static let shipped = load(folder)

    static func load(_ folder: RoutingFolder) -> Tables {
        let loaded = RoutingTables.load(folder) { SHA256.hash($0).hex }
        guard let routing = loaded.tables else { preconditionFailure("the tables have faults: \(loaded.problems)") }
        return Tables(routing)
    }

    /// The shipped folder with lines added to a table.
    static func adding(_ lines: [String], to file: String) -> RoutingFolder {
        var files = folder.files
        files[file, default: []] += lines.flatMap { Array(($0 + "\r\n").utf8) }
        return RoutingFolder(files: files)
    }

    /// The shipped folder with a person's last day.
    static func leaving(_ person: String, on day: String) -> RoutingFolder {
        let text = String(decoding: folder.files["people.csv"] ?? [], as: UTF8.self)
        let line = text.split(separator: "\r\n").first { $0.hasPrefix(person + ",") }.map(String.init) ?? ""
        var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        cells[cells.count - 1] = day
        return replacing(line, by: cells.joined(separator: ","), in: "people.csv")
    }

    /// The shipped folder with one stretch of a table's text replaced.
    static func replacing(_ old: String, by new: String, in file: String) -> RoutingFolder {
        var files = folder.files
        let text = String(decoding: files[file] ?? [], as: UTF8.self)
        precondition(text.contains(old), "“\(old)” is not in \(file)")
        files[file] = Array(text.replacing(old, with: new).utf8)
        return RoutingFolder(files: files)
    }
}

/// Sentences of the shipped expectations, and what comes of them.
enum Matter {
    /// 投诉, 0101, 棠下街道, ordinary, dispatched at once.
    static let stall = "投诉棠下街道菜市场门口成日有走鬼摆档，人都行唔过去"
    /// 0205, 江南中街道, ordinary.
    static let looseCover = "江南西路有个井盖松动，车一过就响，吵到我们睡不着"
    /// 求助, 0205, 棠下街道, 特急.
    static let missingCover = "棠下涌东路同中山大道路口唔见咗个井盖，琴晚有人踩空，叫人快啲围住先"
    /// 0206, 市住建局.
    static let lamp = "我们村口那段路的路灯不亮已经一个月，晚上黑蒙蒙"
    /// 咨询, 0608, 市公安局.
    static let licence = "请问驾驶证换证可以在哪里办，车辆年检要预约吗"
    /// 投诉, 0901, 市人社局, ordinary; with a first report of its own.
    static let wages = "我公司三个月没发工资了，投诉老板拖欠工资"
    /// 举报, 0102, 京溪街道.
    static let report = "举报京溪街道有人在楼顶搭铁皮棚，属于违法搭建"
    /// 其他, 9999.
    static let vague = "我有件事说不清楚，唔知归边度管"
    /// 投诉, 1502: a central unit.
    static let tax = "请问个税汇算清缴退税几耐到账"
    /// 紧急, 0606, 市公安局.
    static let signal = "十字路口信号灯故障，车乱成一团"
    /// 扬言.
    static let threat = "再不给钱我就跳"

    static let all = [stall, looseCover, missingCover, lamp, licence, wages, report, vague, tax, signal, threat]
}

enum Who {
    static let `operator` = Actor(door: .console, person: "8001", origin: "unix:1000")
    static let other = Actor(door: .console, person: "8002", origin: "unix:1001")
    static let dispatcher = Actor(door: .console, person: "8101", origin: "unix:1002")
    static let reviewer = Actor(door: .console, person: "8201", origin: "unix:1003")
    static let callBack = Actor(door: .console, person: "8301", origin: "unix:1004")
    static let shiftLeader = Actor(door: .console, person: "8401", origin: "unix:1005")
    static let administrator = Actor(door: .console, person: "8801", origin: "unix:1006")
    static let web = Actor(door: .web, origin: "127.0.0.1")
    static let chat = Actor(door: .chat, origin: "gateway wx")
    static let file = Actor(door: .file, origin: "agents")

    /// A department's system, naming a person.
    static func system(of department: DepartmentCode, _ person: PersonID?) -> Actor {
        Actor(door: .api, person: person, department: department, origin: "127.0.0.1")
    }

    static let tangxia = system(of: "440106011", "440106011-1")
    static let jiangnan = system(of: "440105004", "440105004-1")
    static let jingxi = system(of: "440111010", "440111010-1")
}
