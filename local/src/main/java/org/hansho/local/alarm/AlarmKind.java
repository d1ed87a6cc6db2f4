package org.hansho.local.alarm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every kind of alarm. A new kind is one constant here; a stored key never changes its meaning. */
public enum AlarmKind {
  /** A sum of counters does not hold. Subject: the counter that is the whole. */
  BROKEN_SUM,
  /** Stored rows are not what was written; they were set aside. Subject: the table. */
  DAMAGED_ROWS,
  /**
   * The database is older than what was committed: it was damaged, or replaced by an older one.
   * Input that is still there is read again, what is missing of it is a dead letter. Subject:
   * {@code epochs}. Detail: the epoch it holds and the one that was committed.
   */
  OLDER_DATABASE,
  /** A rule left values undecided because a test of it costs too much. Subject: the rule. */
  COSTLY_RULE,
  /**
   * Records claim times that cannot be. Subject: the source. Detail: how far ahead the last was.
   */
  CLOCK_SKEW,
  /** A source is further behind than records may be under way, and holds nobody up. Subject: it. */
  SOURCE_BEHIND,
  /** The system's clock was set, or runs wrong. Subject: {@code system}. Detail: by how much. */
  SYSTEM_CLOCK,

  /** A stage failed at records, a fault of this program. Subject: the stage and its part. */
  FAILED_RECORDS,

  /**
   * A part of the program failed so often, or at its states, that it is asked no more. Subject:
   * stage and part.
   */
  QUARANTINED,

  /** Dead letters have no more room, so that pushes are refused. Subject: "dead letters". */
  DEAD_LETTERS_FULL,

  /** A source is read as another format than before. Subject: the source. */
  OTHER_FORMAT,

  /**
   * Idempotency keys less than a day old were forgotten for lack of room, so a repetition may count
   * twice. Subject: {@code keys}.
   */
  KEYS_FORGOTTEN,

  /**
   * States of a detection had to make room for others: what comes slowly, of one name among many
   * invented ones, may be missed; the process needs more memory. Subject: the document.
   */
  STATES_EVICTED,

  /**
   * A key of a detection had more different values than the detection keeps of one key: its further
   * values were not learned, or pushed out others, and what is new among them may be missed.
   * Subject: the document.
   */
  VALUES_EVICTED,

  /**
   * Alerts were deleted before their time for lack of room. Subject: the detection, which has most.
   * Detail: how much room all alerts have.
   */
  ALERTS_EXPIRED_EARLY;

  /** The name under which it is stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind with that key; null if a newer program has stored it. */
  public static @Nullable AlarmKind ofKey(String key) {
    for (AlarmKind kind : values()) {
      if (kind.key().equals(key)) {
        return kind;
      }
    }
    return null;
  }
}
