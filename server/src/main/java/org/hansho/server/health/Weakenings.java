package org.hansho.server.health;

import java.util.List;

/** What people have done that makes Hansho see or show less, as far as health looks at it. */
public interface Weakenings {
  /** What holds at present of a tenant, each kind and subject once. */
  List<Weakening> of(String tenant);

  /** What it is. */
  enum Kind {
    /** A detection is switched off. Subject: its id. */
    DETECTION_OFF,
    /** A suppression may hide anything. Subject: its id. */
    BROAD_SUPPRESSION,
    /** What a detection had learned is forgotten, and it has not learned again. Subject: its id. */
    LEARNING_RESET,
    /** The audit log is not as it was left. Subject: {@code audit log}. */
    HISTORY_ALTERED
  }

  /**
   * One of them.
   *
   * @param since nanoseconds since 1970
   * @param who did it, as the audit log has it; a word where nobody knows
   * @param detail what was said of it
   */
  record Weakening(Kind kind, String subject, long since, String who, String detail) {}
}
