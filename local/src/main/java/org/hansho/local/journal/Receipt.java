package org.hansho.local.journal;

/** The answer to a push. Every push gets exactly one. */
public sealed interface Receipt {
  /** The push is synced to the disk and will be read. */
  record Kept(long sequence, Position position) implements Receipt {}

  /**
   * The push was not kept; the sender should try again later.
   *
   * @param detail for the operator: what happened and what to do
   */
  record Refused(Reason reason, String detail) implements Receipt {}

  /** Why a push was refused. */
  enum Reason {
    /** Larger than a record may be; trying again will not help. */
    TOO_LARGE,
    /** More is waiting for the disk than memory may hold. */
    BUSY,
    /** The journal has reached its size, since reading lags behind. */
    FULL,
    /** The disk is full or broken. Nothing of the push remains. */
    DISK,
    /**
     * The disk is broken, and what was written of the push could not be taken back. After a crash
     * it may be read although it was refused.
     */
    UNCERTAIN,
    /** Dead letters have no more room, and the source has put some there or is a new one. */
    DEAD_LETTERS,
    /** The program is going down. */
    CLOSED
  }
}
