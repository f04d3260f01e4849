import HotlineClassifier
import HotlineCore
import HotlineRouting
import HotlineSystem

/// The tables in force and the classifier made of them, swapped whole by a reload.
///
/// An object, because it is large, never changes, and every order asks for it on its way.
package final class Tables: Sendable {
    package let routing: RoutingTables
    package let classifier: Classifier
    /// What the classifier learnt beside the tables; nil while it has its keywords alone.
    package let model: ClassModel?

    package init(_ routing: RoutingTables) {
        self.routing = routing
        // The doors normalise what citizens write; words that are looked for in it must have the same form.
        let form = TextNormaliser.shared
        classifier = Classifier(
            categories: routing.categories.map { $0.normalised(by: form) }, places: routing.places.map { $0.normalised(by: form) },
            urgencyWords: routing.urgencyWords.map { $0.normalised(by: form) }, dangerThresholds: routing.dangerThresholds,
            version: routing.version)
        model = nil
    }

    private init(_ routing: RoutingTables, _ classifier: Classifier, _ model: ClassModel?) {
        self.routing = routing
        self.classifier = classifier
        self.model = model
    }

    /// The same tables with what was learnt.
    package func taught(by model: ClassModel?) -> Tables { Tables(routing, classifier.taught(by: model), model) }

    /// The same tables under what the departments said of their people.
    func under(_ board: DutyBoard) -> Tables {
        var routing = routing
        routing.board = board
        return Tables(routing, classifier, model)
    }

    package var version: RoutingVersion { routing.version }

    func departmentName(_ code: DepartmentCode) -> String { routing.departments[code]?.name ?? code.rawValue }
    func departmentName(_ code: DepartmentCode?) -> String? { code.map { departmentName($0) } }
    /// `ZJJ 市住房和城乡建设局`. The tables hold no English names of departments, so an English sentence names one by its code and its
    /// Chinese name; a Chinese one leaves the code out.
    func titled(_ code: DepartmentCode) -> String { routing.departments[code].map { code.rawValue + " " + $0.name } ?? code.rawValue }
    func workNumber(_ person: PersonID) -> String { routing.people[person]?.workNumber ?? person.rawValue }
    func workNumber(_ person: PersonID?) -> String? { person.map { workNumber($0) } }
    func workNumbers(_ people: [PersonID]) -> String { people.map { workNumber($0) }.joined(separator: "、") }
    func placeName(_ place: PlaceCode?) -> String? { place.map { routing.placesByCode[$0]?.name ?? $0.rawValue } }
    /// At or above this confidence of a category the daemon may act on it by itself: the row's 门槛, or what holds for all.
    func threshold(of code: CategoryCode?) -> Double {
        code.flatMap { routing.categoryRows[$0]?.threshold } ?? Classifier.sureConfidence
    }

    func category(_ code: CategoryCode?) -> Category? { code.flatMap { routing.categoryRows[$0]?.category } }
}

extension Category {
    fileprivate func normalised(by form: TextNormaliser) -> Category {
        Category(
            code: code, parent: parent, parentName: parentName, name: name, keywords: keywords.map { form.normalise($0) },
            confusableWith: confusableWith)
    }
}

extension Place {
    fileprivate func normalised(by form: TextNormaliser) -> Place {
        Place(
            code: code, level: level, name: form.normalise(name), aliases: aliases.map { form.normalise($0) }, parents: parents)
    }
}

extension UrgencyWord {
    fileprivate func normalised(by form: TextNormaliser) -> UrgencyWord {
        UrgencyWord(words: words.map { form.normalise($0) }, effect: effect, kind: kind, advice: advice, line: line)
    }
}
