package org.hansho.alert;

import java.nio.charset.StandardCharsets;
import org.hansho.detect.Fact;
import org.hansho.detect.FactLayout;
import org.hansho.detect.Result;
import org.jspecify.annotations.Nullable;

/**
 * The values of a detector's result: those of its fact, or, where that was not made, those that it
 * would be copied from.
 *
 * @param layout names the columns of the result's fact
 * @param copiedFrom the result whose fact was not made; null if the fact is its own
 */
record FactValues(Fact fact, FactLayout layout, @Nullable Result copiedFrom)
    implements FieldValues {
  /** A slot is where a value begins, and below that how many stand behind it in its column. */
  private static final int COUNT_BITS = 5;

  private static final int COUNT = (1 << COUNT_BITS) - 1;

  @Override
  public int first(String field) {
    int own = layout.column(field);
    int column = own == FactLayout.ABSENT || copiedFrom == null ? own : copiedFrom.copied(own);
    int at = column < 0 ? Fact.NONE : fact.first(column);
    int count = at == Fact.NONE ? 0 : fact.count(column);
    return count == 0 ? NONE : usable(at << COUNT_BITS | count - 1);
  }

  @Override
  public int next(int slot) {
    return (slot & COUNT) == 0 ? NONE : usable(behind(slot));
  }

  private int behind(int slot) {
    return fact.next(start(slot)) << COUNT_BITS | (slot & COUNT) - 1;
  }

  private int usable(int from) {
    int slot = from;
    while (!FieldValues.isUsable(fact.buffer(), start(slot), length(slot))) {
      if ((slot & COUNT) == 0) {
        return NONE;
      }
      slot = behind(slot);
    }
    return slot;
  }

  @Override
  public byte[] buffer(int slot) {
    return fact.buffer();
  }

  @Override
  public int start(int slot) {
    return slot >>> COUNT_BITS;
  }

  @Override
  public int length(int slot) {
    return fact.length(start(slot));
  }

  @Override
  public String text(int slot) {
    return new String(fact.buffer(), start(slot), length(slot), StandardCharsets.UTF_8);
  }
}
