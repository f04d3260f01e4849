import HotlineCore

/// A sentence in both languages.
struct Words: Hashable {
    let chinese: String
    let english: String

    init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    static let none = Words("", "")
}

extension CellFault.Noun {
    /// The thing, and the file whose codes name it.
    var words: Words {
        switch self {
        case .department: Words("部门", "department")
        case .person: Words("人员", "person")
        case .category: Words("类别", "category")
        case .firstLevel: Words("大类", "first-level category")
        case .place: Words("地点", "place")
        case .district: Words("区", "district")
        case .street: Words("街镇", "street")
        case .order: Words("顺序", "顺序")
        case .rung: Words("级", "rung")
        case .scope, .joint, .guide, .venue: Words("编码", "code")
        case .source: Words("来源", "source")
        case .notice: Words("通知", "notice")
        case .state: Words("状态", "state")
        case .day: Words("日期", "day")
        case .unixUser: Words("系统账号", "unix user")
        case .workNumber: Words("工号", "work number")
        case .sentence, .danger: Words("句子", "sentence")
        }
    }

    fileprivate var file: String {
        switch self {
        case .department: "departments.csv"
        case .person, .unixUser, .workNumber: "people.csv"
        case .category, .firstLevel: "categories.csv"
        case .place, .district, .street: "places.csv"
        case .order: "rules.csv"
        case .rung: "escalation.csv"
        case .scope: "scope.csv"
        case .joint: "joint.csv"
        case .guide: "guides.csv"
        case .venue: "venues.csv"
        case .source: "sources.csv"
        case .notice, .state: "notices.csv"
        case .day: "calendar.csv"
        case .sentence: "examples.csv"
        case .danger: "dangers.csv"
        }
    }
}

extension CellFault {
    var what: Words {
        switch self {
        case .blank, .blankCondition: Words("空白", "blank")
        case .undecodable: Words("文字不是这个文件的编码", "letters that are not in the file's encoding")
        case .lostLetters: Words("含有“�”，文字在保存时已丢失", "holds “�”: letters were lost when the file was saved")
        case .digitsGone(let text): Words("“\(text)”的数字已丢失", "“\(text)”: the digits are gone")
        case .notACode(let text): Words("“\(text)”不是编码", "“\(text)” is not a code")
        case .notADate(let text): Words("“\(text)”不是日期", "“\(text)” is not a date")
        case .serialDate(let text): Words("“\(text)”是表格的日期序号", "“\(text)” is a serial number")
        case .dateWithoutYear(let text): Words("“\(text)”没有年份", "“\(text)” has no year")
        case .noSuchDay(let text): Words("没有“\(text)”这一天", "there is no day “\(text)”")
        case .notATime(let text): Words("“\(text)”不是时间", "“\(text)” is not a time")
        case .notWeekdays(let text): Words("“\(text)”不是星期", "“\(text)” is not weekdays")
        case .notABoolean(let text): Words("“\(text)”不是是或否", "“\(text)” is neither yes nor no")
        case .notANumber(let text, _, _): Words("“\(text)”不是数", "“\(text)” is not such a number")
        case .notALimit(let text): Words("“\(text)”不是时限", "“\(text)” is not a limit")
        case .notAPercentage(let text): Words("“\(text)”不是百分比", "“\(text)” is not a percentage")
        case .notAMoment(let text): Words("“\(text)”不是时机", "“\(text)” is not a moment")
        case .notAZone(let text): Words("“\(text)”不是时区", "“\(text)” is not a time zone")
        case .notAColumnMap(let text): Words("“\(text)”不是列对应", "“\(text)” is not a column map")
        case .notAColumnNumber(let text): Words("“\(text)”不是列号对应", "“\(text)” is not a map of column numbers")
        case .notASilence(let text): Words("“\(text)”不是静默时段", "“\(text)” is not a silence")
        case .notOneOf(let text, _): Words("“\(text)”不在可选值中", "“\(text)” is not one of the choices")
        case .unknown(let noun, let code): Words("没有\(noun.words.chinese)“\(code)”", "no \(noun.words.english) “\(code)”")
        case .symbolHere(let text): Words("这里不能写“\(text)”", "“\(text)” may not stand here")
        case .padded(let text, let code): Words("“\(text)”读作“\(code)”", "“\(text)” is read as “\(code)”")
        case .nameDiffers(let noun, let code, let name, let table):
            Words("\(noun.words.chinese)“\(code)”名为“\(table)”，不是“\(name)”", "\(noun.words.english) “\(code)” is “\(table)”, not “\(name)”")
        case .keywordTooShort(let word): Words("关键词“\(word)”只有一个字", "keyword “\(word)” has one character")
        case .categoryOutsideParent(let code, let parent): Words("“\(code)”不在大类“\(parent)”之下", "“\(code)” is not within “\(parent)”")
        case .withoutName(let code): Words("“\(code)”没有名称", "“\(code)” has no name")
        case .firstLevelNamed(let code, let name, let other, let line):
            Words("大类“\(code)”在这里叫“\(name)”，第 \(line) 行叫“\(other)”", "“\(code)” is “\(name)” here and “\(other)” on line \(line)")
        case .backwards: Words("结束在开始之前", "ends before it begins")
        case .duplicate(let noun, let code, let line):
            Words("\(noun.words.chinese)“\(code)”重复，第 \(line) 行已有", "\(noun.words.english) “\(code)” twice, first on line \(line)")
        case .wrongLevel(let code, _): Words("“\(code)”的级别不对", "“\(code)” is of another level")
        }
    }

    var expected: Words {
        switch self {
        case .blank: Words("要填写", "a value")
        case .blankCondition: Words("任意（合并单元格会留下空白，请逐格填写）", "任意 for any (merged cells save blanks: fill each cell)")
        case .undecodable, .lostLetters: SheetFault.saveAs
        case .digitsGone: Words("把该列设为文本格式后重新输入", "format the column as text and type it again")
        case .notACode: Words("编码，或编码、空格、名称", "a code, or code, space, name")
        case .notADate, .noSuchDay: Words("2026-03-12、2026/3/12 或 2026年3月12日", "2026-03-12, 2026/3/12 or 2026年3月12日")
        case .serialDate, .dateWithoutYear:
            Words("把该列设为文本格式后写 2026-03-12", "2026-03-12, in a column formatted as text")
        case .notATime: Words("8:30、08:30 或 08:30:00", "8:30, 08:30 or 08:30:00")
        case .notWeekdays: Words("一二三四五六日，或 一至五", "一二三四五六日, or 一至五")
        case .notABoolean: Words("是 或 否", "是 or 否")
        case .notANumber(_, let from, let to): Words("\(from) 到 \(to) 的整数", "a whole number from \(from) to \(to)")
        case .notALimit: Words("4工作时、90工作分钟、1工作日、2小时、30分钟 或 无", "4工作时, 90工作分钟, 1工作日, 2小时, 30分钟 or 无")
        case .notAPercentage: Words("1% 到 99%", "1% to 99%")
        case .notAMoment:
            Words("已过 50%、剩余 20% 至少 4工作时、到期 或 到期后 1小时", "已过 50%, 剩余 20% 至少 4工作时, 到期 or 到期后 1小时")
        case .notAZone: Words("+08:00", "+08:00")
        case .notAColumnMap: Words("字段=表头，用、分开", "字段=表头, with 、 between")
        case .notAColumnNumber:
            Words("字段=列号，从 1 数起，至少有 src、start、disposition", "field=number, from 1, with src, start and disposition at least")
        case .notASilence: Words("08-20:30分钟，用、分开", "08-20:30分钟, with 、 between")
        case .notOneOf(_, let choices): Words(choices.joined(separator: "、"), choices.joined(separator: ", "))
        case .unknown(let noun, _): Words("\(noun.file) 中的编码", "a code of \(noun.file)")
        case .symbolHere: Words("部门编码", "the code of a department")
        case .padded(_, let code): Words("写全 \(code)", "\(code) in full")
        case .nameDiffers: Words("编码与名称一致", "the code's own name")
        case .keywordTooShort: Words("两个字以上", "two characters or more")
        case .categoryOutsideParent: Words("前两位与大类相同的四位数字", "four digits that begin with the first level's two")
        case .withoutName: Words("编码、空格、名称，如 02 市政公用", "code, space, name: 02 市政公用")
        case .firstLevelNamed: Words("同一个名称", "one name")
        case .backwards: Words("先后次序", "the earlier first")
        case .duplicate: Words("不重复", "each once")
        case .wrongLevel(_, let level): Words(level, level)
        }
    }
}
