extension [WorkingCalendar.WalkedDay] {
    /// A day a word, days off in one piece together: `03-12 220分`, `03-14…15 周末`.
    package var words: [String] {
        var words: [String] = []
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
            let worked = day.isWorked ? "\(day.minutes)分" + (day.name.isEmpty ? "" : "（\(day.name)）") : day.name
            words.append(stretch + " " + worked)
            index = last + 1
        }
        return words
    }
}
