import HotlineConsole
import HotlineCore
import HotlineDesk
import HotlineRouting
import HotlineSystem

/// `hotline explain TEXT`: what the daemon would make of a text, and why. Nothing is stored, nobody is asked.
struct ExplainTool: ToolCommand {
    private static let at = ToolFlag(
        "at", .value("INSTANT"), "此刻，如 2026-03-12T09:20:00+08:00；默认现在", "the moment, 2026-03-12T09:20:00+08:00 for one; now by default")
    private static let channel = ToolFlag("channel", .value("phone|web|chat"), "渠道，默认 phone", "the channel, phone by default")
    private static let json = ToolFlag("json", .plain, "以 JSON 输出", "prints JSON")
    private static let english = ToolFlag(
        "english", .plain, "依据、判据、未中、先例、逐日用英文；JSON 不变",
        "reasons, evidence, near misses, precedents and days in English; JSON stays as it is")

    let card = ToolCard(
        name: "explain", usage: "TEXT",
        summary: Words(
            "说明一段诉求会怎样归类、派给谁、何时到期，以及依据", "says how a matter would be classed, who gets it, when it is due, and why"),
        flags: [at, channel, json, english, .learn, .routing, .state, .config, .journalKey], operands: 1...1_000,
        notes: [
            Words(
                "不经过服务，也不存任何东西；经办人按此刻值班列出，负荷未知。TEXT 为 - 时读标准输入。有状态目录时用服务学来的模型，并列出同类退单的先例。",
                "Asks no daemon and stores nothing; the handler is whoever is on call at that moment, the load unknown. TEXT may be - for standard input. Where there is a state folder, the daemon's model judges too, and rulings on returns of like matters are listed."
            )
        ])

    func run(_ arguments: ToolArguments, in surroundings: ToolSurroundings) throws(ToolStop) -> ToolExit {
        let now = try Self.instant(arguments[Self.at]) ?? surroundings.now
        guard let channel = Channel(rawValue: arguments[Self.channel] ?? "phone") else {
            let names = Channel.allCases.map(\.rawValue).joined(separator: "|")
            throw ToolStop(.wrongUsage, "--channel 应为 \(names)", "--channel: expected \(names)")
        }
        let submission = Submission(
            channel: channel, mark: .form(id: "", bodyDigest: ""), receivedAt: now,
            content: try Self.text(arguments.operands, input: surroundings.input))
        let places = try ToolPlaces(arguments)
        let store = try ToolStore.optionalReader(places, arguments, surroundings.environment)
        let model = try ToolModel(
            try ToolRouting.tables(arguments[.routing]), learns: arguments.has(.learn), places: places, store: store, at: now)
        let tables = model.tables
        let finding = tables.classifier.find(submission)
        let triage = Triage(submission, finding: finding, decision: nil, tables: tables, at: now)
        let language: Language = arguments.has(Self.english) && !arguments.has(Self.json) ? .english : .chinese
        let precedents = try ExplainedPrecedents.of(triage, tables, places, store).map { $0.words(in: language) }
        let nearMisses = triage.nearMisses(of: finding, from: channel, tables: tables, at: now).map { $0.words(in: language) }
        if arguments.has(Self.json) {
            var matter = ExplainedMatter(triage, finding, receivedAt: now, tables: tables, at: now)
            matter.nearRules = nearMisses.isEmpty ? nil : nearMisses
            matter.precedents = precedents.isEmpty ? nil : precedents
            surroundings.output.json(ToolJSON.text(of: matter))
        } else {
            for line in Self.lines(triage, finding, tables, in: language, at: now) { surroundings.output.line(line) }
            for line in nearMisses { surroundings.output.line("未中 near miss: " + line) }
            surroundings.output.line("分类 judged by: " + model.words.chinese + " / " + model.words.english)
            for line in precedents { surroundings.output.line("先例 precedent: " + line) }
        }
        return .done
    }

    private static func instant(_ text: String?) throws(ToolStop) -> Instant? {
        guard let text else { return nil }
        guard let instant = Instant(iso8601: text) else {
            throw ToolStop(.wrongUsage, "--at 应如 2026-03-12T09:20:00+08:00", "--at: expected an instant such as 2026-03-12T09:20:00+08:00")
        }
        return instant
    }

    /// Normalised as at every door.
    private static func text(_ operands: [String], input: Int32) throws(ToolStop) -> String {
        let typed = operands == ["-"] ? InputLines.all(of: input).joined(separator: "\n") : operands.joined(separator: " ")
        let text = TextNormaliser.shared.normalise(typed)
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw ToolStop(.wrongUsage, "正文是空的", "the text is empty")
        }
        let count = text.unicodeScalars.count
        guard count <= Submission.contentLimit else {
            throw ToolStop(
                .wrongUsage, "正文 \(count) 字，最多 \(Submission.contentLimit) 字",
                "the text has \(count) characters, at most \(Submission.contentLimit) are taken")
        }
        return text
    }

    private static func lines(
        _ triage: Triage, _ finding: Finding, _ tables: Tables, in language: Language, at now: Instant
    ) -> [String] {
        let routing = tables.routing
        func place(_ code: PlaceCode?) -> String { code.map { "\($0) " + (routing.placesByCode[$0]?.name ?? "") } ?? "—" }
        var lines = [
            "诉求类型 kind: \(triage.kind.chinese) \(triage.kind.rawValue)",
            "类别 category: "
                + (triage.category.map { "\($0) " + (routing.categoryRows[$0]?.category.name ?? "") } ?? "待归类 unsorted")
                + "（\(Int((finding.category.confidence * 100).rounded()))%）",
            "区 district: " + place(triage.district),
            "街镇 street: " + place(triage.street),
        ]
        if let named = triage.place, named != triage.district, named != triage.street { lines.append("地点 place: " + place(named)) }
        lines += [
            "紧急程度 urgency: \(triage.urgency.chinese) \(triage.urgency.slug)" + (finding.urgency.threat ? "，扬言 threat" : ""),
            "承办单位 department: \(triage.lead) " + (routing.departments[triage.lead]?.name ?? ""),
        ]
        lines += triage.plan.companions.map { companion in
            "协办 co: \(companion.department) " + (routing.departments[companion.department]?.name ?? "") + "：" + companion.duty
        }
        lines.append("经办人 handler: " + handler(triage, routing, at: now))
        lines.append("自动派单 automatic: " + (triage.isAutomatic ? "是 yes" : "否 no，待受理 pending"))
        lines += finding.urgency.advice.map { "先告知 say first: \($0)" }
        for planned in triage.plannedClocks(receivedAt: now, tables: tables, at: now) {
            let clock = planned.line
            lines.append(
                "时限 clock: \(clock.name.chinese) \(clock.name.rawValue) \(clock.limit) → \(clock.due.iso8601(in: routing.calendar.zone))"
                    + (clock.isProvisional ? "（暂定 provisional）" : "") + (planned.tableLine.map { "（deadlines.csv:\($0)）" } ?? ""))
            if !planned.days.isEmpty {
                lines.append("  逐日 day by day: " + planned.days.stretches.map { $0.words(in: language) }.joined(separator: " · "))
            }
        }
        lines.append("规则 rule: routing/rules.csv:\(triage.route.rule.line) 顺序 \(triage.route.rule.order)")
        return lines + triage.reasons.map { "依据 why: " + $0.words(in: language) }
            + tables.evidence(of: finding).map { "判据 evidence: " + $0.words(in: language) }
    }

    private static func handler(_ triage: Triage, _ routing: RoutingTables, at now: Instant) -> String {
        func name(_ id: PersonID) -> String { "\(id) " + (routing.people[id]?.name ?? "") }
        if case .person(let person) = triage.route.handler { return name(person) + "（规则指定 named by the rule）" }
        let onCall = routing.onCall(triage.lead, at: now).people
        guard !onCall.isEmpty else { return "无人值班 nobody on call" }
        return "值班 " + onCall.map(name).joined(separator: "、") + "（此刻值班，负荷未知 on call now, load unknown）"
    }
}
