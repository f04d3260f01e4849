/// Why a department asks to be rid of a ticket: what is counted, and what a precedent is found by.
///
/// The list is closed, so that months can be compared; the law that the department leans on is its own text, `basis`.
package enum ReturnCode: String, CaseIterable, Sendable, Codable {
    case notInDuty = "not_in_duty", wrongPlace = "wrong_place", anothersWork = "anothers_work", legalRoute = "legal_route"
    case duplicate, tooLittle = "too_little"

    /// As it is typed at a console and read over the telephone.
    package var typed: String {
        switch self {
        case .notInDuty: "T1"
        case .wrongPlace: "T2"
        case .anothersWork: "T3"
        case .legalRoute: "T4"
        case .duplicate: "T5"
        case .tooLittle: "T6"
        }
    }

    package var chinese: String {
        switch self {
        case .notInDuty: "不属本单位职责"
        case .wrongPlace: "不在本辖区"
        case .anothersWork: "已由别的单位办理"
        case .legalRoute: "应走法定途径"
        case .duplicate: "重复来件"
        case .tooLittle: "要素不全无法办理"
        }
    }

    /// By its number, slug or Chinese words.
    package init?(typed text: String) {
        let folded = text.lowercased()
        guard let code = Self.allCases.first(where: { [$0.typed.lowercased(), $0.rawValue, $0.chinese].contains(folded) }) else {
            return nil
        }
        self = code
    }

    /// `T1 不属本单位职责 not_in_duty、…`: what a refusal lists.
    package static var list: String { allCases.map { "\($0.typed) \($0.chinese) \($0.rawValue)" }.joined(separator: "、") }
}
