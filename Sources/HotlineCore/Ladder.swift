/// Which ladder a ticket climbs when nobody touches it: a column of `escalation.csv`.
package enum LadderName: String, CaseIterable, Sendable, Codable {
    case ordinary, urgent, ownRooms = "own_rooms", central

    package var chinese: String {
        switch self {
        case .ordinary: "普通"
        case .urgent: "紧急"
        case .ownRooms: "热线内部"
        case .central: "中央省驻穗"
        }
    }
}

/// Whom a rung tells.
package enum LadderRecipient: String, CaseIterable, Sendable, Codable {
    case onCall = "on_call", handler, liaison, chiefRepresentative = "chief_representative", leaderInCharge = "leader_in_charge"
    case shiftLeader = "shift_leader", supervisor, centreHead = "centre_head", management

    package var chinese: String {
        switch self {
        case .onCall: "值班"
        case .handler: "经办人"
        case .liaison: "联络员"
        case .chiefRepresentative: "首席事务代表"
        case .leaderInCharge: "分管领导"
        case .shiftLeader: "班长"
        case .supervisor: "督办"
        case .centreHead: "中心负责人"
        case .management: "热线管理部门"
        }
    }
}

/// One rung: when it fires, on what, and whom it tells. A row of `escalation.csv`.
package struct Rung: Hashable, Sendable {
    /// When, measured on the anchor clock.
    package enum Moment: Hashable, Sendable {
        /// This percentage of the clock has run.
        case elapsed(percent: Int)
        /// This percentage is left, but never less than the limit given: whichever comes first. The floor applies
        /// to working-time clocks only (practice 4).
        case remaining(percent: Int, atLeast: Limit?)
        /// The clock is due.
        case due
        /// This long after it was due.
        case afterDue(Limit)
    }

    /// A rung is passed over where its condition does not hold at its instant.
    package enum Condition: String, CaseIterable, Sendable {
        /// 未签收: nobody has signed.
        case unsigned
        /// 未触: nobody has contacted the citizen since acceptance, or this department has done nothing (practice 21).
        case untouched
        /// 未停: the anchor clock still runs.
        case running
    }

    package let ladder: LadderName
    /// `L0`…`L5`, `U0`…; unique within its ladder.
    package let id: String
    /// 1, 2, 3…: the order in which they are climbed. A note with a date quiets the first only.
    package let step: Int
    package let anchor: ClockName
    package let moment: Moment
    package let condition: Condition
    package let tells: [LadderRecipient]
    package let reassigns: Bool

    package init(
        ladder: LadderName, id: String, step: Int, anchor: ClockName, moment: Moment, condition: Condition,
        tells: [LadderRecipient], reassigns: Bool
    ) {
        self.ladder = ladder
        self.id = id
        self.step = step
        self.anchor = anchor
        self.moment = moment
        self.condition = condition
        self.tells = tells
        self.reassigns = reassigns
    }
}
