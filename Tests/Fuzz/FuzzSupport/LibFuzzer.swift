#if FUZZING
  public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  /// What libFuzzer calls with an input: where it begins, and how many bytes it has.
  public typealias OneInput = @convention(c) (UnsafePointer<UInt8>, Int) -> CInt

  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>, _ oneInput: OneInput
  ) -> CInt

  /// Runs libFuzzer. SwiftPM calls the entry of an executable by the name of its module, `NAME_main`, so that libFuzzer's own
  /// `main` is not used: a fuzzer has an entry of that name that calls this.
  public func runFuzzer(_ count: CInt, _ arguments: Arguments, _ oneInput: OneInput) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments, oneInput)
  }
#endif
