package org.hansho.web;

import java.util.Locale;
import org.hansho.sql.SqlEvidence;
import org.hansho.sql.SqlInjection;

/** All judges of one decoded value, in the order in which their evidence is listed. */
final class ValueJudges {
  private static final SqlEvidence[] SQL = SqlEvidence.values();
  private static final String[] SQL_WORDS = words();
  private static final int PHP =
      ValueMarks.CALL | ValueMarks.DOLLAR | ValueMarks.SCHEME | ValueMarks.MARKUP;

  private final SqlInjection sql = new SqlInjection();
  private final ScriptInjection script = new ScriptInjection();
  private final CommandInjection command = new CommandInjection();
  private final PhpInjection php = new PhpInjection();
  private final RequestEvidence evidence;

  ValueJudges(RequestEvidence evidence) {
    this.evidence = evidence;
  }

  private static String[] words() {
    String[] words = new String[SQL.length];
    for (SqlEvidence kind : SQL) {
      words[kind.ordinal()] = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return words;
  }

  /** Judges a value of a parameter; whether there was evidence. */
  boolean value(byte[] text, int from, int to) {
    int marks = ValueMarks.of(text, from, to);
    if (marks == 0) {
      return false;
    }
    boolean found = (marks & ValueMarks.SQL) != 0 && sql(text, from, to);
    found |= markup(text, from, to, marks);
    if ((marks & (ValueMarks.SHELL | ValueMarks.CALL | ValueMarks.SLASH)) != 0) {
      int place = command.judge(text, from, to);
      found |= note(EvidenceFamily.COMMAND_INJECTION, "command", place, from, to);
    }
    found |= path(text, from, to, marks);
    if ((marks & ValueMarks.LINE) != 0) {
      int header = ProtocolRules.header(text, from, to);
      found |= note(EvidenceFamily.PROTOCOL_VIOLATION, "header-injection", header, from, to);
    }
    return found;
  }

  /** Judges whether a value or path leaves its folder. */
  boolean path(byte[] text, int from, int to, int marks) {
    boolean possible = (marks & (ValueMarks.CLIMB | ValueMarks.SLASH)) != 0 || to - from > 6;
    int place = possible ? PathTraversal.judge(text, from, to) : -1;
    return note(EvidenceFamily.PATH_TRAVERSAL, "path", place, from, to);
  }

  /** Judges a header: what its ordinary signs would set off is left out. */
  boolean header(byte[] text, int from, int to, int marks) {
    boolean found = markup(text, from, to, marks);
    if ((marks & ValueMarks.BRACE) != 0) {
      int place = CommandInjection.environment(text, from, to);
      found |= note(EvidenceFamily.COMMAND_INJECTION, "environment", place, from, to);
    }
    boolean quoted = (marks & ValueMarks.MARKUP) != 0;
    return found || (quoted && sql(text, from, to));
  }

  /** Judges what no part of a request should have. */
  boolean markup(byte[] text, int from, int to, int marks) {
    boolean found = false;
    boolean tags = (marks & (ValueMarks.MARKUP | ValueMarks.SCHEME)) != 0;
    boolean attribute = (marks & ValueMarks.ON) != 0 && (marks & ValueMarks.EQUALS) != 0;
    if ((tags || attribute) && script.judge(text, from, to)) {
      found = note(EvidenceFamily.CROSS_SITE_SCRIPTING, "script", script.evidenceAt(), from, to);
    }
    if ((marks & PHP) != 0) {
      found |= note(EvidenceFamily.PHP_INJECTION, "php", php.judge(text, from, to), from, to);
    }
    if ((marks & ValueMarks.BRACE) != 0) {
      int expression = ExpressionInjection.judge(text, from, to);
      found |= note(EvidenceFamily.EXPRESSION_INJECTION, "expression", expression, from, to);
    }
    return found;
  }

  boolean sql(byte[] text, int from, int to) {
    if (!sql.judge(text, from, to)) {
      return false;
    }
    int heaviest = -1;
    for (SqlEvidence kind : SQL) {
      boolean noted = (sql.evidence() & kind.bit()) != 0;
      if (noted && (heaviest < 0 || kind.weight() > SQL[heaviest].weight())) {
        heaviest = kind.ordinal();
      }
    }
    evidence.addSql(SQL_WORDS[heaviest], from, to, sql);
    return true;
  }

  private boolean note(EvidenceFamily family, String reason, int at, int from, int to) {
    if (at < 0) {
      return false;
    }
    evidence.add(family, reason, Math.max(from, Math.min(at, to)), to);
    return true;
  }
}
