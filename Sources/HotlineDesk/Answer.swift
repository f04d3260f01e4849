import HotlineCore

/// What the Desk answers, after the commit.
package enum DeskAnswer: Sendable {
    case done(Receipt)
    case refused(Refusal)
    case identity(Identity)
    case ticket(TicketDetail)
    case list(TicketList)
    case inbox(Inbox)
    case why(Explanation)
    case proposal(Proposal)
    case progress(Progress)
    case feed(FeedPage)
    case notices([NoticeLine])
    case status(StatusReport)
    case form(FormOptions)
    case reloaded(version: RoutingVersion, warnings: [String])
    case clock(now: Instant, isSimulated: Bool, raised: Int)
    case ready(Bool, why: String)
    case cursors([SourceCursor])
}

/// What an order did. Stored under its retry key (without the code and the link, which are told once).
package struct Receipt: Hashable, Sendable, Codable {
    package var ticket: String?
    package var state: TicketState?
    /// Told once; absent when the answer is repeated.
    package var queryCode: String?
    /// 32 hexadecimal digits, told once.
    package var link: String?
    /// The same input was taken before: this is its ticket.
    package var isRepeated = false
    /// What was decided, for people.
    package var decided: [Reason] = []
    package var clocks: [ClockLine] = []
    /// Several tickets, for `pull`.
    package var tickets: [TicketLine] = []
    /// Chat: the session's id and whether it is open, and human words to pass on (practice 2).
    package var session: String?
    package var isSessionOpen = false
    package var say: String?
    /// The transfer must still be explained to the citizen, by this call or later (practice 9).
    package var mustTell = false
    /// Why a phone-log line made no ticket.
    package var rejected: Reason?

    package init(ticket: String? = nil, state: TicketState? = nil) {
        self.ticket = ticket
        self.state = state
    }
}

package struct ClockLine: Hashable, Sendable, Codable {
    package let name: ClockName
    package let startedAt: Instant
    package let originalDue: Instant
    package let due: Instant
    package let isProvisional: Bool
    package let stoppedAt: Instant?
    /// The limit as the table wrote it, `1工作日`.
    package let limit: String

    package init(
        name: ClockName, startedAt: Instant, originalDue: Instant, due: Instant, isProvisional: Bool, stoppedAt: Instant?, limit: String
    ) {
        self.name = name
        self.startedAt = startedAt
        self.originalDue = originalDue
        self.due = due
        self.isProvisional = isProvisional
        self.stoppedAt = stoppedAt
        self.limit = limit
    }
}

/// A ticket in a list: one line on a console, one object in a feed. No personal data.
package struct TicketLine: Hashable, Sendable, Codable {
    package var number: String
    package var state: TicketState
    package var urgency: Urgency
    package var kind: Kind
    package var categoryCode: CategoryCode?
    package var categoryName: String?
    package var departmentCode: DepartmentCode?
    package var departmentName: String?
    /// The handler's work number (practice 29).
    package var handler: String?
    package var placeName: String?
    package var receivedAt: Instant
    package var acceptedAt: Instant?
    /// The clock that ends first among those that run.
    package var nextDue: ClockLine?
    package var isOverdue: Bool
    package var urgeCount: Int
    package var isSecret: Bool
    /// The first thirty characters of the matter; empty where it is secret.
    package var gist: String

    package init(
        number: String, state: TicketState, urgency: Urgency, kind: Kind, categoryCode: CategoryCode?, categoryName: String?,
        departmentCode: DepartmentCode?, departmentName: String?, handler: String?, placeName: String?, receivedAt: Instant,
        acceptedAt: Instant?, nextDue: ClockLine?, isOverdue: Bool, urgeCount: Int, isSecret: Bool, gist: String
    ) {
        self.number = number
        self.state = state
        self.urgency = urgency
        self.kind = kind
        self.categoryCode = categoryCode
        self.categoryName = categoryName
        self.departmentCode = departmentCode
        self.departmentName = departmentName
        self.handler = handler
        self.placeName = placeName
        self.receivedAt = receivedAt
        self.acceptedAt = acceptedAt
        self.nextDue = nextDue
        self.isOverdue = isOverdue
        self.urgeCount = urgeCount
        self.isSecret = isSecret
        self.gist = gist
    }
}

package struct TicketList: Hashable, Sendable {
    /// The lists an operator lives in.
    package enum Name: String, CaseIterable, Sendable {
        case pending, dispatch, sign, returns, review, callback, overdue, untold, mine, progress

        package var chinese: String {
            switch self {
            case .pending: "待受理"
            case .dispatch: "待派单"
            case .sign: "待签收"
            case .returns: "退单审核"
            case .review: "待审核"
            case .callback: "待回访"
            case .overdue: "逾期"
            case .untold: "待告知"
            case .mine: "首问清单"
            case .progress: "办理中"
            }
        }
    }

    package let lines: [TicketLine]
    /// More matched than the limit let through.
    package let hasMore: Bool

    package init(lines: [TicketLine], hasMore: Bool) {
        self.lines = lines
        self.hasMore = hasMore
    }
}

package struct Inbox: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package let list: TicketList.Name
        package let count: Int
        package let critical: Int

        package init(list: TicketList.Name, count: Int, critical: Int) {
            self.list = list
            self.count = count
            self.critical = critical
        }
    }

    package let rows: [Row]

    package init(rows: [Row]) { self.rows = rows }
}

package struct EntryLine: Hashable, Sendable {
    package let id: Int64
    package let at: Instant
    /// A `TicketEvent` slug, or the entry's own: `received`, `told`, `rung`, `notice`.
    package let event: String
    /// Work number, department name, `市民`, `系统`.
    package let who: String
    package let reason: Reason
    package let text: String?

    package init(id: Int64, at: Instant, event: String, who: String, reason: Reason, text: String?) {
        self.id = id
        self.at = at
        self.event = event
        self.who = who
        self.reason = reason
        self.text = text
    }
}

package struct TicketDetail: Hashable, Sendable {
    package let line: TicketLine
    package let channel: Channel
    package let content: String
    package let goal: String?
    package let placeText: String?
    /// Masked unless the viewer's department holds the ticket (practice 29).
    package let citizenName: String?
    package let citizenPhone: String?
    /// 首问责任人, by work number, and 首接单位.
    package let firstPerson: String?
    package let firstDepartment: String?
    package let isVulnerable: Bool
    package let clocks: [ClockLine]
    package let entries: [EntryLine]
    package let notices: [NoticeLine]

    package init(
        line: TicketLine, channel: Channel, content: String, goal: String?, placeText: String?, citizenName: String?,
        citizenPhone: String?, firstPerson: String?, firstDepartment: String?, isVulnerable: Bool, clocks: [ClockLine],
        entries: [EntryLine], notices: [NoticeLine]
    ) {
        self.line = line
        self.channel = channel
        self.content = content
        self.goal = goal
        self.placeText = placeText
        self.citizenName = citizenName
        self.citizenPhone = citizenPhone
        self.firstPerson = firstPerson
        self.firstDepartment = firstDepartment
        self.isVulnerable = isVulnerable
        self.clocks = clocks
        self.entries = entries
        self.notices = notices
    }
}

/// A notice and how far it came. Told means acknowledged (practice 7).
package struct NoticeLine: Hashable, Sendable {
    package let id: Int64
    /// The ticket's number; where it is about none, the source's name.
    package let ticket: String
    /// Which notice: an id of notices.csv.
    package let subject: String
    /// Whom, for people: `市民`, `440106009 值班 8103`, `班长 8010`.
    package let recipient: String
    /// chat, feed, console, person.
    package let way: String
    package let createdAt: Instant
    package let toldAt: Instant?
    /// How it was told, or why it could not be.
    package let how: String?

    package init(
        id: Int64, ticket: String, subject: String, recipient: String, way: String, createdAt: Instant, toldAt: Instant?, how: String?
    ) {
        self.id = id
        self.ticket = ticket
        self.subject = subject
        self.recipient = recipient
        self.way = way
        self.createdAt = createdAt
        self.toldAt = toldAt
        self.how = how
    }
}

/// The whole chain behind a ticket: class, rule, handler, clocks, rungs, whom they told and with what result.
package struct Explanation: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        package let heading: Reason
        package let lines: [Reason]

        package init(heading: Reason, lines: [Reason]) {
            self.heading = heading
            self.lines = lines
        }
    }

    package let ticket: String
    package let parts: [Part]

    package init(ticket: String, parts: [Part]) {
        self.ticket = ticket
        self.parts = parts
    }
}

/// What would be done with a submission: shown before Enter (practice 39).
package struct Proposal: Hashable, Sendable {
    package let finding: Finding
    package let kind: Kind
    package let category: CategoryCode?
    package let categoryName: String?
    package let urgency: Urgency
    package let district: PlaceCode?
    package let street: PlaceCode?
    package let placeName: String?
    package let department: DepartmentCode
    package let departmentName: String
    package let handler: PersonID?
    package let handlerName: String?
    /// The rule's row says 自动 and category and place are unique.
    package let isAutomatic: Bool
    /// Kind, category, place, urgency, rule, handler: a line each.
    package let reasons: [Reason]
    package let clocks: [ClockLine]
    /// Open tickets of the same phone, newest first, at most five.
    package let sameCaller: [TicketLine]

    package init(
        finding: Finding, kind: Kind, category: CategoryCode?, categoryName: String?, urgency: Urgency, district: PlaceCode?,
        street: PlaceCode?, placeName: String?, department: DepartmentCode, departmentName: String, handler: PersonID?,
        handlerName: String?, isAutomatic: Bool, reasons: [Reason], clocks: [ClockLine], sameCaller: [TicketLine]
    ) {
        self.finding = finding
        self.kind = kind
        self.category = category
        self.categoryName = categoryName
        self.urgency = urgency
        self.district = district
        self.street = street
        self.placeName = placeName
        self.department = department
        self.departmentName = departmentName
        self.handler = handler
        self.handlerName = handlerName
        self.isAutomatic = isAutomatic
        self.reasons = reasons
        self.clocks = clocks
        self.sameCaller = sameCaller
    }
}

/// What a citizen sees: plain words from notices.csv, a next step, a date, never an inner word (practice 53).
package struct Progress: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package let at: Instant
        package let chinese: String
        package let english: String

        package init(at: Instant, chinese: String, english: String) {
            self.at = at
            self.chinese = chinese
            self.english = english
        }
    }

    package let number: String
    package let state: Step
    package let nextStepChinese: String
    package let nextStepEnglish: String
    package let departmentName: String?
    package let due: Instant?
    package let steps: [Step]
    /// The public reply, once released.
    package let reply: String?

    package init(
        number: String, state: Step, nextStepChinese: String, nextStepEnglish: String, departmentName: String?, due: Instant?,
        steps: [Step], reply: String?
    ) {
        self.number = number
        self.state = state
        self.nextStepChinese = nextStepChinese
        self.nextStepEnglish = nextStepEnglish
        self.departmentName = departmentName
        self.due = due
        self.steps = steps
        self.reply = reply
    }
}

/// A page of a department's feed: each item a change, in order of the journal.
package struct FeedPage: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package let entry: Int64
        package let at: Instant
        package let event: String
        package let ticket: TicketLine
        /// Whether the ticket still stands with this department; false is the reason to drop it from a list.
        package let isHeld: Bool

        package init(entry: Int64, at: Instant, event: String, ticket: TicketLine, isHeld: Bool) {
            self.entry = entry
            self.at = at
            self.event = event
            self.ticket = ticket
            self.isHeld = isHeld
        }
    }

    package let items: [Item]
    /// To be given as `after` next time; never skips a change.
    package let cursor: Int64
    package let hasMore: Bool

    package init(items: [Item], cursor: Int64, hasMore: Bool) {
        self.items = items
        self.cursor = cursor
        self.hasMore = hasMore
    }
}

package struct StatusReport: Hashable, Sendable {
    /// Each a line `name value`, e.g. `open 1203`, in the order to show.
    package let figures: [(name: String, value: String)]
    /// What needs a person, for people: silent sources, provisional dates, untold notices, a full disk.
    package let warnings: [Reason]

    package init(figures: [(name: String, value: String)], warnings: [Reason]) {
        self.figures = figures
        self.warnings = warnings
    }

    package static func == (a: StatusReport, b: StatusReport) -> Bool {
        a.warnings == b.warnings && a.figures.elementsEqual(b.figures, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(warnings)
        for figure in figures { hasher.combine(figure.name) }
    }
}

package struct FormOptions: Hashable, Sendable {
    package struct District: Hashable, Sendable {
        package let code: PlaceCode
        package let name: String
        package let streets: [Street]

        package init(code: PlaceCode, name: String, streets: [Street]) {
            self.code = code
            self.name = name
            self.streets = streets
        }
    }

    package struct Street: Hashable, Sendable {
        package let code: PlaceCode
        package let name: String

        package init(code: PlaceCode, name: String) {
            self.code = code
            self.name = name
        }
    }

    package let districts: [District]

    package init(districts: [District]) { self.districts = districts }
}
