package org.hansho.match;

import org.hansho.event.Event;
import org.hansho.event.TextVisitor;
import org.jspecify.annotations.Nullable;

/** Whether any text of an event passes a check. */
final class KeywordPredicate implements Predicate, TextVisitor {
  private final Check check;
  private final ValueText text = new ValueText();
  private boolean found;

  KeywordPredicate(Check check) {
    this.check = check;
  }

  @Override
  public boolean holds(Event event) {
    found = false;
    event.keywordText().visit(event, this);
    return found;
  }

  @Override
  public boolean text(byte[] buffer, int offset, int length) {
    text.set(buffer, offset, length);
    found = check.holds(text.buffer(), text.offset(), text.length());
    return !found;
  }

  @Override
  public Explanation.@Nullable Seen seen(Event event) {
    if (!holds(event)) {
      return null;
    }
    long range = check.range(text.buffer(), text.offset(), text.length());
    return Explanation.Seen.of(event, text, range);
  }
}
