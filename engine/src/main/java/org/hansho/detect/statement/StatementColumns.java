package org.hansho.detect.statement;

import java.util.List;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.event.RecordHash;
import org.hansho.sql.Dialect;

/** What facts say of a statement, by the role of the rule they come from. Immutable. */
final class StatementColumns {
  static final List<String> READS =
      List.of(
          "sql.template.hash",
          "sql.statement",
          "sql.unclosed",
          "sql.error.class",
          "event.outcome",
          "database.system",
          "source.address",
          "source.ip");

  private static final int HASH = 0;
  private static final int STATEMENT = 1;
  private static final int UNCLOSED = 2;
  private static final int ERROR = 3;
  private static final int OUTCOME = 4;
  private static final int SYSTEM = 5;
  private static final int ADDRESS = 6;
  private static final int IP = 7;
  private static final int CLIENT_PARTS = 31;

  private final int[][] columns;

  StatementColumns(Columns columns, int roles) {
    this.columns = new int[roles][];
    for (int role = 0; role < roles; role++) {
      this.columns[role] = columns.of(role, READS);
    }
  }

  /** Whether the fact has a statement. */
  boolean hasStatement(int role, Fact fact) {
    return fact.first(columns[role][HASH]) != Fact.NONE
        && fact.first(columns[role][STATEMENT]) != Fact.NONE;
  }

  /** The hash of its template. */
  long hash(int role, Fact fact) {
    int at = fact.first(columns[role][HASH]);
    long hash = 0;
    for (int i = at; i < at + fact.length(at); i++) {
      hash = (hash << 4) | (Character.digit(fact.buffer()[i], 16) & 0xF);
    }
    return hash;
  }

  /** One of 32 bits for the client. */
  int client(int role, Fact fact) {
    int at = fact.first(columns[role][ADDRESS]);
    at = at == Fact.NONE ? fact.first(columns[role][IP]) : at;
    return at == Fact.NONE
        ? 1
        : 1 << (RecordHash.of(fact.buffer(), at, fact.length(at)) & CLIENT_PARTS);
  }

  /** What became of the statement. */
  Outcome outcome(int role, Fact fact) {
    int error = fact.first(columns[role][ERROR]);
    if (error != Fact.NONE) {
      return switch (fact.buffer()[error]) {
        case 's' -> Outcome.SYNTAX;
        case 'e' -> Outcome.EXTRACTION;
        default -> Outcome.FAILED;
      };
    }
    int outcome = fact.first(columns[role][OUTCOME]);
    if (outcome != Fact.NONE && fact.buffer()[outcome] == 's') {
      return Outcome.SUCCEEDED;
    }
    if (fact.first(columns[role][UNCLOSED]) != Fact.NONE) {
      return Outcome.UNREADABLE;
    }
    return outcome == Fact.NONE ? Outcome.UNKNOWN : Outcome.FAILED;
  }

  /** The statement read. */
  DepartureJudge read(int role, Fact fact) {
    int at = fact.first(columns[role][STATEMENT]);
    int system = fact.first(columns[role][SYSTEM]);
    Dialect dialect =
        system == Fact.NONE
            ? Dialect.ANSI
            : Dialect.ofSystem(fact.buffer(), system, system + fact.length(system));
    return new DepartureJudge(fact.buffer(), at, at + fact.length(at), dialect);
  }
}
