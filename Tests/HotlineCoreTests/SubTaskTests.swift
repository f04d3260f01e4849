import HotlineCore
import Testing

/// Practice 19: sub-tasks have a small table of their own.
struct SubTaskTests {
    /// Every pair that leads somewhere; all others are refused.
    private static let pairs: [(SubTaskState, SubTaskEvent, SubTaskState)] = [
        (.unsigned, .sign, .signed), (.unsigned, .autoSign, .signed), (.unsigned, .contact, .signed), (.unsigned, .note, .unsigned),
        (.unsigned, .reply, .replied), (.unsigned, .requestReturn, .returning), (.unsigned, .remove, .ended),
        (.signed, .contact, .signed), (.signed, .note, .signed), (.signed, .reply, .replied), (.signed, .appeal, .appealing),
        (.signed, .remove, .ended),
        (.returning, .contact, .returning), (.returning, .note, .returning), (.returning, .grantReturn, .ended),
        (.returning, .refuseReturn, .signed), (.returning, .lapse, .signed), (.returning, .remove, .ended),
        (.appealing, .contact, .appealing), (.appealing, .note, .appealing), (.appealing, .grantAppeal, .ended),
        (.appealing, .refuseAppeal, .signed), (.appealing, .lapse, .signed), (.appealing, .remove, .ended),
    ]

    @Test func `every pair of state and event leads where the table says, or nowhere`() {
        for state in SubTaskState.allCases {
            for event in SubTaskEvent.allCases {
                let expected = Self.pairs.first { $0.0 == state && $0.1 == event }?.2
                #expect(SubTaskLifecycle.next(after: event, in: state) == expected, "\(state) \(event)")
            }
        }
    }

    @Test func `what time does is one of the state's own events, and a state that owes nothing has none`() {
        for state in SubTaskState.allCases {
            guard let exit = SubTaskLifecycle.timeExit(of: state) else { continue }
            #expect(SubTaskLifecycle.next(after: exit, in: state) == .signed)
            #expect(state.isOpen)
        }
        #expect(SubTaskState.allCases.filter { !$0.isOpen } == [.replied, .ended])
        #expect(SubTaskState.allCases.filter { SubTaskLifecycle.timeExit(of: $0) == nil } == [.signed, .replied, .ended])
    }

    @Test(
        arguments: [
            ([], nil), ([Limit.workingDays(5)], .workingDays(5)), ([.workingDays(5), .workingDays(5), .workingDays(3)], .workingDays(13)),
            ([.workingMinutes(240), .workingMinutes(60)], .workingMinutes(300)),
            ([.clockMinutes(30), .clockMinutes(60)], .clockMinutes(90)),
            ([.workingMinutes(421), .workingDays(1)], .workingDays(3)), ([.clockMinutes(1_440), .workingDays(1)], .workingDays(2)),
        ] as [([Limit], Limit?)])
    func `serial limits add up, of different units as days`(limits: [Limit], sum: Limit?) {
        #expect(Limit.sum(limits) == sum)
    }
}
