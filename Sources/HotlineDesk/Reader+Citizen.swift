import HotlineCore
import HotlineRouting
import HotlineStore

extension Reader {
    func progress(_ request: ProgressRequest, at now: Instant) throws(DeskFailure) -> Progress {
        let dossier = try proven(request)
        return try stored { () throws(StoreFailure) in
            var progress = try plainProgress(of: dossier, at: now)
            let desk = Desk(store: store, tables: tables, settings: settings)
            for kind in CitizenAct.Kind.allCases where try desk.refused(kind, dossier, at: now) == nil { progress.acts.append(kind) }
            return progress
        }
    }

    /// A citizen's own ticket. Every failure is the same refusal, after the same reading: the guesser learns nothing, from the
    /// words or from the time that they took.
    func proven(_ request: ProgressRequest) throws(DeskFailure) -> Dossier {
        guard let parsed = TicketNumber(parsing: request.number), parsed.prefix == settings.prefix else { throw .refused(.noSuchTicket) }
        let id = parsed.body
        let (ticket, citizen) = try stored { () throws(StoreFailure) in (try store.ticket(id), try store.person(of: id)) }
        let isProven: Bool
        switch request.proof {
        case .code(let code, let lastFour):
            isProven = matches(ticket?.codeHash, "code \(id) \(code)") && (citizen?.phone.map { $0.lastFour == lastFour } ?? true)
        case .link(let link):
            isProven = matches(ticket?.linkHash, "link \(id) \(link)")
        }
        guard isProven, let dossier = try stored({ () throws(StoreFailure) in try read(id) }) else { throw .refused(.noSuchTicket) }
        return dossier
    }

    /// In constant time: the hashes are compared whole, and what was offered is hashed though nothing is kept.
    private func matches(_ hash: [UInt8]?, _ text: String) -> Bool {
        let offered = Digest256(bytes: store.digest(of: text))
        guard let kept = hash.flatMap({ Digest256(bytes: $0) }), let offered else { return false }
        return kept.matches(offered)
    }

    func plainProgress(of dossier: Dossier, at now: Instant) throws(StoreFailure) -> Progress {
        if let main = try mainTicket(of: dossier.ticket) { return try plainProgress(of: dossier, under: main, at: now) }
        let ticket = dossier.ticket
        // Before acceptance nothing is promised yet; the statute's date is what the receipt told. Work that is done again has a limit of its own.
        let answer: ClockName = running(.redo, of: dossier) != nil ? .redo : dossier.clock(.promised) == nil ? .statutory : .promised
        var due = running(answer, of: dossier)
        let all = try store.entries(of: ticket.id)
        let undone = all.undone
        let entries = all.filter { !undone.contains($0.id) }
        // The reply is public once it was released, or given on the spot; a second one waits for a release of its own.
        let reply = try releasedReply(of: ticket).flatMap { entry throws(StoreFailure) in try store.text(of: entry.id) }?.body
        let messages = try messages(of: ticket.id, besides: reply)
        if let running = due, running > now, let told = try dueTold(by: messages.tells, of: ticket.id) { due = told }
        // The date of the next step is that of the state's own clock: signing is due long before the answer.
        let exit = Lifecycle.timeExit(of: ticket.state)?.clock
        let next = exit == .promised ? due : exit.flatMap { running($0, of: dossier) }
        // Nobody is told that something will happen by an hour that has gone by; the answer's own date stays, kept or not.
        let step = next.flatMap { $0 > now ? $0 : nil }
        // Whoever was not satisfied has rated it: somebody else looks at it now, and nobody asks for the rating again.
        let isRatedLow = ticket.state == .awaitingRating && entries.last { Self.rounds.contains($0.event) }?.event == "rated_low"
        let (shown, by): (TicketState, Instant?) = isRatedLow ? (.objectionReview, nil) : (ticket.state, step)
        let chinese = tables.plainState(of: shown, due: by, language: .chinese)
        let english = tables.plainState(of: shown, due: by, language: .english)
        var progress = Progress(
            number: number(ticket.id),
            state: Progress.Step(at: entries.last?.at ?? ticket.receivedAt, chinese: chinese.words, english: english.words),
            nextStepChinese: chinese.nextStep, nextStepEnglish: english.nextStep,
            departmentName: tables.departmentName(dossier.holder?.department), due: due, steps: entries.compactMap { plainStep($0) },
            reply: reply)
        (progress.messages, progress.tells) = messages
        return progress
    }

    /// A low rating, and what is answered anew after it.
    private static let rounds: Set<String> = ["rated_low", TicketEvent.answer.rawValue, TicketEvent.release.rawValue]

    func running(_ name: ClockName, of dossier: Dossier) -> Instant? {
        dossier.clock(name).flatMap { $0.stoppedAt == nil && !dossier.isPaused(name) ? $0.due : nil }
    }

    /// What a citizen reads of an entry; nil for what is the house's own business.
    func plainStep(_ entry: EntryRow) -> Progress.Step? {
        let department = tables.departmentName(entry.department) ?? ""
        let words: (String, String)? =
            switch entry.event {
            case "received", TicketEvent.accept.rawValue: ("已收到您的诉求", "We have received your matter")
            case TicketEvent.dispatch.rawValue, TicketEvent.designate.rawValue:
                ("已转交\(department)", "Passed to \(department)")
            case TicketEvent.sign.rawValue, TicketEvent.autoSign.rawValue: ("\(department)已接手", "\(department) has taken it up")
            case TicketEvent.contact.rawValue: ("\(department)已与您联系", "\(department) has been in touch with you")
            case TicketEvent.reply.rawValue: ("\(department)已提交办理结果，正在核对", "\(department) has sent its result; we are checking it")
            case TicketEvent.release.rawValue: ("办理结果已答复您", "The result has been sent to you")
            case TicketEvent.answer.rawValue: ("已答复您", "Answered")
            case TicketEvent.redo.rawValue, TicketEvent.callBackRedo.rawValue: ("已请承办单位再次办理", "Sent back to be worked on again")
            case "extended": ("办理时间已延长", "More time was needed; you were told until when")
            case TicketEvent.shelve.rawValue: ("需要较长时间，已登记跟进", "It needs more time; we keep following it")
            case TicketEvent.unshelve.rawValue: ("已重新开始办理", "Taken up again")
            case TicketEvent.handOver.rawValue: ("已转交紧急服务", "Passed to the emergency service")
            case "supplemented", "attached": ("已收到您的补充", "We have received your addition")
            case "final_answer": ("已给您最终答复", "The final answer has been sent to you")
            case "rated_low", TicketEvent.rate.rawValue: ("已收到您的评价", "We have received your rating")
            case TicketEvent.requestSupplement.rawValue: ("请您补充一些情况", "We asked you for a little more")
            case TicketEvent.withdraw.rawValue: ("已收到您的撤回要求", "We have received your wish to withdraw")
            case TicketEvent.allowWithdrawal.rawValue: ("已按您的意愿撤回", "Withdrawn as you wished")
            case TicketEvent.refuseWithdrawal.rawValue: ("我们继续办理", "We go on with it")
            case TicketEvent.object.rawValue: ("已收到您的不同意见", "We have received your objection")
            case TicketEvent.upholdObjection.rawValue: ("您的意见成立，重新办理", "Your objection was upheld; we take it up again")
            case TicketEvent.dismissObjection.rawValue: ("复核维持原来的结果", "After another look the result stands")
            case TicketEvent.decline.rawValue: ("热线不能办理，原因已告知您", "The hotline cannot handle it; you were told why")
            case TicketEvent.archive.rawValue, TicketEvent.archiveLapse.rawValue: ("本件已办结", "Closed")
            case TicketEvent.merge.rawValue: ("与相同的诉求一起办理", "Handled together with others of the same matter")
            case TicketEvent.unmerge.rawValue: ("改为单独办理", "Handled by itself again")
            default: nil
            }
        return words.map { Progress.Step(at: entry.at, chinese: $0.0, english: $0.1) }
    }

    var formOptions: FormOptions {
        let places = tables.routing.places
        let districts = places.filter { $0.level == .district }.sorted { $0.code < $1.code }
        return FormOptions(
            districts: districts.map { district in
                FormOptions.District(
                    code: district.code, name: district.name,
                    streets: places.filter { $0.level == .street && tables.routing.district(of: $0.code) == district.code }
                        .sorted { $0.code < $1.code }.map { FormOptions.Street(code: $0.code, name: $0.name) })
            })
    }
}

extension Tables {
    /// The state in the citizen's words, with the date where there is one.
    func plainState(of state: TicketState, due: Instant?, language: Language) -> (words: String, nextStep: String) {
        let arguments = due.map { ["due": endOfDay($0) ?? $0.wallClock(in: routing.calendar.zone)] } ?? [:]
        return routing.words(for: state, language: language, arguments: arguments)
    }

    /// The hotline's own rooms close at midnight: by 24:00 of the day that ends, which nobody takes for the day that begins.
    private func endOfDay(_ instant: Instant) -> String? {
        let zone = routing.calendar.zone
        guard zone.millisecondOfDay(of: instant) == 0 else { return nil }
        return String(instant.adding(seconds: -60).wallClock(in: zone).dropLast(5)) + "24:00"
    }
}
