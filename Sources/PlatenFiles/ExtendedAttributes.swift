internal import PlatenCLibrary

/// The attribute in which Linux keeps an access control list (acl(5)).
private let accessControlList = "system.posix_acl_access"

/// Gives an opened file the access control list and the extended attributes of the file at a path, as far as the process may read
/// and set them. Labels of security modules (`security.`) stay the system's own.
///
/// - Returns: whether the list was kept, or there was none; and the names of attributes that were not kept.
func liveCopyExtendedAttributes(
  of path: String, to descriptor: Int32
) throws(SystemError) -> (isListKept: Bool, notKept: [String]) {
  #if os(Linux)
    var isListKept = true
    var notKept: [String] = []
    let names = extendedAttributeNames(of: path)
    // A folder may have given the new file a list that the old one has not.
    if !names.contains(accessControlList) { _ = fremovexattr(descriptor, accessControlList) }
    for name in names where !name.hasPrefix("security.") {
      if let value = extendedAttribute(name, of: path), fsetxattr(descriptor, name, value, value.count, 0) == 0 {
        continue
      }
      if name == accessControlList { isListKept = false } else { notKept.append(name) }
    }
    return (isListKept, notKept)
  #else
    // `COPYFILE_ACL | COPYFILE_XATTR` of copyfile(3).
    let old: Int32
    do throws(SystemError) { old = try liveOpen(reading: path) } catch { return (true, ["extended attributes"]) }
    let result = fcopyfile(old, descriptor, nil, copyfile_flags_t(COPYFILE_ACL | COPYFILE_XATTR))
    try liveClose(old)
    return (result == 0, [])
  #endif
}

#if os(Linux)
  // `sys/xattr.h` is in none of the modules that Swift has for the C library. Arguments and results that fit into registers are
  // passed in the same way by both languages.
  @_silgen_name("listxattr")
  private func listxattr(_ path: UnsafePointer<CChar>, _ list: UnsafeMutablePointer<CChar>?, _ size: Int) -> Int
  @_silgen_name("getxattr")
  private func getxattr(
    _ path: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>, _ value: UnsafeMutablePointer<UInt8>?, _ size: Int
  ) -> Int
  @_silgen_name("fsetxattr")
  private func fsetxattr(
    _ descriptor: Int32, _ name: UnsafePointer<CChar>, _ value: UnsafePointer<UInt8>, _ size: Int, _ flags: Int32
  ) -> Int32
  @_silgen_name("fremovexattr")
  private func fremovexattr(_ descriptor: Int32, _ name: UnsafePointer<CChar>) -> Int32

  /// None where the file system knows no such attributes.
  private func extendedAttributeNames(of path: String) -> [String] {
    let count = listxattr(path, nil, 0)
    guard count > 0 else { return [] }
    var bytes = [CChar](repeating: 0, count: count)
    let filled = listxattr(path, &bytes, bytes.count)
    guard filled > 0 else { return [] }
    return bytes[..<filled].split(separator: 0).map { name in
      String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private func extendedAttribute(_ name: String, of path: String) -> [UInt8]? {
    let count = getxattr(path, name, nil, 0)
    guard count >= 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = getxattr(path, name, &bytes, bytes.count)
    return filled == count ? bytes : nil
  }
#endif

/// Removes temporary files of runs that were killed: named as ours are, a day older than an opened file of our own, and locked by
/// nobody. Our own is locked first.
func liveRemoveStaleFiles(in directory: Int32, besides own: Int32) throws(SystemError) {
  _ = flock(own, LOCK_EX | LOCK_NB)
  let now = try liveStat(descriptor: own).modified
  let opened = try liveOpenDirectory(directory, ".")
  guard let list = fdopendir(opened) else {
    let error = SystemError.last
    try liveClose(opened)
    throw error
  }
  defer { closedir(list) }
  while let entry = readdir(list) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard let name, name.hasPrefix(".platen-"), name.hasSuffix(".tmp") else { continue }
    do throws(SystemError) {
      let status = try liveStat(directory, name)
      guard status.kind == .regular, now - status.modified > 86_400_000_000_000 else { continue }
      let file = try liveOpen(reading: name, in: directory)
      let isFree = flock(file, LOCK_EX | LOCK_NB) == 0
      try liveClose(file)
      if isFree { try liveUnlink(directory, name) }
    } catch {
      // Somebody else's, or gone already.
      continue
    }
  }
}
