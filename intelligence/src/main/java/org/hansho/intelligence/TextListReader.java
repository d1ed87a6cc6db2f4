package org.hansho.intelligence;

import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain lines: one entry a line, then perhaps a note behind space, {@code ;}, {@code ,} or
 * {@code #}. Lines that begin with {@code #}, {@code ;} or {@code //} are comments. Lines of a
 * hosts file ({@code 0.0.0.0 name}) give the name. Linear.
 */
final class TextListReader {
  private static final int LONGEST_NOTE = 200;

  private final String text;
  private final ListDraft draft;

  private TextListReader(String text, ListDraft draft) {
    this.text = text;
    this.draft = draft;
  }

  static @Nullable IndicatorList read(String text, ListDraft draft) {
    new TextListReader(text, draft).lines();
    return draft.finished();
  }

  private void lines() {
    int number = 0;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      line(text.substring(at, end).strip(), ++number);
      at = end + 1;
    }
  }

  private void line(String line, int number) {
    if (isComment(line)) {
      return;
    }
    int end = entryEnd(line);
    String entry = line.substring(0, end);
    String note = note(line.substring(end));
    Place place = new Place(draft.problems().start().file(), number, 1);
    if (isHostsAddress(entry) && !note.isEmpty()) {
      hostsLine(note, place);
    } else {
      EntryDetail detail = note.isEmpty() ? EntryDetail.NONE : EntryDetail.described(note);
      draft.addText(entry, detail, place);
    }
  }

  static boolean isComment(String line) {
    return line.isEmpty() || line.startsWith("#") || line.startsWith(";") || line.startsWith("//");
  }

  /** The names behind the address of a hosts file, up to a comment. */
  private void hostsLine(String names, Place place) {
    int comment = names.indexOf('#');
    String listed = comment < 0 ? names : names.substring(0, comment);
    for (String name : listed.strip().split("\\s+")) {
      if (!isHostsAddress(name) && !name.isEmpty()) {
        draft.add(IndicatorKind.DOMAIN, name, EntryDetail.NONE, place);
      }
    }
  }

  private static boolean isHostsAddress(String entry) {
    return entry.equals("0.0.0.0")
        || entry.equals("127.0.0.1")
        || entry.equals("::")
        || entry.equals("::1");
  }

  private static int entryEnd(String line) {
    boolean url = line.contains("://");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean ends = Character.isWhitespace(c) || (!url && (c == ';' || c == ',' || c == '#'));
      if (ends) {
        return i;
      }
    }
    return line.length();
  }

  private static String note(String rest) {
    String note = rest.replaceFirst("^[\\s;,#]+", "");
    return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE);
  }
}
