// The C library under one name: each system's has its own. Swift has no other word for handing an import on than this one,
// which its own modules of the C libraries use too.
#if canImport(Glibc)
  @_exported public import Glibc
#elseif canImport(Musl)
  @_exported public import Musl
#elseif canImport(Android)
  @_exported public import Android
#elseif canImport(WASILibc)
  @_exported public import WASILibc
#else
  @_exported public import Darwin
#endif
