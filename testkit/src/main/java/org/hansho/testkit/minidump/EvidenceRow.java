package org.hansho.testkit.minidump;

import java.util.List;
import org.hansho.memory.dump.Coverage;

/** One piece of evidence: how a process shows it, and at which coverages it can be seen. */
public enum EvidenceRow {
  NOTHING("", "thread 7 at $kernel"),
  IMAGE_HEADER(
      "image-header:L2,L3",
      """
      memory at 2a0000 size 5000 private R-X
        image tool.dll exports Start
      """),
  SECTION_TABLE(
      "section-table:L2,L3",
      """
      memory at 2a0000 size 5000 private R-X
        image tool.dll wiped
      """),
  HOLLOWED_IMAGE("hollowed-image:L1,L3", "memory at $program size 3000 private R-X"),
  UNLISTED_IMAGE(
      "unlisted-image:L3 image-header:L2",
      """
      memory at 2a0000 size 5000 image R-X
        image tool.dll
      """),
  THREAD_RUNNING(
      "thread-running:L0,L1,L2,L3",
      """
      memory at 2a0000 size 5000 private R-X
        call at 1000
      thread 7 at 2a1000
      """),
  THREAD_STARTED(
      "thread-started:L1,L3",
      """
      memory at 2a0000 size 5000 private R-X
      thread 7 at $kernel started 2a1000
      """),
  RETURN_ADDRESS(
      "return-address:L2,L3",
      """
      memory at 2a0000 size 5000 private R-X
        call at 1000
      thread 7 at $kernel returns 2a1005
      """),
  REBUILT_IMPORTS(
      "rebuilt-imports:L2,L3",
      """
      memory at 2a0000 size 5000 private R-X
        pointers kernel32.dll at 900
      """),
  WRITABLE("writable-executable:L1,L3", "memory at 2a0000 size 5000 private RWX"),
  WAS_WRITABLE(
      "was-writable-executable:L1,L3", "memory at 2a0000 size 5000 private R-X allocated RWX");

  private final String seen;
  private final String lines;

  /**
   * A row.
   *
   * @param seen names of evidence, each with the coverages at which it is seen
   */
  EvidenceRow(String seen, String lines) {
    this.seen = seen;
    this.lines = lines;
  }

  /** Whether an event names this evidence at that coverage. */
  public boolean isSeen(String evidence, Coverage coverage) {
    for (String entry : seen.split(" ", -1)) {
      String[] parts = entry.split(":", 2);
      if (parts[0].equals(evidence)) {
        return List.of(parts[1].split(",", -1)).contains(coverage.name());
      }
    }
    return false;
  }

  String lines() {
    return lines;
  }
}
