package org.hansho.report;

import org.hansho.report.text.Texts;
import org.hansho.scan.SourceNote;

/** What is said of a source, in the language of the output. Stateless. */
public final class NoteWords {
  private NoteWords() {}

  /** The words, as they are: the caller makes them printable. */
  public static String of(SourceNote note, Texts texts) {
    return note.why() == null ? note.text() : texts.get("passed." + note.why(), note.text());
  }
}
