package org.hansho.cli.report;

import org.hansho.cli.scan.SourceNote;
import org.hansho.cli.text.Texts;

/** What is said of a source, in the language of the output. Stateless. */
final class NoteWords {
  private NoteWords() {}

  static String of(SourceNote note, Texts texts) {
    return note.why() == null ? note.text() : texts.get("passed." + note.why(), note.text());
  }
}
