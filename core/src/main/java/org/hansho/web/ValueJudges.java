package org.hansho.web;

import java.util.Locale;
import org.hansho.sql.SqlEvidence;
import org.hansho.sql.SqlInjection;

/** All judges of one decoded value, in the order in which their evidence is listed. */
final class ValueJudges {
  private static final SqlEvidence[] SQL = SqlEvidence.values();
  private static final String[] SQL_WORDS = words();
  private static final byte[] SIGNS = Ascii.bytes("'\"()=;<>|&`$#{}*\\/,: \n");

  private final SqlInjection sql = new SqlInjection();
  private final ScriptInjection script = new ScriptInjection();
  private final CommandInjection command = new CommandInjection();
  private final PhpInjection php = new PhpInjection();
  private final RequestEvidence evidence;
  private final boolean[] signs = new boolean[128];

  ValueJudges(RequestEvidence evidence) {
    this.evidence = evidence;
    for (byte sign : SIGNS) {
      signs[sign] = true;
    }
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
    if (isPlain(text, from, to)) {
      return false;
    }
    boolean found = sql(text, from, to);
    found |= markup(text, from, to);
    found |=
        note(EvidenceFamily.COMMAND_INJECTION, "command", command.judge(text, from, to), from, to);
    found |=
        note(EvidenceFamily.PATH_TRAVERSAL, "path", PathTraversal.judge(text, from, to), from, to);
    int header = ProtocolRules.header(text, from, to);
    found |= note(EvidenceFamily.PROTOCOL_VIOLATION, "header-injection", header, from, to);
    return found;
  }

  /** Judges a header or a path: all but what its ordinary signs would set off. */
  boolean markup(byte[] text, int from, int to) {
    boolean found = false;
    if (script.judge(text, from, to)) {
      found = note(EvidenceFamily.CROSS_SITE_SCRIPTING, "script", script.evidenceAt(), from, to);
    }
    found |= note(EvidenceFamily.PHP_INJECTION, "php", php.judge(text, from, to), from, to);
    int expression = ExpressionInjection.judge(text, from, to);
    found |= note(EvidenceFamily.EXPRESSION_INJECTION, "expression", expression, from, to);
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

  /** Whether there is no sign at all that any judge looks for. */
  private boolean isPlain(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      byte b = text[at];
      if ((b >= 0 && signs[b]) || (b == '-' && at + 1 < to && text[at + 1] == '-')) {
        return false;
      }
    }
    return true;
  }
}
