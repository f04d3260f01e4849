extension [WorkingCalendar.WalkedDay] {
    /// A day a word, days off in one piece together: `03-12 220分`, `03-14…15 周末`.
    package var words: [String] { stretches.map { $0.words() } }

    /// The same as pieces of a reason.
    package var stretches: [Reason] {
        var stretches: [Reason] = []
        var index = startIndex
        while index < endIndex {
            let day = self[index]
            var last = index
            if !day.isWorked {
                while last + 1 < endIndex, !self[last + 1].isWorked, self[last + 1].name == day.name { last += 1 }
            }
            let date = pad(day.date.month, 2) + "-" + pad(day.date.day, 2)
            let end = self[last].date
            let stretch = last == index ? date : date + "…" + (end.month == day.date.month ? "" : pad(end.month, 2) + "-") + pad(end.day, 2)
            if !day.isWorked {
                stretches.append(Reason("day-off", stretch, day.name))
            } else {
                stretches.append(
                    day.name.isEmpty
                        ? Reason("day-worked", stretch, "\(day.minutes)") : Reason("day-worked-named", stretch, "\(day.minutes)", day.name))
            }
            index = last + 1
        }
        return stretches
    }
}
