import HotlineCore
import HotlineStore

extension Reader {
    /// What a citizen reads of a ticket under another: their own number and their own beginning, then what became of the main
    /// one. Nothing of the others who stand there shows, nor that somebody else was called back.
    func plainProgress(of dossier: Dossier, under main: Dossier, at now: Instant) throws(StoreFailure) -> Progress {
        let theirs = try plainProgress(of: main, at: now)
        let own = try store.entries(of: dossier.ticket.id)
        let shared: Set<String> = Set(
            [TicketEvent.dispatch, .designate, .sign, .autoSign, .reply, .release, .answer, .redo, .callBackRedo, .handOver, .archive, .archiveLapse]
                .map(\.rawValue))
        let steps =
            own.compactMap { plainStep($0) }
            + (try store.entries(of: main.ticket.id)).filter { shared.contains($0.event) }.compactMap { plainStep($0) }
        let isAnswered = theirs.reply != nil || !main.ticket.state.isOpen
        let (chinese, english) = (
            tables.plainState(of: dossier.ticket, due: nil, language: .chinese), tables.plainState(of: dossier.ticket, due: nil, language: .english)
        )
        return Progress(
            number: number(dossier.ticket.id),
            state: isAnswered
                ? theirs.state
                : Progress.Step(at: theirs.state.at, chinese: chinese.words, english: english.words),
            nextStepChinese: isAnswered ? theirs.nextStepChinese : chinese.nextStep,
            nextStepEnglish: isAnswered ? theirs.nextStepEnglish : english.nextStep, departmentName: theirs.departmentName,
            due: running(.promised, of: dossier) ?? theirs.due, steps: steps.sorted { $0.at < $1.at }, reply: theirs.reply)
    }
}
