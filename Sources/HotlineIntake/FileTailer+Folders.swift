import HotlineCore
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
            sources[index].problem = found.isCut ? "over \(SpoolFolder.fileLimit) files match \(source.pattern)" : nil
            folder = found
        } catch {
            sources[index].problem = "\(source.pattern): \(error)"
        }
        let entries = folder?.entries ?? []
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
            add(file)
        } catch {
            sources[index].problem = "\(entry.path): \(error)"
        }
    }

    mutating func note(_ failure: SystemFailure, of file: LogFile) {
        for index in sources.indices where sources[index].log.name == file.source.name {
            sources[index].problem = "\(file.path): \(failure)"
        }
    }

    package var standings: [SourceStanding] {
        sources.map { source in
            SourceStanding(
                source: source.log.name, files: files.values.count { $0.source.name == source.log.name },
                lastRecordAt: lastRecord[source.log.name], problem: source.problem ?? holding.map { "the Desk says " + $0.codes.slug })
        }
    }
}
