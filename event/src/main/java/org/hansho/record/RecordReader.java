package org.hansho.record;

import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one source in order and emits their events; the only place where a format
 * may remember anything. A new reader that is given this one's {@link Memory} goes on from the last
 * byte consumed as this one would; {@link ReaderMemory} makes bytes of it that can be stored.
 *
 * <p>Belongs to one thread. Allocates nothing per record in steady state. Never throws on input:
 * what cannot be read is handed to {@link EventSink#malformed} and reading goes on with the next
 * record. Time is linear in the input.
 */
public interface RecordReader extends Memory {
  /** Of records that can be read alone. */
  byte[] NO_HEADING = {};

  /**
   * Reads all whole records of a block.
   *
   * @param block the bytes; the reader may keep no reference to them
   * @param from first byte to read
   * @param to end of the bytes
   * @param position offset of {@code block[from]} in the source
   * @param last whether the source ends at {@code to}: then a record without its line end is whole,
   *     and a record cut short is malformed
   * @return the index after the last byte consumed. What lies behind it begins a record whose end
   *     is not in the block; it must be given again with more bytes. From a block of twice {@link
   *     Limits#recordBytes} or more something is always consumed: a record that is too long is
   *     reported and skipped. Where a record ends with the line that begins the next one, that may
   *     take as many bytes.
   */
  int read(byte[] block, int from, int to, long position, boolean last, EventSink sink);

  /**
   * Whether a new reader would go on from the last byte consumed as this one will. Where it is
   * false, the source must not be cut here; asked of formats without memory only.
   */
  default boolean isBetweenRecords() {
    return true;
  }

  /**
   * Whether a time stamp left out its year where none before it had said one, so that times follow
   * from {@link UnstatedTime}.
   */
  default boolean yearLeftOut() {
    return false;
  }

  /**
   * Gives up what is held back of records already read, since reading on fails with it: that is
   * reported as malformed. What was learned stays.
   *
   * @return whether there was anything
   */
  default boolean abandon(EventSink sink) {
    return false;
  }

  /**
   * The line in front of a record without which it cannot be read alone, such as the names of its
   * columns; empty if there is none. Not to be changed.
   */
  default byte[] heading() {
    return NO_HEADING;
  }

  /** What is missing between the numbers of its records; null of records without numbers. */
  default @Nullable RecordNumbers numbers() {
    return null;
  }

  /**
   * Whether {@link #handOver} may bring out anything.
   *
   * @param unread how many bytes it was given and has not consumed
   */
  default boolean holdsBack(int unread) {
    return false;
  }

  /**
   * Nothing has come for as long as {@link Format#patience} says: emits what only waits for more to
   * come, such as an entry whose end the next one shows. What was learned stays, and reading goes
   * on.
   *
   * @param block from {@code from} to {@code to} what was not consumed; a line that is not whole is
   *     left
   * @return the index after the last byte consumed
   */
  default int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    return from;
  }

  /** The source has ended: emits what is still open, such as half-assembled events. */
  void end(EventSink sink);
}
