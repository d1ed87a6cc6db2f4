package org.hansho.report;

import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.Memory;

/** What the detectors of a scan remember, in one line for people. */
public final class MemoryLine {
  private MemoryLine() {}

  /** The line; the numbers are always there, so that a zero is a statement. */
  public static String of(Memory memory, Texts texts) {
    return texts.get(
        "summary.remembers",
        texts.count("keys", memory.keys()),
        texts.count("detectors", memory.detectors()),
        Numbers.grouped(memory.allEvicted()),
        Numbers.grouped(memory.unkeyed()),
        Numbers.grouped(memory.late()));
  }
}
