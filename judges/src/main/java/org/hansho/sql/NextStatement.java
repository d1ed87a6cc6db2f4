package org.hansho.sql;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds where a statement ends in the place of a value and another begins: at a semicolon with a
 * verb behind it, and in T-SQL, which needs no semicolon, at a verb behind a value. {@link
 * StatementVerbs} asks for more, as it also reads prose; here the value is known to stand in a
 * statement.
 *
 * <p>A view on tokens read last; reused with them. Sources: the lists of statements in the manuals
 * of SQL Server 2022, PostgreSQL 18, MySQL 8.4 and MariaDB 11.
 */
final class NextStatement {
  private static final int ANYWHERE = 1;
  private static final int BARE = 2;
  private static final WordTable VERBS = new WordTable(verbs(ANYWHERE));
  private static final WordTable BARE_VERBS = new WordTable(verbs(BARE));

  private final FragmentTokens tokens;

  NextStatement(FragmentTokens tokens) {
    this.tokens = tokens;
  }

  private static Map<String, Integer> verbs(int kind) {
    Map<String, Integer> words = new HashMap<>();
    String bare =
        """
        insert update delete drop create alter exec execute declare truncate merge shutdown
        grant revoke deny kill waitfor backup restore reconfigure bulk dbcc raiserror throw use
        """;
    WordTable.add(words, kind, bare);
    if (kind == ANYWHERE) {
      WordTable.add(
          words,
          kind,
          """
          select set with table values if while begin end do call handler rename replace load copy
          prepare deallocate commit rollback start savepoint release abort reset discard listen
          notify lock unlock vacuum analyze reindex refresh reassign security comment import
          install uninstall flush purge show describe explain checkpoint print fetch close open
          revert return
          """);
    }
    return words;
  }

  /** Whether one begins in the value. */
  boolean begins(Dialect dialect) {
    int depth = 0;
    for (int token = 0; token < tokens.count(); token++) {
      TokenKind kind = tokens.kind(token);
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      boolean behind = token > 0 && tokens.kind(token - 1) == TokenKind.SEMICOLON;
      if (behind && tokens.isOneOf(token, VERBS)) {
        return true;
      }
      if (depth <= 0 && dialect == Dialect.TSQL && beginsBare(token)) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsBare(int token) {
    boolean value =
        switch (tokens.kind(token - 1)) {
          case NUMBER, TEXT, CLOSE, VARIABLE -> true;
          default -> false;
        };
    return value && (tokens.isOneOf(token, BARE_VERBS) || isQuery(token));
  }

  /** A query of a table, not one that asks which key was given. */
  private boolean isQuery(int token) {
    boolean from = false;
    for (int at = token; tokens.is(token, "select") && at < tokens.count(); at++) {
      from |= tokens.has(at, SqlWords.FROM);
    }
    return from;
  }
}
