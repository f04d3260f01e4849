import HotlineCore
import HotlineDesk

extension Seat {
    /// A ticket as `show` and `next` print it. `isWhole`: every clock and every entry, else those that run and the last few.
    func sheet(_ detail: TicketDetail, isWhole: Bool = false) -> Reply {
        var lines = [heading(detail), responsible(detail), origin(detail)]
        if let citizen = citizen(detail) { lines.append(citizen) }
        if let claimed = detail.kindClaimed, claimed != detail.line.kind {
            lines.append(labelled(Words("来件自报类型", "called by its sender"), claimed.in(language)))
        }
        lines += safeguards(detail.safeguards)
        if let place = detail.placeText ?? detail.line.placeName { lines.append(labelled(Wording.place, place)) }
        lines += paragraphs(labelled(Wording.matter, detail.content))
        if let goal = detail.goal { lines += paragraphs(labelled(Wording.goal, goal)) }
        lines += detail.attachments.enumerated().map { labelled(Words("附件", "attachment"), "\($0 + 1) \($1.name) \(size(of: $1))") }
        let clocks = isWhole ? detail.clocks : detail.clocks.filter { $0.stoppedAt == nil }
        lines += clocks.sorted { ($0.due, $0.name.rawValue) < ($1.due, $1.name.rawValue) }.map(clock)
        lines += detail.returns.map { HouseWords.sentence($0, in: language) }
        lines += detail.first.map { HouseWords.sentence($0.reason, in: language) }
        lines += results(of: detail)
        lines += detail.joint.flatMap { paragraphs(HouseWords.sentence($0, in: language)) }
        lines += guesses(detail.guesses)
        lines += detail.late.map { HouseWords.sentence($0, in: language) }
        let entries = isWhole ? detail.entries[...] : detail.entries.suffix(Self.entriesShown)
        if entries.count < detail.entries.count { lines.append(words(Wording.earlier(detail.entries.count - entries.count))) }
        lines += entries.flatMap(entry)
        lines += detail.notices.map(notice)
        return Reply(.ticket, lines + [detail.line.number + " " + words(Wording.afterSheet)], values: [0: detail.json])
    }

    /// A screen of 24 lines still shows the head of the sheet.
    private static let entriesShown = 8

    /// `3.2 MB`, or `12 KB`, never 0.
    private func size(of attachment: AttachedFile) -> String {
        let tenths = attachment.size / 104_858
        return tenths > 0 ? "\(tenths / 10).\(tenths % 10) MB" : "\(max(1, attachment.size / 1024)) KB"
    }

    private func heading(_ detail: TicketDetail) -> String {
        let line = detail.line
        var parts = [line.number, line.state.in(language), line.urgency.in(language), line.kind.in(language)]
        parts.append([line.categoryCode?.rawValue, line.categoryName].compactMap { $0 }.joined(separator: " "))
        if line.isSecret { parts.append(words(Wording.secret)) }
        if detail.isVulnerable { parts.append(words(Wording.vulnerable)) }
        if line.isCallerFlagged == true { parts.append(words(Wording.flagged)) }
        if line.isOverdue { parts.append(words(Wording.overdue)) }
        if line.isAutoSigned == true { parts.append(words(Wording.autoSigned)) }
        if line.urgeCount > 0 { parts.append(words(Wording.urged(line.urgeCount))) }
        return parts.filter { !$0.isEmpty }.joined(separator: "｜")
    }

    private func responsible(_ detail: TicketDetail) -> String {
        let department = detail.line.departmentName ?? detail.line.departmentCode?.rawValue ?? "-"
        return [
            labelled(Wording.department, department), labelled(Wording.handler, detail.line.handler ?? "-"),
            labelled(Wording.firstPerson, detail.firstPerson ?? "-"), labelled(Wording.firstDepartment, detail.firstDepartment ?? "-"),
        ].joined(separator: " · ")
    }

    private func origin(_ detail: TicketDetail) -> String {
        let accepted = detail.line.acceptedAt.map { " · " + labelled(Wording.accepted, time($0)) } ?? ""
        let venue = detail.venueName.map { " " + $0 } ?? ""
        return labelled(Wording.channel, detail.channel.in(language)) + venue + " · "
            + labelled(Wording.received, time(detail.line.receivedAt))
            + accepted
    }

    private func citizen(_ detail: TicketDetail) -> String? {
        let known = [detail.citizenName, detail.citizenPhone.map { HouseWords.phone($0, in: language) }].compactMap { $0 }
        return known.isEmpty ? nil : labelled(Wording.citizen, known.joined(separator: " "))
    }

    /// What needs care: one line each, and none for most.
    private func safeguards(_ safeguards: Safeguards) -> [String] {
        var lines: [String] = []
        if !safeguards.accused.isEmpty {
            lines.append(labelled(Words("被反映", "complained about"), safeguards.accused.joined(separator: "、")))
        }
        if safeguards.isSealed { lines.append(words(Words("已封存", "sealed"))) }
        if safeguards.isTextOnly { lines.append(words(Words("只发文字，不打电话", "in writing only, no calls"))) }
        if let name = safeguards.representative {
            lines.append(labelled(Words("代办人", "represented by"), HouseWords.phone(name, in: language)))
        }
        if let venue = safeguards.venue { lines.append(labelled(Words("办不成事", "cannot be got done"), venue)) }
        if safeguards.isExcluded { lines.append(words(Words("不计入统计", "left out of the statistics"))) }
        return lines
    }

    private func clock(_ clock: ClockLine) -> String {
        var text = labelled(
            Wording.clock,
            clock.name.in(language) + " " + time(clock.due) + words(Wording.inBrackets(HouseWords.length(clock.limit, in: language))))
        if clock.originalDue != clock.due { text += " " + labelled(Wording.originally, time(clock.originalDue)) }
        if clock.isProvisional { text += words(Wording.provisional) }
        if clock.isPaused == true { text += " " + words(Words("停表", "stands still")) }
        if let stopped = clock.stoppedAt { text += " " + labelled(Wording.stopped, time(stopped)) }
        return text
    }

    private func entry(_ entry: EntryLine) -> [String] {
        let event = HouseWords.event(entry.event, in: language)
        let head =
            "\(time(entry.at)) \(HouseWords.who(entry.who, in: language)) \(event) \(HouseWords.sentence(entry.reason, in: language))"
        return [head] + (entry.text.map { paragraphs("  " + $0) } ?? [])
    }

    /// `通知 12 市民 受理通知 聊天 已告知 09:30 聊天已送达`, 待告知, or why it need not be told.
    func notice(_ notice: NoticeLine) -> String {
        let told = notice.toldAt.map { words(Wording.told) + " " + time($0) } ?? (notice.how == nil ? words(Wording.untold) : nil)
        return
            ([words(Wording.notice), String(notice.id), HouseWords.who(notice.recipient, in: language)] + about(notice)
            + [told].compactMap { $0 } + outcome(notice))
            .joined(separator: " ")
    }

    /// A numbered list of notices; its numbers name their tickets from now on, so that `told 2 电话` names the second line's. What
    /// is about no ticket has no number.
    mutating func notices(_ notices: [NoticeLine]) -> [String] {
        listed = []
        return DisplayWidth.aligned(
            notices.map { notice in
                let ticket = TicketNumber(parsing: notice.ticket)
                if let ticket { listed.append(.number(ticket)) }
                return [
                    ticket == nil ? "-" : String(listed.count), notice.ticket, time(notice.createdAt),
                    HouseWords.who(notice.recipient, in: language),
                ]
                    + about(notice) + [outcome(notice).first ?? ""]
            })
    }

    /// Which notice, and its way.
    private func about(_ notice: NoticeLine) -> [String] {
        [HouseWords.notice(notice.subject, in: language), HouseWords.way(notice.way, in: language)]
    }

    private func outcome(_ notice: NoticeLine) -> [String] { notice.how.map { [HouseWords.outcome($0, in: language)] } ?? [] }

    func labelled(_ label: Words, _ text: String) -> String { words(label) + " " + text }

    /// A text's own lines become lines of the reply, set in under the first.
    func paragraphs(_ text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
        return lines.prefix(1).map(String.init) + lines.dropFirst().map { "  " + $0 }
    }
}
