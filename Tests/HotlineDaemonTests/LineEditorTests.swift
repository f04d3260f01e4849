import HotlineDaemon
import Testing

/// The line at a terminal: keys in, lines and the row's bytes out.
struct LineEditorTests {
    private static func editor(columns: Int = 80) -> LineEditor {
        var editor = LineEditor(prompt: "< ", columns: columns, words: ["inbox", "include", "incident", "new", "note", "新单"])
        editor.second = { first in first == "new" ? ["key=", "phone=", "place="] : first == "help" ? ["all", "codes", "待签收"] : [] }
        return editor
    }

    private static let left = "\u{1B}[D"
    private static let right = "\u{1B}[C"
    private static let up = "\u{1B}[A"
    private static let down = "\u{1B}OB"

    @Test(
        arguments: [
            ("inbox\r", ["inbox"]), ("a\nb\r\n", ["a", "b"]), ("\r", [""]),
            ("井盖松动\r", ["井盖松动"]), ("井松\(left)盖\r", ["井盖松"]), ("ab\(left)\(left)\(left)x\(right)\(right)\(right)y\r", ["xaby"]),
            ("井盖\u{7F}\u{7F}路\r", ["路"]), ("ab\(left)\u{1B}[3~c\r", ["ac"]), ("abc\u{01}x\u{05}y\r", ["xabcy"]),
            ("abc\u{1B}[Hx\u{1B}[Fy\r", ["xabcy"]), ("abc\u{1B}[1~x\u{1B}[4~y\r", ["xabcy"]), ("note 一 二\u{17}\u{17}三\r", ["note 三"]),
            ("abc\u{15}d\r", ["d"]), ("abc\(left)\(left)\u{0B}d\r", ["ad"]),
            ("一\r二\r\(up)\(up)\r", ["一", "二", "一"]), ("一\r半\(up)\(down)句\r", ["一", "半句"]), ("一\r\(up)\(down)\(down)x\r", ["一", "x"]),
            ("inb\t\r", ["inbox "]), ("in\t\r", ["in"]), ("inc\tl\t\r", ["include "]), ("new in\t\r", ["new in"]), ("新\t\r", ["新单 "]),
            ("help c\t\r", ["help codes "]), ("help \t\r", ["help "]), ("help  待\t\r", ["help  待签收 "]), ("new k\t1\r", ["new key=1"]),
            ("new p\ta\r", ["new pa"]), ("new pl\t\r", ["new place="]), ("help codes a\t\r", ["help codes a"]), (" inb\t\r", [" inbox "]),
            ("x\u{03}y\r", ["y"]), ("\u{1B}[200~a\r", ["a"]), ("\u{1B}[15~a\r", ["a"]), ("\u{1B}xa\r", ["a"]),
        ] as [(String, [String])])
    func `what is typed is a line, whatever keys came between`(typed: String, lines: [String]) {
        var whole = Self.editor()
        #expect(whole.take(Array(typed.utf8)).lines == lines)
        // However the reads were cut.
        var pieces = Self.editor()
        #expect(typed.utf8.flatMap { pieces.take([$0]).lines } == lines)
    }

    @Test func `a paste of 200 lines is 200 lines`() {
        var editor = Self.editor()
        editor.isText = true
        let lines = (1...200).map { "120000\($0)\t示例\($0)\t\($0) 元" }
        #expect(editor.take(Array(lines.map { $0 + "\r" }.joined().utf8)).lines == lines)
    }

    @Test func `bytes that are no UTF-8 are left out and the next character is whole`() {
        var editor = Self.editor()
        #expect(editor.take([0x61, 0xFF, 0xE4, 0xBA] + Array("井b\r".utf8)).lines == ["a井b"])
    }

    @Test func `the row shows the line, and the cursor stands two columns back for each wide character`() {
        var editor = Self.editor()
        #expect(String(decoding: editor.take(Array("井盖\(Self.left)".utf8)).screen, as: UTF8.self) == "\r\u{1B}[K< 井盖\u{1B}[2D")
        #expect(String(decoding: editor.drawn, as: UTF8.self) == "\r\u{1B}[K< 井盖\u{1B}[2D")
    }

    @Test func `a line longer than the row is seen around its cursor and never wraps`() {
        var editor = Self.editor(columns: 20)
        let row = String(decoding: editor.take(Array("一二三四五六七八九十".utf8)).screen, as: UTF8.self)
        #expect(row == "\r\u{1B}[K< 三四五六七八九十")
        #expect(String(decoding: editor.take([0x01]).screen, as: UTF8.self) == "\r\u{1B}[K< 一二三四五六七八\u{1B}[16D")
    }

    @Test func `a second Tab shows what fits`() {
        var editor = Self.editor()
        _ = editor.take(Array("inc\t".utf8))
        let screen = String(decoding: editor.take([0x09]).screen, as: UTF8.self)
        #expect(screen.contains("\r\nincident  include\r\n"))
    }

    @Test func `control-D ends on an empty line and deletes elsewhere`() {
        var editor = Self.editor()
        #expect(editor.take(Array("a\u{01}\u{04}".utf8)).hasEnded == false)
        #expect(editor.take([0x04]).hasEnded)
    }

    @Test func `the lines of a text are nobody's history`() {
        var editor = Self.editor()
        _ = editor.take(Array("inbox\r".utf8))
        editor.isText = true
        _ = editor.take(Array("市民的话\r".utf8))
        editor.isText = false
        #expect(editor.take(Array("\(Self.up)\r".utf8)).lines == ["inbox"])
    }
}
