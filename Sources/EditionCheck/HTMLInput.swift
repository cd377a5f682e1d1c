import MarkupReader
import PlatenCore

/// The attributes of an `input`, which depend on its type (HTML §4.10.5).
enum HTMLInput {
  private static let numeric: Set<String> = [
    "number", "range", "date", "month", "week", "time", "datetime-local",
  ]
  private static let textual: Set<String> = ["text", "search", "url", "tel", "email", "password"]
  private static let types = numeric.union(textual).union([
    "hidden", "color", "checkbox", "radio", "file", "submit", "image", "reset", "button",
  ])

  static func faults(of element: XMLElement) -> [String] {
    let type = (element["type"] ?? "text").lowercased()
    guard types.contains(type) else { return ["There is no input of the type \(Diagnostic.quoted(type))."] }
    var faults: [String] = []
    for attribute in element.attributes where attribute.name.namespace.isEmpty {
      if !allows(attribute.name.local, on: type) {
        faults.append("An input of the type \(type) has no attribute \(attribute.name.local).")
      } else if ["value", "min", "max", "step"].contains(attribute.name.local),
        !takes(attribute.value, for: attribute.name.local, on: type)
      {
        faults.append(HTMLAttributes.value(attribute, of: "input"))
      }
    }
    if type == "image", element["alt"] == nil || element["src"] == nil {
      faults.append("An input of the type image has no src, or no alt.")
    }
    return faults
  }

  private static func allows(_ attribute: String, on type: String) -> Bool {
    switch attribute {
    case "checked": ["checkbox", "radio"].contains(type)
    case "size", "pattern": textual.contains(type)
    case "placeholder": textual.contains(type) || type == "number"
    case "min", "max", "step": numeric.contains(type)
    case "multiple": ["email", "file"].contains(type)
    case "accept": type == "file"
    case "alt", "src", "width", "height": type == "image"
    case "value": !["file", "image"].contains(type)
    case "required": !["hidden", "range", "color", "submit", "image", "reset", "button"].contains(type)
    case "readonly": textual.contains(type) || numeric.contains(type) && type != "range"
    case "list": textual.contains(type) && type != "password" || numeric.contains(type) || type == "color"
    default: true
    }
  }

  private static func takes(_ value: String, for attribute: String, on type: String) -> Bool {
    if value.isEmpty, attribute == "value" { return true }
    if attribute == "step" { return value == "any" || AttributeForm("number>0").takes(value, name: attribute) }
    return switch type {
    case "number", "range": AttributeForm("number").takes(value, name: attribute)
    case "date", "month", "week", "time", "datetime-local": HTMLTime.takes(value)
    case "color": AttributeForm("colour").takes(value, name: attribute)
    default: true
    }
  }
}
