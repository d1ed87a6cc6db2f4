package org.hansho.memory.dump;

import org.jspecify.annotations.Nullable;

/** The streams that are read, with their numbers in the directory of a dump. */
public enum StreamKind {
  THREAD_LIST(3, "ThreadList"),
  MODULE_LIST(4, "ModuleList"),
  MEMORY_LIST(5, "MemoryList"),
  EXCEPTION(6, "Exception"),
  SYSTEM_INFO(7, "SystemInfo"),
  THREAD_EX_LIST(8, "ThreadExList"),
  MEMORY64_LIST(9, "Memory64List"),
  HANDLE_DATA(12, "HandleData"),
  UNLOADED_MODULE_LIST(14, "UnloadedModuleList"),
  MISC_INFO(15, "MiscInfo"),
  MEMORY_INFO_LIST(16, "MemoryInfoList"),
  THREAD_INFO_LIST(17, "ThreadInfoList"),
  TOKEN(19, "Token"),
  THREAD_NAMES(24, "ThreadNames");

  private final int number;
  private final String title;

  StreamKind(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** The name of the format's description. */
  public String title() {
    return title;
  }

  static @Nullable StreamKind numbered(long number) {
    for (StreamKind kind : values()) {
      if (kind.number == number) {
        return kind;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return title + " (" + number + ")";
  }
}
