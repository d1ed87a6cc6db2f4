package org.hansho.memory.dump;

/** The system that a dumped process ran on; Breakpad writes minidumps on several. */
public enum OperatingSystem {
  WINDOWS("windows"),
  LINUX("linux"),
  MACOS("macos"),
  OTHER("other");

  private final String title;

  OperatingSystem(String title) {
    this.title = title;
  }

  static OperatingSystem numbered(long platform) {
    return switch ((int) platform) {
      case 0, 1, 2, 3 -> WINDOWS;
      case 0x8101, 0x8102 -> MACOS;
      case 0x8201, 0x8203 -> LINUX;
      default -> OTHER;
    };
  }

  /** The name of the Elastic Common Schema. */
  public String title() {
    return title;
  }
}
