import HotlineCore
import HotlineDesk

extension FieldMistake {
    /// For the page, beside the field.
    package func words(in language: Language) -> String {
        switch kind {
        case .missing: (field == .content ? PageWords.mustWrite : .formBroken).words(in: language)
        case .tooLong(let limit, let written): PageWords.tooLong.words(in: language, String(written), String(limit))
        case .badPhone: PageWords.badPhone.words(in: language)
        case .badChoice: PageWords.badChoice.words(in: language)
        case .badTime: PageWords.badTime.words(in: language)
        case .badEmail: PageWords.badEmail.words(in: language)
        case .badPlace: PageWords.badStreet.words(in: language)
        case .tooManyFiles(let most): PageWords.tooManyFiles.words(in: language, String(most))
        case .fileTooLong(let most): PageWords.fileTooLong.words(in: language, value, String(most >> 20))
        case .unknownFile(let expected): PageWords.unknownFile.words(in: language, value, expected)
        case .falseFile: PageWords.falseFile.words(in: language, value)
        }
    }
}
