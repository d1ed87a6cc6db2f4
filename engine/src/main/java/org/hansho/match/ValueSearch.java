package org.hansho.match;

import org.hansho.event.Event;
import org.hansho.event.ValueKind;

/** Looks for the values of an event in the indexes of its fields. Belongs to one thread. */
final class ValueSearch {
  private final FoldedText text = new FoldedText();
  private final KnownTests known = new KnownTests();

  /** Sets the bits of all tests that hold for any value of a field. */
  void values(Event event, int field, FieldIndex index, ClassRun run) {
    for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
      value(event, slot, index, run);
    }
  }

  /** Sets the bits of all tests that hold for a value. */
  void value(Event event, int slot, FieldIndex index, ClassRun run) {
    ValueKind kind = event.kind(slot);
    index.value(kind, run);
    if (index.readsText() && kind.isScalar()) {
      text(event, slot, index, run);
    }
  }

  private void text(Event event, int slot, FieldIndex index, ClassRun run) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int length = event.length(slot);
    long identity = event.identity(slot);
    if (identity == KnownTests.NO_IDENTITY) {
      identity = KnownTests.identityOf(buffer, start, length);
    }
    if (identity == KnownTests.NO_IDENTITY) {
      search(buffer, start, length, index, run);
      return;
    }
    int[] bits = known.of(index, identity);
    if (bits == null) {
      run.noteIn(known);
      search(buffer, start, length, index, run);
      run.noteIn(null);
      known.keep(index, identity);
      return;
    }
    run.set(bits);
  }

  private void search(byte[] buffer, int start, int length, FieldIndex index, ClassRun run) {
    text.set(buffer, start, length);
    index.text(text.bytes(), text.length(), text.isAscii(), run);
  }
}
