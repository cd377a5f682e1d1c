/// Writes a font file from its tables: the directory, the tables in order of their tags, and the checksums.
enum SFNTWriter {
  static func file(of tables: [String: [UInt8]]) -> [UInt8] {
    let tags = tables.keys.sorted()
    var power = 1
    var exponent = 0
    while power * 2 <= tags.count {
      power *= 2
      exponent += 1
    }
    var file = FontWriter()
    if tables["CFF "] == nil { file.unsigned32(0x0001_0000) } else { file.append(tag: "OTTO") }
    for value in [tags.count, 16 * power, exponent, 16 * (tags.count - power)] { file.unsigned16(value) }
    var body = FontWriter()
    var head = 0
    for tag in tags {
      let bytes = tables[tag, default: []]
      if tag == "head" { head = 12 + 16 * tags.count + body.bytes.count }
      file.append(tag: tag)
      file.unsigned32(Int(checksum(bytes)))
      file.unsigned32(12 + 16 * tags.count + body.bytes.count)
      file.unsigned32(bytes.count)
      body.append(bytes)
      body.pad(to: 4)
    }
    file.append(body.bytes)
    // OpenType, head: what makes the sum of the whole file this number.
    file.replace32(at: head + 8, with: Int(0xB1B0_AFBA &- checksum(file.bytes)))
    return file.bytes
  }

  /// The sum of big-endian 32-bit numbers, the last one filled up with zeros.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0
    var shift: UInt32 = 24
    for byte in bytes {
      sum &+= UInt32(byte) << shift
      shift = shift == 0 ? 24 : shift - 8
    }
    return sum
  }
}
