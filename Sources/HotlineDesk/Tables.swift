import HotlineClassifier
import HotlineCore
import HotlineRouting
import HotlineSystem

/// The tables in force and the classifier made of them: one value, swapped whole by a reload.
package struct Tables: Sendable {
    package internal(set) var routing: RoutingTables
    package let classifier: Classifier

    package init(_ routing: RoutingTables) {
        self.routing = routing
        // The doors normalise what citizens write; words that are looked for in it must have the same form.
        let form = TextNormaliser.shared
        classifier = Classifier(
            categories: routing.categories.map { $0.normalised(by: form) }, places: routing.places.map { $0.normalised(by: form) },
            urgencyWords: routing.urgencyWords.map { $0.normalised(by: form) }, version: routing.version)
    }

    package var version: RoutingVersion { routing.version }

    func departmentName(_ code: DepartmentCode?) -> String? { code.map { routing.departments[$0]?.name ?? $0.rawValue } }
    func workNumber(_ person: PersonID?) -> String? { person.map { routing.people[$0]?.workNumber ?? $0.rawValue } }
    func placeName(_ place: PlaceCode?) -> String? { place.map { routing.placesByCode[$0]?.name ?? $0.rawValue } }
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
