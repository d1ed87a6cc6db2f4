package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges branches. A block costs so many rows of each branch as it has alerts, so what it costs
 * does not depend on how the alerts lie in time or how many there are.
 */
final class BranchStream implements CandidateStream {
  /** Most branches of one statement. */
  private static final int AT_A_TIME = 100;

  private static final byte[] NOTHING = {};

  private final Connection connection;
  private final List<Branch> branches;
  private final long from;
  private final boolean withTerms;
  private Cursor cursor;
  private boolean atEnd;

  BranchStream(
      Connection connection, List<Branch> branches, long from, Cursor cursor, boolean withTerms) {
    this.connection = connection;
    this.branches = branches;
    this.from = from;
    this.cursor = cursor;
    this.withTerms = withTerms;
    this.atEnd = branches.isEmpty();
  }

  @Override
  public boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public List<Candidate> next(int most) throws SQLException {
    List<Candidate> all = new ArrayList<>();
    Candidate frontier = null;
    for (int first = 0; first < branches.size(); first += AT_A_TIME) {
      int end = Math.min(branches.size(), first + AT_A_TIME);
      List<Candidate> some = read(branches.subList(first, end), most);
      all.addAll(some);
      if (some.size() >= most) {
        frontier = newer(frontier, some.get(some.size() - 1));
      }
    }
    all.sort(Candidate.NEWEST);
    atEnd = frontier == null && all.size() <= most;
    List<Candidate> block = block(all, frontier, most);
    if (!block.isEmpty()) {
      cursor = block.get(block.size() - 1).cursor();
    }
    return block;
  }

  @Override
  public List<Candidate> all(int most) throws SQLException {
    Map<Long, Candidate> all = new HashMap<>();
    int read = 0;
    for (Branch branch : branches) {
      List<Candidate> some = read(List.of(branch), most + 1 - read);
      some.forEach(candidate -> all.put(candidate.n(), candidate));
      read += some.size();
      if (read > most) {
        return List.copyOf(all.values());
      }
    }
    atEnd = true;
    return List.copyOf(all.values());
  }

  @Override
  public int rowsPerAlert() {
    return Math.max(1, branches.size());
  }

  private static Candidate newer(@Nullable Candidate one, Candidate other) {
    return one == null || Candidate.NEWEST.compare(other, one) < 0 ? other : one;
  }

  /** The first ones, each once, up to where a statement may have left something out. */
  private static List<Candidate> block(
      List<Candidate> sorted, @Nullable Candidate frontier, int most) {
    List<Candidate> block = new ArrayList<>();
    long last = 0;
    for (Candidate candidate : sorted) {
      boolean isBeyond = frontier != null && Candidate.NEWEST.compare(candidate, frontier) > 0;
      if (isBeyond || block.size() == most) {
        break;
      }
      if (candidate.n() != last) {
        block.add(candidate);
        last = candidate.n();
      }
    }
    return block;
  }

  private List<Candidate> read(List<Branch> some, int most) throws SQLException {
    List<Candidate> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql(some))) {
      int at = 1;
      for (Branch branch : some) {
        at = bind(statement, at, branch, most);
      }
      if (some.size() > 1) {
        statement.setInt(at, most);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          byte[] terms = withTerms ? row.getBytes(4) : NOTHING;
          found.add(new Candidate(row.getLong(1), row.getLong(2), row.getLong(3), terms));
        }
      }
    }
    found.sort(Candidate.NEWEST);
    return found;
  }

  /**
   * A statement over some branches. Terms are read of what all branches together have left, as a
   * row of the table costs far more than one of an index.
   */
  private String sql(List<Branch> some) {
    String narrow = some.size() == 1 ? some.get(0).sql() : merged(some);
    return withTerms
        ? "SELECT k.n, k.last_time, k.kind, a.terms FROM ("
            + narrow
            + ") k JOIN alert a ON a.n = k.n"
        : narrow;
  }

  private static String merged(List<Branch> some) {
    StringBuilder sql = new StringBuilder();
    for (Branch branch : some) {
      sql.append(sql.isEmpty() ? "" : " UNION ALL ")
          .append("SELECT * FROM (")
          .append(branch.sql())
          .append(") b");
    }
    return sql.append(" ORDER BY 2 DESC, 1 DESC LIMIT ?").toString();
  }

  private int bind(PreparedStatement statement, int from, Branch branch, int most)
      throws SQLException {
    int at = from;
    statement.setLong(at++, branch.term() == null ? branch.tenant() : branch.term());
    if (branch.kind() != null) {
      statement.setLong(at++, branch.kind());
    }
    statement.setLong(at++, this.from);
    statement.setLong(at++, cursor.lastTime());
    statement.setLong(at++, cursor.n());
    statement.setInt(at++, most);
    return at;
  }
}
