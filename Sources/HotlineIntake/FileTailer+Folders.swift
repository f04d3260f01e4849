import HotlineCore
import HotlineDesk
import HotlineSystem

extension FileTailer {
    /// Polls between two looks for known files under names that say nothing: five seconds.
    private static let deepEvery = 25

    /// Opens what is new or grew, and notes how the open files changed and which still have a name of their source.
    mutating func look(at index: Int) {
        let source = sources[index]
        let open = files.filter { !$0.value.isOver && $0.value.source.name == source.log.name }
        let numbers = Dictionary(open.map { ($0.value.identity, $0.key) }, uniquingKeysWith: { first, _ in first })
        let isDeep = source.looks % Self.deepEvery == 0
        sources[index].looks += 1
        var folder: SpoolFolder?
        do throws(SystemFailure) {
            let found = try SpoolFolder(pattern: source.pattern, known: isDeep ? Set(source.asleep.keys) : [])
            sources[index].problem = problem(with: found, of: source)
            folder = found
        } catch {
            sources[index].problem = unreadable(source.log, source.pattern, error)
        }
        let entries = folder?.entries ?? []
        if entries.contains(where: \.isNamed) { sources[index].hadFile = true }
        // By its own name first, where it has several.
        let seen = Dictionary(entries.map { ($0.identity, $0) }, uniquingKeysWith: { $0.isNamed ? $0 : $1 })
        for (number, file) in open {
            let entry = seen[file.identity]
            files[number]?.observe(entry?.stamp)
            // A folder that cannot be read says nothing about names.
            if folder != nil { files[number]?.isNamed = entry?.isNamed ?? false }
            if let entry { files[number]?.path = entry.path }
        }
        for entry in entries where numbers[entry.identity] == nil { wake(entry, of: index) }
    }

    private mutating func wake(_ entry: SpoolFolder.Entry, of index: Int) {
        let asleep = sources[index].asleep[entry.identity]
        guard asleep?.stamp != entry.stamp else { return }
        guard files.count < Self.openLimit else {
            isCrowded = true
            return
        }
        do throws(SystemFailure) {
            let file = try LogFile(entry, source: sources[index].log, cursor: asleep?.cursor)
            // Between the look and the opening the name may have gone to another file.
            guard file.identity == entry.identity else { return }
            sources[index].asleep[entry.identity] = nil
            note(file.log.header, of: file.source)
            add(file)
        } catch {
            sources[index].problem = unreadable(sources[index].log, entry.path, error)
        }
    }

    mutating func note(_ failure: SystemFailure, of file: LogFile) {
        for index in sources.indices where sources[index].log.name == file.source.name {
            sources[index].problem = unreadable(file.source, file.path, failure)
        }
    }

    private func unreadable(_ log: LogSource, _ path: String, _ failure: SystemFailure) -> Reason {
        Reason("source-unreadable", log.name.rawValue, path, failure.description)
    }

    private func problem(with folder: SpoolFolder, of source: FollowedSource) -> Reason? {
        let name = source.log.name.rawValue
        if folder.isCut { return Reason("source-crowded", name, String(SpoolFolder.fileLimit)) }
        if folder.entries.contains(where: \.isNamed) { return nil }
        return source.hadFile ? Reason("source-moved", name, source.pattern) : Reason("source-no-file", name, source.pattern)
    }

    /// How each source stands, for `status` and the alarm (practice 34).
    package var standings: [SourceStanding] {
        sources.map { source in
            let open = files.values.filter { $0.source.name == source.log.name }.sorted { $0.stamp.modified > $1.stamp.modified }
            return SourceStanding(
                source: source.log.name,
                files: open.prefix(SourceStanding.shown).map {
                    SourceStanding.File(path: $0.path, read: $0.committedOffset, size: $0.stamp.size)
                },
                count: open.count, isBehind: source.cursors != .known || open.contains { $0.waiting > 0 || $0.hasUnread },
                problem: source.problem ?? holding.map { Reason("source-held", source.log.name.rawValue, $0.codes.slug) })
        }
    }
}
