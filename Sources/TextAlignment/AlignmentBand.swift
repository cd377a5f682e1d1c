/// Which pairs of passages are looked at: a band around a line from the beginning to the end of both texts.
struct AlignmentBand {
  /// For each number of passages of the first side that are done, how few and how many of the second may be.
  private(set) var ranges: [ClosedRange<Int>]

  /// A band around a line through points that are known.
  ///
  /// - Parameters:
  ///   - anchors: pairs of passages that are partners, both numbers growing.
  ///   - first: lengths of the passages of the first side.
  ///   - second: lengths of the passages of the second side.
  ///   - width: how far the band reaches to each side, in passages.
  ///   - slack: how far it reaches beyond the anchors before and after, in passages: anchors can be wrong.
  init(through anchors: [(Int, Int)], _ first: [Double], _ second: [Double], width: Int, slack: Int) {
    ranges = []
    ranges.reserveCapacity(first.count + 1)
    var corner = (0, 0)
    var centers: [Int] = [0]
    var boxes: [(low: Int, high: Int)] = [(0, width)]
    for anchor in anchors + [(first.count, second.count)] where anchor.0 > corner.0 {
      // Between two points the line follows the lengths of the texts.
      let total = first[corner.0..<anchor.0].reduce(0, +)
      let otherTotal = second[corner.1..<max(anchor.1, corner.1)].reduce(0, +)
      var done = 0.0
      var column = corner.1
      var otherDone = 0.0
      for row in corner.0..<anchor.0 {
        done += first[row]
        let share = total > 0 ? done / total : 1
        while column < anchor.1, otherDone + second[column] / 2 < share * otherTotal {
          otherDone += second[column]
          column += 1
        }
        centers.append(row + 1 == anchor.0 ? anchor.1 : column)
        boxes.append((corner.1 - slack, max(corner.1, anchor.1) + slack))
      }
      corner = anchor
    }
    var least = 0
    for (row, center) in centers.enumerated() {
      let low = row == 0 ? 0 : max(least, min(max(center - width, boxes[row].low), second.count))
      let high = row == first.count ? second.count : min(second.count, center + width, boxes[row].high)
      ranges.append(min(low, high)...max(low, high))
      least = max(0, low)
    }
    // The last rows must let the end be reached from where the band is, and no row may begin after the one before ends.
    for row in ranges.indices.dropFirst() where ranges[row].lowerBound > ranges[row - 1].upperBound {
      ranges[row - 1] = ranges[row - 1].lowerBound...ranges[row].lowerBound
    }
  }
}
