package org.hansho.analyze;

import java.util.Arrays;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.event.ValueKind;
import org.hansho.sql.Dialect;
import org.hansho.sql.StatementEvidence;
import org.hansho.sql.StatementJudge;
import org.hansho.sql.StatementTemplate;

/**
 * Folds the statements of databases to their templates (see {@link StatementTemplate}) and looks
 * for turns that few statements have (see {@link StatementJudge}).
 *
 * <p>{@code sql.template.hash} is 16 hexadecimal digits, the same for statements that differ in
 * data only; {@code sql.template.text} the template, cut at {@link #LONGEST_TEXT} bytes; {@code
 * sql.unclosed} says {@code true} where a text, name, comment or parenthesis is not closed. {@code
 * sql.evidence.points} sums up what {@code sql.evidence.kind} lists.
 */
final class StatementAnalyzer implements Analyzer {
  /** Bytes of a template's text that become a field. */
  static final int LONGEST_TEXT = 2048;

  private static final String STATEMENT = "database.statement";
  private static final String SYSTEM = "database.system";
  private static final String HASH = "sql.template.hash";
  private static final String TEXT = "sql.template.text";
  private static final String UNCLOSED = "sql.unclosed";
  private static final String KIND = "sql.evidence.kind";
  private static final String POINTS = "sql.evidence.points";
  private static final StatementEvidence[] KINDS = StatementEvidence.values();

  @Override
  public String name() {
    return "statement";
  }

  @Override
  public Set<String> reads() {
    return Set.of(STATEMENT, SYSTEM);
  }

  @Override
  public Set<String> writes() {
    return Set.of(HASH, TEXT, UNCLOSED, KIND, POINTS);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    for (LogSource source : eventClass.logSources()) {
      if ("database".equals(source.category()) || "sqlaudit".equals(source.service())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Step bind(Fields fields) {
    return new Bound(fields);
  }

  /** The analyzer for one thread. */
  private static final class Bound implements Step {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final int DIGITS = 16;

    private final StatementTemplate template = new StatementTemplate();
    private final byte[] digits = new byte[DIGITS];
    private final int statement;
    private final int system;
    private final int hash;
    private final int text;
    private final int unclosed;
    private final int kind;
    private final int points;
    private final StatementJudge judge = new StatementJudge();

    Bound(Fields fields) {
      statement = fields.id(STATEMENT);
      system = fields.id(SYSTEM);
      hash = fields.id(HASH);
      text = fields.id(TEXT);
      unclosed = fields.id(UNCLOSED);
      kind = fields.id(KIND);
      points = fields.id(POINTS);
    }

    @Override
    public void analyze(Event event) {
      int slot = statement == Fields.UNREAD ? Event.NONE : event.first(statement);
      if (slot == Event.NONE || event.kind(slot) != ValueKind.STRING) {
        return;
      }
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int end = start + event.length(slot);
      Dialect dialect = dialect(event);
      if (kind != Fields.UNREAD || points != Fields.UNREAD) {
        note(event, judge.judge(buffer, start, end, dialect));
      }
      if (text == Fields.UNREAD && hash == Fields.UNREAD && unclosed == Fields.UNREAD) {
        return;
      }
      template.read(buffer, start, end, dialect);
      add(event, text, template.bytes(), Math.min(template.length(), LONGEST_TEXT));
      writeDigits(template.hash());
      add(event, hash, digits, DIGITS);
      if (template.isUnclosed()) {
        add(event, unclosed, TRUE, TRUE.length);
      }
    }

    private void note(Event event, int sum) {
      if (sum > 0 && points != Fields.UNREAD) {
        event.addText(points, Integer.toString(sum));
      }
      for (StatementEvidence evidence : KINDS) {
        if (kind != Fields.UNREAD && (judge.evidence() & evidence.bit()) != 0) {
          event.addText(kind, evidence.word());
        }
      }
    }

    private Dialect dialect(Event event) {
      int slot = system == Fields.UNREAD ? Event.NONE : event.first(system);
      if (slot == Event.NONE) {
        return Dialect.ANSI;
      }
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      return Systems.dialect(buffer, start, start + event.length(slot));
    }

    private void writeDigits(long value) {
      for (int i = 0; i < DIGITS; i++) {
        int digit = (int) (value >>> (60 - 4 * i)) & 0xF;
        digits[i] = (byte) Character.forDigit(digit, 16);
      }
    }

    private static void add(Event event, int field, byte[] bytes, int length) {
      if (field != Fields.UNREAD && length > 0) {
        event.addCopy(field, ValueKind.STRING, bytes, 0, length);
      }
    }
  }

  /** The dialects of the values of {@code database.system}. */
  private static final class Systems {
    private static final byte[] POSTGRESQL = {'p', 'o', 's', 't', 'g', 'r', 'e', 's', 'q', 'l'};
    private static final byte[] MYSQL = {'m', 'y', 's', 'q', 'l'};
    private static final byte[] MARIADB = {'m', 'a', 'r', 'i', 'a', 'd', 'b'};
    private static final byte[] MSSQL = {'m', 's', 's', 'q', 'l'};

    static Dialect dialect(byte[] buffer, int from, int to) {
      if (is(MSSQL, buffer, from, to)) {
        return Dialect.TSQL;
      }
      if (is(POSTGRESQL, buffer, from, to)) {
        return Dialect.POSTGRESQL;
      }
      boolean mysql = is(MYSQL, buffer, from, to) || is(MARIADB, buffer, from, to);
      return mysql ? Dialect.MYSQL : Dialect.ANSI;
    }

    private static boolean is(byte[] word, byte[] buffer, int from, int to) {
      return Arrays.equals(buffer, from, to, word, 0, word.length);
    }
  }
}
