/// What is wrong with a file as a sheet: its letters, its header, its columns.
enum SheetFault: Hashable {
    case missing
    case notATable
    case empty
    case noRows
    case utf16
    case neitherEncoding(line: Int)
    case gb18030
    case csv(CSVFault)
    case noHeader(columns: [String])
    case unknownColumn(String, known: [String])
    case missingColumn(String, english: String)
    case duplicateColumn(String)
    case textWithoutHeading

    var isWarning: Bool { self == .gb18030 || self == .notATable }

    /// How to save a sheet so that no letter is lost, as the menus of Excel and WPS say it.
    static let saveAs = Words(
        "UTF-8：文件 → 另存为 → CSV UTF-8（逗号分隔）", "UTF-8: in Excel or WPS choose 文件 → 另存为 → CSV UTF-8（逗号分隔）")

    var what: Words {
        switch self {
        case .missing: Words("缺少这个文件", "the file is missing")
        case .notATable: Words("不是已知的表，未读取", "not one of the tables; it is not read")
        case .empty: Words("文件是空的", "the file is empty")
        case .noRows: Words("表头下没有数据", "no rows below the header")
        case .utf16: Words("文件是 UTF-16 编码", "the file is UTF-16")
        case .neitherEncoding(let line): Words("第 \(line) 行既不是 UTF-8 也不是 GB18030", "line \(line) is neither UTF-8 nor GB18030")
        case .gb18030: Words("文件是 GB18030 编码", "the file is GB18030")
        case .csv(.recordTooLong): Words("一行太长", "the record is too long")
        case .csv(.fieldTooLong(let column)): Words("第 \(column) 格太长", "cell \(column) is too long")
        case .csv(.tooManyColumns): Words("列太多", "too many columns")
        case .csv(.unclosedQuote): Words("从这一行开始的引号没有结束", "a quote that opens on this line is never closed")
        case .csv(.textAfterQuote(let column)): Words("第 \(column) 格的引号之后还有文字", "text follows the closing quote of cell \(column)")
        case .noHeader: Words("找不到表头", "no header row was found")
        case .unknownColumn(let name, _): Words("不认识列“\(name)”", "unknown column “\(name)”")
        case .missingColumn(let chinese, let english): Words("缺少列“\(chinese)”", "no column “\(chinese)” (\(english))")
        case .duplicateColumn(let name): Words("列“\(name)”重复", "column “\(name)” twice")
        case .textWithoutHeading: Words("这一格的列没有表头", "text in a column without a heading")
        }
    }

    var expected: Words {
        switch self {
        case .missing, .empty, .noRows: Words("至少一行数据", "a table with at least one row")
        case .notATable: Words("routing/README.md 所列的文件名", "a name that routing/README.md lists")
        case .utf16, .neitherEncoding, .gb18030: Self.saveAs
        case .csv(.recordTooLong): Words("最多 256 KiB", "at most 256 KiB")
        case .csv(.fieldTooLong): Words("最多 64 KiB", "at most 64 KiB")
        case .csv(.tooManyColumns): Words("最多 1,024 列", "at most 1,024")
        case .csv(.unclosedQuote): Words("成对的引号", "a closing quote")
        case .csv(.textAfterQuote): Words("格内的引号写两个", "quotes within a cell doubled")
        case .noHeader(let columns): Words("表头 " + columns.joined(separator: "、"), "the headings " + columns.joined(separator: ", "))
        case .unknownColumn(_, let known): Words(known.joined(separator: "、") + " 之一", "one of " + known.joined(separator: ", "))
        case .missingColumn: Words("表头中有这一列", "the column in the header")
        case .duplicateColumn: Words("每列一次", "each column once")
        case .textWithoutHeading: Words("表头，或空列", "a heading, or an empty column")
        }
    }
}
