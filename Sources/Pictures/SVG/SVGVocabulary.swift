/// The elements, attributes and properties of SVG that draw, and nothing that acts, loads or embeds.
///
/// From SVG 2 with what SVG 1.1 has besides. What is not here is left out of a picture.
enum SVGVocabulary {
  /// What may be in an element besides elements.
  enum Content {
    /// Elements; text between them does not show.
    case elements
    /// Text, and elements within it.
    case text
    /// A style sheet.
    case styleSheet
    /// Nothing but elements that move it.
    case movement
  }

  /// The element with a name: as a literal, and what it may hold. `nil` for what is left out.
  static func element(_ name: String) -> (name: StaticString, content: Content)? {
    if let literal = containers[name] { return (literal, .elements) }
    if let literal = texts[name] { return (literal, .text) }
    if let literal = movements[name] { return (literal, .movement) }
    return name == "style" ? ("style", .styleSheet) : nil
  }

  /// The attribute with a name as a literal; `nil` for what is left out.
  static func attribute(_ name: String) -> StaticString? { attributes[name] ?? properties[name] }

  /// The property of a style sheet with a name as a literal. `direction` and `unicode-bidi` may be attributes, but an
  /// EPUB's style sheets may not have them (CSS-001).
  static func property(_ name: String) -> StaticString? {
    name == "direction" || name == "unicode-bidi" ? nil : properties[name] ?? styleProperties[name]
  }

  /// Whether an attribute may be changed by an animation: not what names, refers or styles.
  static func isAnimatable(_ name: String) -> Bool {
    properties[name] != nil || animatable.contains(name)
  }

  /// Elements that paint: `fill` and `stroke` may refer to them.
  static let paintServers: Set<String> = ["linearGradient", "radialGradient", "pattern"]

  /// What `use` may not repeat (EPUBCheck's RSC-014).
  static let notUsable: Set<String> = [
    "linearGradient", "radialGradient", "pattern", "clipPath", "mask", "marker", "filter",
  ]

  /// Whether a property has no effect on an element: those of text on shapes, which SVG 1.1 does not allow there.
  static func isIdle(_ property: String, on element: String) -> Bool {
    shapes.contains(element)
      && (textProperties.contains(property) || property.hasPrefix("font-") || property.hasPrefix("text-a"))
  }

  private static let shapes: Set<String> = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]
  private static let textProperties: Set<String> = [
    "letter-spacing", "word-spacing", "text-decoration", "writing-mode", "dominant-baseline", "alignment-baseline",
    "baseline-shift", "overflow", "direction", "unicode-bidi",
  ]

  /// Functions that may stand in a value. `url` is looked at more closely.
  static let functions: Set<String> = [
    "url", "rgb", "rgba", "hsl", "hsla", "calc", "matrix", "translate", "translatex", "translatey", "rotate", "scale",
    "scalex", "scaley", "skewx", "skewy", "var", "blur", "brightness", "contrast", "drop-shadow", "grayscale",
    "hue-rotate", "invert", "opacity", "saturate", "sepia", "circle", "ellipse", "inset", "polygon",
  ]

  private static let containers = table([
    "svg", "g", "defs", "symbol", "use", "switch", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "image", "filter", "feBlend",
    "feColorMatrix", "feComponentTransfer", "feFuncR", "feFuncG", "feFuncB", "feFuncA", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
    "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
    "feSpotLight", "feTile", "feTurbulence",
  ])
  private static let texts = table(["text", "tspan", "textPath", "title", "desc"])
  private static let movements = table(["animate", "animateTransform", "animateMotion", "set", "mpath"])

  private static let attributes = table([
    "id", "class", "lang", "role", "aria-label", "aria-hidden", "version", "viewBox", "preserveAspectRatio", "width",
    "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "d", "points",
    "pathLength", "dx", "dy", "textLength", "lengthAdjust", "startOffset", "method", "spacing", "side", "transform",
    "gradientUnits", "gradientTransform", "spreadMethod", "offset", "patternUnits", "patternContentUnits",
    "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "markerUnits", "markerWidth", "markerHeight",
    "orient", "refX", "refY", "filterUnits", "primitiveUnits", "in", "in2", "result", "mode", "type", "values",
    "tableValues", "slope", "intercept", "amplitude", "exponent", "operator", "k1", "k2", "k3", "k4", "order",
    "kernelMatrix", "divisor", "bias", "targetX", "targetY", "edgeMode", "preserveAlpha", "surfaceScale",
    "diffuseConstant", "kernelUnitLength", "scale", "xChannelSelector", "yChannelSelector", "azimuth", "elevation",
    "stdDeviation", "radius", "z", "specularConstant", "specularExponent", "pointsAtX", "pointsAtY", "pointsAtZ",
    "limitingConeAngle", "baseFrequency", "numOctaves", "seed", "stitchTiles", "systemLanguage", "attributeName",
    "attributeType", "begin", "dur", "end", "min", "max", "restart", "repeatCount", "repeatDur", "calcMode",
    "keyTimes", "keySplines", "from", "to", "by", "additive", "accumulate", "path", "keyPoints", "rotate", "origin",
  ])

  private static let properties = table([
    "alignment-baseline", "baseline-shift", "clip-path", "clip-rule", "color", "color-interpolation",
    "color-interpolation-filters", "color-rendering", "direction", "display", "dominant-baseline", "fill",
    "fill-opacity", "fill-rule", "filter", "flood-color", "flood-opacity", "font-family", "font-size",
    "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "image-rendering",
    "letter-spacing", "lighting-color", "marker-end", "marker-mid", "marker-start", "mask", "opacity", "overflow",
    "paint-order", "shape-rendering", "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor",
    "text-decoration", "text-rendering", "unicode-bidi", "vector-effect", "visibility", "word-spacing",
    "writing-mode",
  ])

  private static let styleProperties = table([
    "font", "isolation", "line-height", "marker", "mix-blend-mode", "text-transform", "transform", "transform-origin",
    "white-space", "rx", "ry", "r", "cx", "cy", "x", "y", "width", "height",
  ])

  private static let animatable: Set<String> = [
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "d", "points", "dx", "dy", "width",
    "height", "transform", "viewBox", "offset", "startOffset", "gradientTransform", "patternTransform", "stdDeviation",
    "radius", "scale", "baseFrequency", "values", "tableValues", "seed", "surfaceScale", "azimuth", "elevation",
    "refX", "refY", "pathLength",
  ]

  private static func table(_ names: [StaticString]) -> [String: StaticString] {
    Dictionary(names.map { ($0.description, $0) }) { first, _ in first }
  }
}
