import HotlineCore
import HotlineDesk
import HotlineSystem

/// 办事指南: what an inquiry is answered from.
struct GuideCommand: Command {
    let card = Card(
        names: ["guide", "指南", "bszn"], usage: "guide [CODE|WORDS]",
        help: Words(
            "找办事指南：写编码看全文，写几个字找最合的；过期的会提醒，不能引用。直接答复时 answer guide=编码 附上出处",
            "finds a service guide: its code shows it whole, words find those that fit best; one past its last day warns and cannot be quoted. answer guide=CODE adds where an answer comes from"
        ))

    func begin(_ words: inout Arguments, at seat: inout Seat) throws(Refusal) -> Move {
        let asked = words.rest()
        return .ask(seat.query(.workbench(.guides(asked), by: seat.actor))) { answer, seat in
            guard case .workbench(.guides(let guides)) = answer else { return seat.unexpected(answer) }
            guard let only = guides.first else { return .reply(Reply(.list, seat.words(Wording.noGuide))) }
            if guides.count == 1 { return .reply(Reply(.list, seat.sheet(only), values: [0: only.json])) }
            let values = Dictionary(uniqueKeysWithValues: guides.enumerated().map { ($0.offset, $0.element.json) })
            return .reply(
                Reply(.list, DisplayWidth.aligned(guides.map(seat.cells(of:))) + [seat.words(Wording.guides(guides.count))], values: values)
            )
        }
    }
}

extension Seat {
    /// `G01 居住证签注(示例) 1工作日 不收费`.
    func brief(_ line: GuideLine) -> String {
        cells(of: line).filter { !$0.isEmpty }.joined(separator: " ")
    }

    fileprivate func cells(of line: GuideLine) -> [String] {
        [line.guide.code, line.guide.name, line.guide.limit, line.guide.fee, line.isExpired ? words(Wording.expired) : ""]
    }

    /// The nine elements and where they come from, a line each.
    func sheet(_ line: GuideLine) -> [String] {
        let guide = line.guide
        let elements = [
            (Words("设定依据", "legal basis"), guide.basis), (Words("受理条件", "conditions"), guide.conditions),
            (Words("申请材料", "documents"), guide.materials), (Words("办理流程", "steps"), guide.flow),
            (Words("服务对象", "for whom"), guide.audience), (Words("办结时限", "time"), guide.limit),
            (Words("办理结果", "result"), guide.result), (Words("收费标准", "fee"), guide.fee), (Words("主管", "owner"), line.ownerName),
            (Words("来源", "source"), guide.source),
        ]
        let checked = labelled(Words("核对", "checked"), guide.checked.iso8601)
        let until = guide.validTo.map { " · " + labelled(Words("有效至", "valid to"), $0.iso8601) } ?? ""
        return [guide.code + " " + guide.name] + (line.isExpired ? [words(Wording.expired)] : [])
            + elements.filter { !$0.1.isEmpty }.map { labelled($0.0, $0.1) } + [checked + until]
    }
}
