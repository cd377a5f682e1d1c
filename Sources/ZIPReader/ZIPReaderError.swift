/// An archive, or an entry of it, cannot be read or is not to be trusted. Descriptions hold paths as they are: escape them
/// before they are shown.
package enum ZIPReaderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no end of a central directory: it is no ZIP archive, or it is cut off.
  case notAnArchive
  /// A record is cut off or contradicts itself.
  case damaged(String)
  /// Something that this reader does not do: several disks, encryption, other methods than store and deflate.
  case unsupported(String)
  /// An entry, or all together, would need more memory than the limits allow.
  case tooLarge(String)
  /// Two entries share bytes of the archive, as a bomb's do.
  case overlapping(String)
  /// The content is not what its checksum says.
  case wrongChecksum(String)

  package var description: String {
    switch self {
    case .notAnArchive: "it is no ZIP archive, or it is cut off"
    case .damaged(let what): "\(what) is damaged"
    case .unsupported(let what): "\(what) is not supported"
    case .tooLarge(let what): "\(what) would be larger than the limits allow"
    case .overlapping(let path): "“\(path)” shares bytes with another entry"
    case .wrongChecksum(let path): "“\(path)” does not fit its checksum"
    }
  }
}
