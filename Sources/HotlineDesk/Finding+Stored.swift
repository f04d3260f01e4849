import Foundation
import HotlineCore
import HotlineSystem

/// A finding as a ticket's row keeps it: JSON by the names of its properties.
///
/// Written by hand, since every ticket writes one and `JSONEncoder` takes sixty microseconds for it, half of what judging costs;
/// read only where somebody asks why.
extension Finding {
    package var stored: String {
        String(
            decoding: JSONValue.object([
                "kind": kind.json { $0.rawValue }, "category": category.json { $0.rawValue }, "place": place.json,
                "urgency": urgency.json, "vulnerable": vulnerable.json, "version": .string(version.rawValue),
            ]).bytes, as: UTF8.self)
    }

    package init?(stored text: String) {
        guard let finding = try? JSONDecoder().decode(Finding.self, from: Data(text.utf8)) else { return nil }
        self = finding
    }
}

extension Guess {
    fileprivate func json(_ text: (Value) -> String) -> JSONValue {
        .object([
            "value": value.map { .string(text($0)) }, "confidence": .double(confidence), "evidence": evidence.json,
            "alternatives": .array(
                alternatives.map { .object(["value": .string(text($0.value)), "confidence": .double($0.confidence)]) }),
        ])
    }
}

extension PlaceFinding {
    fileprivate var json: JSONValue {
        .object([
            "district": district.map { .string($0.rawValue) }, "street": street.map { .string($0.rawValue) },
            "named": named.map { .string($0.rawValue) }, "candidates": .array(candidates.map { .string($0.rawValue) }),
            "evidence": evidence.json,
        ])
    }
}

extension UrgencyFinding {
    fileprivate var json: JSONValue {
        .object([
            "level": .int(level.rawValue), "threat": .bool(threat), "advice": .array(advice.map(JSONValue.string)),
            "evidence": evidence.json, "cancelled": cancelled.json, "perhaps": perhaps.json,
        ])
    }
}

extension [Evidence] {
    fileprivate var json: JSONValue {
        .array(
            map {
                .object([
                    "words": .string($0.words), "offset": .int($0.offset), "source": .string($0.source), "weight": .double($0.weight),
                ])
            })
    }
}

extension JSONValue {
    /// JSON has no number for what is not finite; a weight that is none would be our bug.
    fileprivate static func double(_ value: Double) -> JSONValue {
        precondition(value.isFinite, "a confidence or a weight is a finite number")
        return .number(value.description)
    }
}
