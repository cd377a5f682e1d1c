import Typesetting

// The words of the options and those of the typesetting, which no product has, are told apart.

extension TextOptions {
  /// How lines are filled.
  var fillStyle: FillStyle {
    FillStyle(rules: breakingRules, breaking: breaking.style, hangsPunctuation: hangingPunctuation)
  }

  /// Where lines may break.
  var breakingRules: BreakingRules {
    BreakingRules(tailoring: .chinese(kinsoku.rules), ambiguousWidth: ambiguousWidth.columns)
  }

  /// How wide characters are.
  var displayWidth: DisplayWidth { DisplayWidth(ambiguous: ambiguousWidth.columns) }
}

extension TextOptions.Breaking {
  fileprivate var style: FillStyle.Breaking {
    switch self {
    case .totalFit: .totalFit
    case .greedy: .greedy
    }
  }
}

extension TextOptions.Kinsoku {
  fileprivate var rules: Typesetting.Kinsoku {
    switch self {
    case .none: .none
    case .basic: .basic
    case .strict: .strict
    }
  }
}

extension TextOptions.AmbiguousWidth {
  fileprivate var columns: Typesetting.AmbiguousWidth {
    switch self {
    case .automatic: .automatic
    case .narrow: .narrow
    case .wide: .wide
    }
  }
}
