import HotlineCore
import Testing

/// Every course a ticket can take, to its end: all standings that any sequence of events leads to, each looked at once. That is every
/// sequence of six events from creation, and of any number more; a refusal ends a sequence.
@Suite struct LifecycleWalkTests {
    /// Where a ticket stands as far as the law of states and clocks goes.
    struct Standing: Hashable {
        var state = TicketState.pending
        var running: ClockNames = [.accept, .statutory]
        /// Clocks that have begun; those of the ticket itself begin once.
        var begun: ClockNames = [.accept, .statutory]
        var isAnswered = false
        var hasFeedback = false
        /// What the last event stopped: an `undo` of it resumes that, and nothing else.
        var justStopped: ClockNames = []
        /// 首接单位; each dispatch goes to another department than the one before.
        var firstDepartment: DepartmentCode?
        /// 紧急 or 特急 from its first moment.
        var isUrgent = false

        /// - Returns: nil where the event cannot happen here.
        func after(_ event: TicketEvent) -> Standing? {
            guard case .success(let next) = Lifecycle.next(after: event, in: state) else { return nil }
            var standing = self
            if event == .undo, state != .awaitingSignature { (standing.isAnswered, standing.hasFeedback) = (false, false) }
            if event == .release || event == .answer { standing.isAnswered = true }
            if Lifecycle.recordsFeedback(event) { standing.hasFeedback = true }
            let changes = standing.clocks(after: event, to: next)
            standing.justStopped = changes.stops.intersection(running)
            standing.running.subtract(changes.stops)
            standing.running.formUnion(changes.resumes.intersection(event == .undo ? justStopped : begun))
            standing.running.formUnion(changes.starts)
            standing.firstDepartment = Lifecycle.firstDepartment(
                firstDepartment, after: event, at: firstDepartment == nil ? "FIRST" : "LATER")
            standing.begun.formUnion(changes.starts)
            standing.state = next
            // Shelving and following up name the date of their own clock.
            if event == .shelve { standing.running.insert(.review) }
            if event == .followUp { standing.running.insert(.followUp) }
            return standing
        }

        func clocks(after event: TicketEvent, to next: TicketState) -> ClockChanges {
            Lifecycle.clocks(
                after: event, from: state, to: next,
                promise: isAnswered ? .met : !begun.contains(.promised) ? .notGiven : running.contains(.promised) ? .running : .stopped,
                isUrgent: isUrgent, begun: begun.intersection(owed))
        }

        /// The ticket's own: what no transfer resets.
        var owed: ClockNames {
            var owed: ClockNames = []
            for name in ClockName.allCases where name.isTicketsOwn(isUrgent: isUrgent) { owed.insert(name) }
            return owed
        }
    }

    /// Each standing with the events that led to it first.
    private static let reached: [Standing: [TicketEvent]] = {
        let beginnings = [Standing(), Standing(isUrgent: true)]
        var reached = Dictionary(uniqueKeysWithValues: beginnings.map { ($0, [TicketEvent]()) })
        var frontier = beginnings
        while let standing = frontier.popLast() {
            for event in TicketEvent.allCases {
                guard let next = standing.after(event), reached[next] == nil else { continue }
                reached[next] = reached[standing, default: []] + [event]
                frontier.append(next)
            }
        }
        return reached
    }()

    @Test func `every state can be reached`() {
        #expect(Set(Self.reached.keys.map(\.state)) == Set(TicketState.allCases))
    }

    @Test func `an open ticket always has a next moment: the clock that bounds its state runs`() {
        for (standing, course) in Self.reached {
            guard let exit = Lifecycle.timeExit(of: standing.state) else {
                #expect(!standing.state.isOpen)
                continue
            }
            let isBounded = standing.running.contains(exit.clock) || (exit.clock == .promised && standing.running.contains(.redo))
            #expect(isBounded, "\(standing.state) after \(course)")
        }
    }

    @Test func `a closed ticket has a feedback record, and nothing runs on it`() {
        for (standing, course) in Self.reached where !standing.state.isOpen {
            #expect(standing.hasFeedback, "\(standing.state) after \(course)")
            // Under a main ticket what the citizen is owed runs on (practice 5).
            let running = standing.running.names.filter { standing.state != .merged || !Lifecycle.keptUnderMain.contains($0) }
            #expect(running.isEmpty, "\(standing.state) after \(course): \(standing.running)")
        }
    }

    @Test func `the promise is given once: no dispatch, transfer or redo begins it or the law's limit again`() {
        for (standing, course) in Self.reached {
            for event in TicketEvent.allCases {
                guard case .success(let next) = Lifecycle.next(after: event, in: standing.state) else { continue }
                let changes = standing.clocks(after: event, to: next)
                #expect(!changes.starts.contains(.statutory), "\(event) after \(course)")
                if changes.starts.contains(.promised) { #expect(!standing.begun.contains(.promised), "\(event) after \(course)") }
            }
        }
    }

    @Test func `no way from one department to another resets a clock of the citizen's, before the answer`() {
        let ways: [TicketEvent] = [
            .requestReturn, .grantReturn, .refuseReturn, .refuseReturnLate, .dispatch, .designate, .redispatch, .withdraw,
            .refuseWithdrawal,
            .merge, .unmerge, .undo,
        ]
        for (standing, course) in Self.reached where !standing.isAnswered {
            let owed = standing.begun.intersection(standing.owed)
            for event in ways {
                guard case .success(let next) = Lifecycle.next(after: event, in: standing.state) else { continue }
                let changes = standing.clocks(after: event, to: next)
                #expect(
                    changes.stops.intersection(owed).isEmpty, "\(event) stops \(changes.stops.intersection(owed).names) after \(course)")
                #expect(
                    changes.starts.intersection(owed).isEmpty, "\(event) begins \(changes.starts.intersection(owed).names) after \(course)")
            }
        }
    }

    @Test func `an urgent ticket that went to a department owes the first report and the contact until somebody gives them`() {
        let gives: Set<TicketEvent> = [
            .contact, .reply, .answer, .decline, .handOver, .archive, .archiveLapse, .allowWithdrawal, .release, .dismissObjection,
        ]
        for (standing, course) in Self.reached where standing.isUrgent && standing.begun.contains(.firstReport) {
            if !course.contains(where: gives.contains) {
                #expect(standing.running.contains(.firstReport) && standing.running.contains(.contact), "\(standing.state) after \(course)")
            }
        }
    }

    @Test(arguments: TicketState.allCases)
    func `passing a ticket on between people, noting, urging and delegating move no clock`(state: TicketState) {
        for event in [TicketEvent.transfer, .note, .urge, .delegate] {
            guard case .success(let next) = Lifecycle.next(after: event, in: state) else { continue }
            let changes = Lifecycle.clocks(after: event, from: state, to: next, promise: .running, isUrgent: true, begun: [.firstReport])
            #expect(changes == ClockChanges(stops: [], resumes: [], starts: []), "\(event) in \(state)")
        }
    }

    @Test func `the first department is that of the first dispatch, whatever comes after`() {
        for (standing, course) in Self.reached {
            let isDispatched = course.contains { [.dispatch, .designate, .redispatch].contains($0) }
            #expect(standing.firstDepartment == (isDispatched ? "FIRST" : nil), "after \(course)")
            for event in TicketEvent.allCases where standing.firstDepartment != nil {
                #expect(standing.after(event)?.firstDepartment ?? "FIRST" == "FIRST", "\(event) after \(course)")
            }
        }
    }

    @Test func `an act that is undone at once leaves every clock of the citizen's as it was`() {
        for (standing, course) in Self.reached {
            for act in [TicketEvent.dispatch, .designate, .answer, .release] {
                guard let done = standing.after(act), let undone = done.after(.undo) else { continue }
                let before = standing.running.intersection([.promised, .statutory, .firstReport])
                #expect(before.names.allSatisfy { undone.running.contains($0) }, "\(act) undone after \(course)")
            }
        }
    }

    @Test func `the citizen has an answer before anybody asks how satisfied they are`() {
        for (standing, course) in Self.reached where [.awaitingCallback, .awaitingRating].contains(standing.state) {
            #expect(standing.isAnswered && standing.hasFeedback, "\(standing.state) after \(course)")
        }
    }
}
