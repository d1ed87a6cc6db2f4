package org.hansho.alert;

import org.hansho.event.Event;

/**
 * The values of fields that a finding is made of, whether a record has them or a detector's result.
 * Belongs to one thread; slots are valid until values of something else are read.
 *
 * <p>A value that is null, empty or {@code -} counts as absent, since many sources write these for
 * "nothing".
 */
interface FieldValues {
  /** In place of a slot: no value. */
  int NONE = Event.NONE;

  /** The first usable value of a field, or {@link #NONE}. */
  int first(String field);

  /** The next usable value of the same field, or {@link #NONE}. */
  int next(int slot);

  /** The bytes that hold a value. */
  byte[] buffer(int slot);

  /** Where it begins in them. */
  int start(int slot);

  /** How many bytes it has. */
  int length(int slot);

  /** The value as text. Allocates. */
  String text(int slot);

  /** Whether bytes say something. */
  static boolean isUsable(byte[] buffer, int start, int length) {
    return length > 1 || (length == 1 && buffer[start] != '-');
  }
}
