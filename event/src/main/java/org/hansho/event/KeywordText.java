package org.hansho.event;

/**
 * What a keyword search looks at in the events of one format: every scalar value of the record
 * whether or not a rule names its field, or, where a record is a line of prose, the whole line.
 *
 * <p>One instance belongs to one parser and so to one thread.
 */
@FunctionalInterface
public interface KeywordText {
  /** The values of the event that were kept; for events without a record of their own. */
  KeywordText KEPT_VALUES = KeywordText::visitKeptValues;

  /** The record itself, as one text. */
  KeywordText WHOLE_RECORD =
      inRecord(
          (event, visitor) ->
              visitor.text(event.recordBuffer(), event.recordOffset(), event.recordLength()));

  /** Hands each piece of text to the visitor until it has enough. */
  void visit(Event event, TextVisitor visitor);

  /**
   * Whether all texts are parts of the record, byte for byte or with JSON escapes. Then a search
   * can rule a keyword out by a look at the record, without visiting.
   */
  default boolean standsInRecord() {
    return false;
  }

  /** The same texts, known to be parts of the record; see {@link #standsInRecord}. */
  static KeywordText inRecord(KeywordText texts) {
    return new KeywordText() {
      @Override
      public void visit(Event event, TextVisitor visitor) {
        texts.visit(event, visitor);
      }

      @Override
      public boolean standsInRecord() {
        return true;
      }
    };
  }

  private static void visitKeptValues(Event event, TextVisitor visitor) {
    for (int slot = 0; slot < event.slots(); slot++) {
      if (event.isScalar(slot)) {
        byte[] buffer = event.buffer(slot);
        if (!visitor.text(buffer, event.start(slot), event.length(slot))) {
          return;
        }
      }
    }
  }
}
