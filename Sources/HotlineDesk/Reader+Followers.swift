import HotlineCore
import HotlineStore

extension Reader {
    /// What a citizen reads of a ticket under another: their own number and their own beginning, then what became of the main
    /// one. Nothing of the others who stand there shows, nor that somebody else was called back.
    func plainProgress(of dossier: Dossier, under main: Dossier, at now: Instant) throws(StoreFailure) -> Progress {
        let theirs = try plainProgress(of: main, at: now)
        let (all, mains) = (try store.entries(of: dossier.ticket.id), try store.entries(of: main.ticket.id))
        let undone = all.undone.union(mains.undone)
        let own = all.filter { !undone.contains($0.id) }
        let shared: Set<String> = Set(
            [
                TicketEvent.dispatch, .designate, .sign, .autoSign, .reply, .release, .answer, .redo, .callBackRedo, .handOver, .archive,
                .archiveLapse,
            ]
            .map(\.rawValue))
        // What was done before is theirs from the moment they stand under it: nobody reads that somebody else was earlier.
        let since = try store.follower(dossier.ticket.id)?.since ?? dossier.ticket.receivedAt
        let steps =
            own.compactMap { plainStep($0) }
            + mains.filter { shared.contains($0.event) && !undone.contains($0.id) }.compactMap { plainStep($0) }.map {
                Progress.Step(at: max($0.at, since), chinese: $0.chinese, english: $0.english)
            }
        let isAnswered = theirs.reply != nil || !main.ticket.state.isOpen
        let (chinese, english) = (
            tables.plainState(of: dossier.ticket.state, due: nil, language: .chinese),
            tables.plainState(of: dossier.ticket.state, due: nil, language: .english)
        )
        var progress = Progress(
            number: number(dossier.ticket.id),
            state: isAnswered
                ? theirs.state
                : Progress.Step(at: max(theirs.state.at, since), chinese: chinese.words, english: english.words),
            nextStepChinese: isAnswered ? theirs.nextStepChinese : chinese.nextStep,
            nextStepEnglish: isAnswered ? theirs.nextStepEnglish : english.nextStep, departmentName: theirs.departmentName,
            due: running(.promised, of: dossier) ?? theirs.due, steps: steps.sorted { $0.at < $1.at }, reply: theirs.reply)
        // Each caller is written to under their own number.
        (progress.messages, progress.tells) = try messages(of: dossier.ticket.id, besides: theirs.reply)
        return progress
    }
}
