extension SystemCalls {
  /// The same calls, with something that happens before each: a test counts there, fails, or ends the process.
  ///
  /// - Parameter hook: is given the system's name of the call; what it throws is what the call throws.
  package func before(_ hook: @escaping @Sendable (_ call: String) throws(SystemError) -> Void) -> SystemCalls {
    let calls = self
    return SystemCalls(
      stat: { path throws(SystemError) in
        try hook("stat")
        return try calls.stat(path)
      },
      fstat: { descriptor throws(SystemError) in
        try hook("fstat")
        return try calls.fstat(descriptor)
      },
      readlink: { path throws(SystemError) in
        try hook("readlink")
        return try calls.readlink(path)
      },
      access: { path throws(SystemError) in
        try hook("access")
        try calls.access(path)
      },
      openDirectory: { path throws(SystemError) in
        try hook("openDirectory")
        return try calls.openDirectory(path)
      },
      openExisting: { path throws(SystemError) in
        try hook("openExisting")
        return try calls.openExisting(path)
      },
      openUnnamed: { directory, mode throws(SystemError) in
        try hook("openUnnamed")
        return try calls.openUnnamed(directory, mode)
      },
      openExclusively: { directory, name, mode throws(SystemError) in
        try hook("openExclusively")
        return try calls.openExclusively(directory, name, mode)
      },
      dup: { descriptor throws(SystemError) in
        try hook("dup")
        return try calls.dup(descriptor)
      },
      fchown: { descriptor, owner, group throws(SystemError) in
        try hook("fchown")
        try calls.fchown(descriptor, owner, group)
      },
      fchmod: { descriptor, mode throws(SystemError) in
        try hook("fchmod")
        try calls.fchmod(descriptor, mode)
      },
      // Several calls each, whose errors are no errors of the sink.
      copyExtendedAttributes: calls.copyExtendedAttributes,
      removeStaleFiles: calls.removeStaleFiles,
      write: { descriptor, bytes throws(SystemError) in
        try hook("write")
        return try calls.write(descriptor, bytes)
      },
      pread: { descriptor, bytes, offset throws(SystemError) in
        try hook("pread")
        return try calls.pread(descriptor, bytes, offset)
      },
      poll: { descriptor throws(SystemError) in
        try hook("poll")
        try calls.poll(descriptor)
      },
      fsync: { descriptor throws(SystemError) in
        try hook("fsync")
        try calls.fsync(descriptor)
      },
      link: { descriptor, directory, name throws(SystemError) in
        try hook("link")
        try calls.link(descriptor, directory, name)
      },
      rename: { directory, old, new throws(SystemError) in
        try hook("rename")
        try calls.rename(directory, old, new)
      },
      unlink: { directory, name throws(SystemError) in
        try hook("unlink")
        try calls.unlink(directory, name)
      },
      close: { descriptor throws(SystemError) in
        // As the system does: a descriptor is closed, whatever close(2) says.
        var failure: SystemError?
        do throws(SystemError) { try hook("close") } catch { failure = error }
        try calls.close(descriptor)
        if let failure { throw failure }
      })
  }
}
