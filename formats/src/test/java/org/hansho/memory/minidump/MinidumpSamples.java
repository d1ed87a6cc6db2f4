package org.hansho.memory.minidump;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The samples of the format, in words. They are kept as dumps too, so that they are read as a file
 * is; {@code -Dhansho.update=true} writes these anew.
 */
final class MinidumpSamples {
  /** Texts by the name of their file. */
  static final Map<String, String> ALL = new LinkedHashMap<>();

  static {
    ALL.put(
        "injected-image.dmp",
        """
        dump L3 x64 time 1790000000
        process C:\\Apps\\report.exe version 1.2.3.4 pid 4242
        module C:\\Windows\\System32\\ntdll.dll at 7ff900000000
        module C:\\Windows\\System32\\kernel32.dll at 7ff800000000 exports VirtualAlloc,VirtualProtect,LoadLibraryA,GetProcAddress,CreateRemoteThread,WriteProcessMemory,OpenProcessToken,WSAStartup
        memory at 2a0000 size 3000 private RWX
          image tool.dll exports Start,ExampleReflectiveLoader
          pointers kernel32.dll at 900
          call at 1200
        memory at 7ff7fff00000 size 1000 private R-X allocated RWX
          detours kernel32.dll
        memory at 3a0000 size 3000 image R-X
          image other.dll
        thread 7 at 2a1000 started 2a1000 returns 2a1205
        crash c0000005 at 2a1000 thread 7
        """);
    ALL.put(
        "copied-image.dmp",
        """
        dump L2 x86 time 1790000600
        process C:\\Apps\\old.exe version 2.0.0.1 pid 77
        module C:\\Windows\\SysWOW64\\user32.dll at 76000000
        memory at 2a0000 size 3000 private RWX
          copy of user32.dll
        memory at 3a0000 size 3000 private R-X
          image tool.dll wiped
        thread 3 at 76001000
        """);
    ALL.put(
        "thread-only.dmp",
        """
        dump L0 x64 time 1790001200
        process C:\\Apps\\report.exe version 1.2.3.4 pid 4242
        memory at 2a0000 size 1000 private R-X
          bytes 31c0c3
        thread 7 at 2a0000
        """);
    ALL.put("malformed-header.dmp", "dump L0 x64");
  }

  private MinidumpSamples() {}
}
