package org.hansho.web;

import java.util.Locale;
import org.hansho.sql.SqlEvidence;
import org.hansho.sql.SqlInjection;

/** All judges of one decoded value, in the order in which their evidence is listed. */
final class ValueJudges {
  private static final SqlEvidence[] SQL = SqlEvidence.values();
  private static final String[] SQL_WORDS = words();
  private static final int PHP =
      ValueMarks.CALL
          | ValueMarks.DOLLAR
          | ValueMarks.SCHEME
          | ValueMarks.MARKUP
          | ValueMarks.BACKSLASH;

  private static final int TAG = ValueMarks.MARKUP | ValueMarks.PERCENT;

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

  /** Judges the name of a parameter, which may also be the value of one without a name. */
  boolean name(byte[] text, int from, int to) {
    if (ExpressionInjection.isLoader(text, from, to)) {
      return note(EvidenceFamily.EXPRESSION_INJECTION, "class-loader", from, from, to);
    }
    return value(text, from, to);
  }

  /** Judges a value of a parameter; whether there was evidence. */
  boolean value(byte[] text, int from, int to) {
    int marks = ValueMarks.of(text, from, to);
    int object = SerializedObjects.judge(text, from, to);
    if (marks == 0 || object >= 0) {
      return note(EvidenceFamily.DESERIALIZATION, "object", object, from, to);
    }
    boolean found = (marks & ValueMarks.SQL) != 0 && sql(text, from, to);
    found |= markup(text, from, to, marks);
    found |= query(text, from, to, marks);
    if ((marks & (ValueMarks.SHELL | ValueMarks.CALL | ValueMarks.SLASH)) != 0) {
      found |= command(text, from, to);
    }
    found |= path(text, from, to, marks) || aside(text, from, to, marks);
    found |= (marks & ValueMarks.SLASH) != 0 && serverRequest(text, from, to);
    return line(text, from, to, marks) || found;
  }

  /** Judges whether a value goes on as a filter of a directory or a query of documents. */
  private boolean query(byte[] text, int from, int to, int marks) {
    int filter = (marks & ValueMarks.SQL) != 0 ? DirectoryFilters.judge(text, from, to) : -1;
    boolean quoted = (marks & ValueMarks.MARKUP) != 0 && (marks & ValueMarks.DOLLAR) != 0;
    int key = quoted ? DocumentQueries.key(text, from, to) : -1;
    boolean found = note(EvidenceFamily.LDAP_INJECTION, "filter", filter, from, to);
    return note(EvidenceFamily.NOSQL_INJECTION, "operator", key, from, to) || found;
  }

  /** Judges whether the name of a parameter ends in an operator of a document database. */
  void operator(byte[] text, int nameFrom, int nameTo, boolean empty) {
    boolean found = DocumentQueries.isName(text, nameFrom, nameTo, empty);
    note(EvidenceFamily.NOSQL_INJECTION, "operator", found ? nameFrom : -1, nameFrom, nameTo);
  }

  /** Judges whether a parameter has the page fetch a part of itself from elsewhere. */
  void remoteFile(byte[] text, int nameFrom, int nameTo, int from, int to) {
    int place = RemoteFiles.judge(text, nameFrom, nameTo, from, to);
    note(EvidenceFamily.PHP_INJECTION, "remote-file", place, from, to);
  }

  /** Judges whether a value or path goes on as a command. */
  boolean command(byte[] text, int from, int to) {
    int place = command.judge(text, from, to);
    return note(EvidenceFamily.COMMAND_INJECTION, "command", place, from, to);
  }

  /** Judges whether a line in a value or path begins a header of its own. */
  boolean line(byte[] text, int from, int to, int marks) {
    int header = (marks & ValueMarks.LINE) != 0 ? ProtocolRules.header(text, from, to) : -1;
    return note(EvidenceFamily.PROTOCOL_VIOLATION, "header-injection", header, from, to);
  }

  /** Judges whether a path says to one server something else than to the server behind it. */
  boolean detour(byte[] text, int from, int to, int marks) {
    int place = (marks & ValueMarks.CLIMB) != 0 ? PathTraversal.detour(text, from, to) : -1;
    return note(EvidenceFamily.PATH_TRAVERSAL, "detour", place, from, to);
  }

  /** Judges whether a value or path leaves its folder. */
  boolean path(byte[] text, int from, int to, int marks) {
    boolean possible = (marks & (ValueMarks.CLIMB | ValueMarks.SLASH)) != 0 || to - from > 6;
    int place = possible ? PathTraversal.judge(text, from, to) : -1;
    return note(EvidenceFamily.PATH_TRAVERSAL, "path", place, from, to);
  }

  private boolean aside(byte[] text, int from, int to, int marks) {
    boolean aside = (marks & ValueMarks.SLASH) != 0 && PathTraversal.isAside(text, from, to);
    return aside && note(EvidenceFamily.PATH_TRAVERSAL, "path", from, from, to);
  }

  /** Judges whether a value has the server ask for the metadata of its cloud. */
  boolean serverRequest(byte[] text, int from, int to) {
    int place = ServerRequests.judge(text, from, to);
    return note(EvidenceFamily.SERVER_SIDE_REQUEST, "metadata", place, from, to);
  }

  /** Judges a header: what its ordinary signs would set off is left out. */
  boolean header(byte[] text, int from, int to, int marks) {
    boolean found = markup(text, from, to, marks);
    if ((marks & ValueMarks.BRACE) != 0) {
      int place = CommandInjection.environment(text, from, to);
      found |= note(EvidenceFamily.COMMAND_INJECTION, "environment", place, from, to);
    }
    if ((marks & (ValueMarks.MARKUP | ValueMarks.DOLLAR)) != 0) {
      int place = command.nested(text, from, to);
      found |= note(EvidenceFamily.COMMAND_INJECTION, "command", place, from, to);
    }
    boolean may = (marks & (ValueMarks.MARKUP | ValueMarks.CALL)) != 0;
    return found || (may && sql(text, from, to));
  }

  /** Judges what no part of a request should have. */
  boolean markup(byte[] text, int from, int to, int marks) {
    boolean found = false;
    boolean tags = (marks & (ValueMarks.MARKUP | ValueMarks.SCHEME)) != 0;
    boolean attribute = (marks & ValueMarks.ON) != 0 && (marks & ValueMarks.EQUALS) != 0;
    boolean literal = (marks & ValueMarks.BRACE) != 0 && (marks & ValueMarks.DOLLAR) != 0;
    if ((tags || attribute || literal) && script.judge(text, from, to)) {
      found = note(EvidenceFamily.CROSS_SITE_SCRIPTING, "script", script.evidenceAt(), from, to);
    }
    if ((marks & PHP) != 0) {
      found |= note(EvidenceFamily.PHP_INJECTION, "php", php.judge(text, from, to), from, to);
    }
    boolean served = (marks & TAG) == TAG;
    if (served || (marks & (ValueMarks.BRACE | ValueMarks.CALL)) != 0) {
      int expression = expression(text, from, to, marks);
      found |= note(EvidenceFamily.EXPRESSION_INJECTION, "expression", expression, from, to);
    }
    return found;
  }

  private static int expression(byte[] text, int from, int to, int marks) {
    int at = (marks & ValueMarks.BRACE) != 0 ? ExpressionInjection.judge(text, from, to) : -1;
    if (at < 0 && (marks & TAG) == TAG) {
      at = ExpressionInjection.tag(text, from, to);
    }
    boolean called = (marks & ValueMarks.CALL) != 0;
    return at < 0 && called && ExpressionInjection.isBare(text, from, to) ? from : at;
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
