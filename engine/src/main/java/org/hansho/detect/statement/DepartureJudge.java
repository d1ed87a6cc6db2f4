package org.hansho.detect.statement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.event.RecordHash;
import org.hansho.sql.Dialect;
import org.hansho.sql.GapJudge;
import org.hansho.sql.StatementComparison;
import org.hansho.sql.StatementEvidence;
import org.hansho.sql.StatementGap;
import org.hansho.sql.StatementJudge;
import org.hansho.sql.StatementTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one statement that its context does not know and compares it with those that it knows. Made
 * anew for each, as detectors share nothing between threads; some 10 kB, and 60 microseconds where
 * the context is full.
 */
final class DepartureJudge {
  private static final int LONGEST_SHOWN = 200;
  private static final String PLACE = "«?»";

  private final StatementComparison comparison = new StatementComparison();
  private final StatementTemplate template = new StatementTemplate();
  private final StatementJudge judge = new StatementJudge();
  private final Dialect dialect;

  /** The statement as a server reads it that a versioned comment is too new for; else null. */
  private final @Nullable DepartureJudge plain;

  /** Reads the statement. */
  DepartureJudge(byte[] statement, int from, int to, Dialect dialect) {
    this(statement, from, to, dialect, true);
  }

  private DepartureJudge(byte[] statement, int from, int to, Dialect dialect, boolean versions) {
    this.dialect = dialect;
    byte[] other =
        versions && dialect == Dialect.MYSQL ? withoutVersions(statement, from, to) : null;
    this.plain = other == null ? null : new DepartureJudge(other, 0, to - from, dialect, false);
    comparison.read(statement, from, to, dialect);
    template.read(statement, from, to, dialect);
    judge.judge(comparison.bytes(), isExecuted(statement) ? 0 : from, comparison.length(), dialect);
  }

  /** A copy in which versioned comments are comments only; null if there are none. */
  private static byte @Nullable [] withoutVersions(byte[] statement, int from, int to) {
    byte[] copy = null;
    for (int at = from + 2; at < to; at++) {
      boolean maria = statement[at - 1] == 'M' && at > from + 2;
      int star = maria ? at - 2 : at - 1;
      if (statement[at] == '!' && statement[star] == '*' && statement[star - 1] == '/') {
        copy = copy == null ? Arrays.copyOfRange(statement, from, to) : copy;
        copy[at - from] = ' ';
      }
    }
    return copy;
  }

  private boolean isExecuted(byte[] statement) {
    return comparison.bytes() != statement;
  }

  /** Evidence of the statement as a whole. */
  int evidence() {
    return judge.evidence();
  }

  boolean isUnclosed() {
    return template.isUnclosed();
  }

  /** Gives what is kept of the statement to its row. */
  void keep(KnownTemplate row) {
    int length = Math.min(template.length(), KnownTemplate.LONGEST_TEXT);
    row.keep(comparison.words(), Arrays.copyOf(template.bytes(), length));
  }

  /** How the statement differs from what the context knows. */
  Departure departure(StatementContext context) {
    Departure departure = departureAsRead(context);
    Departure other = plain == null ? departure : plain.departureAsRead(context);
    return other.points() > departure.points() ? other : departure;
  }

  private Departure departureAsRead(StatementContext context) {
    TemplateTable.Nearest nearest = context.templates.nearest(comparison, context.clients);
    boolean more =
        (nearest != null && comparison.repeats(nearest.template().words()))
            || context.templates.isBatchOfKnown(comparison, context.clients);
    return more ? Departure.NONE : nearest == null ? whole(context) : from(nearest);
  }

  /** The statement by itself, whatever the context knows. */
  Departure whole(StatementContext context) {
    int evidence = judge.evidence() & ~context.templates.knownEvidence(context.clients);
    int points = StatementEvidence.points(evidence);
    return new Departure(
        null,
        "",
        "",
        0,
        0,
        points,
        points,
        false,
        false,
        judge.namesCatalogue(),
        StatementEvidence.words(evidence));
  }

  private Departure from(TemplateTable.Nearest nearest) {
    StatementGap gap = nearest.gap();
    byte[] bytes = comparison.bytes();
    GapJudge fragment = new GapJudge();
    fragment.judge(bytes, gap, dialect);
    int evidence = judge.evidence() & ~nearest.template().evidence;
    int statementPoints = StatementEvidence.points(evidence);
    List<String> words = new ArrayList<>(fragment.words());
    StatementEvidence.words(evidence).stream()
        .filter(word -> !words.contains(word))
        .forEach(words::add);
    return new Departure(
        nearest.template(),
        marked(nearest.template(), gap.slot()),
        shown(bytes, gap.from(), gap.to()),
        fragment.fingerprint(bytes, gap.from(), gap.to()),
        RecordHash.of(bytes, gap.from(), gap.to() - gap.from()),
        fragment.points() + statementPoints,
        statementPoints,
        gap.isOfValue(),
        fragment.isSql() && gap.isAtValue(),
        fragment.namesCatalogue(),
        words);
  }

  /** The text of a template with one of its literals marked, or the place where names differ. */
  private String marked(KnownTemplate known, int slot) {
    byte[] text = known.text();
    int at =
        slot < 0
            ? Math.max(
                0, Arrays.mismatch(text, 0, text.length, template.bytes(), 0, template.length()))
            : literal(text, slot);
    if (slot >= 0 && at == text.length) {
      return utf8(text, 0, at) + "…";
    }
    return utf8(text, 0, at) + PLACE + utf8(text, slot < 0 ? at : at + 1, text.length);
  }

  /** Where a literal stands in the text of a template; its end if it was cut off before. */
  private static int literal(byte[] text, int slot) {
    int left = slot;
    for (int at = 0; at < text.length; at++) {
      boolean generated = at > 0 && text[at - 1] == '_';
      if (text[at] == '?' && !generated && left-- == 0) {
        return at;
      }
    }
    return text.length;
  }

  private static String utf8(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  private static String shown(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + LONGEST_SHOWN);
    while (end < to && end > from && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    String text = utf8(bytes, from, end);
    return end < to ? text + "…" : text;
  }
}
