package org.hansho.casework.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a query looks for alerts: at the condition that the fewest fulfil. All others are tested on
 * what it finds there. Everything has a bound, whatever the alerts are and however they lie.
 */
final class Plan {
  /** Most branches that are merged. */
  private static final int MOST_BRANCHES = 300;

  /** Most alerts that are read at once where a word has more terms than can be merged. */
  private static final int MOST_GATHERED = 20_000;

  private final Scope scope;
  private final TermSearch search;
  private final long from;
  private final Cursor cursor;

  Plan(Scope scope, TermSearch search, long from, Cursor cursor) {
    this.scope = scope;
    this.search = search;
    this.from = from;
    this.cursor = cursor;
  }

  CandidateStream stream() throws SQLException {
    Clause best = null;
    long fewest = scope.alerts();
    for (Clause clause : scope.clauses()) {
      long alerts = clause.word() == null ? alerts(clause) : Long.MAX_VALUE;
      if (alerts < fewest && isReadable(clause, alerts)) {
        best = clause;
        fewest = alerts;
      }
    }
    return best == null ? byKind() : byClause(best);
  }

  /** How many alerts fulfil a clause, up to a bound. */
  private long alerts(Clause clause) throws SQLException {
    long byTerm = search.alerts(clause.terms(), MOST_GATHERED + 1);
    return byTerm + kinds(clause).stream().mapToLong(this::alerts).sum();
  }

  private long alerts(long kind) {
    return scope.kinds().getOrDefault(kind, 0L);
  }

  private List<Long> kinds(Clause clause) {
    return clause.kinds().stream().filter(scope.kinds()::containsKey).toList();
  }

  private boolean isReadable(Clause clause, long alerts) {
    int branches = clause.terms().length + kinds(clause).size() * scope.tenants().size();
    return branches <= MOST_BRANCHES || isGathered(clause, alerts);
  }

  private boolean isGathered(Clause clause, long alerts) {
    return kinds(clause).isEmpty() && alerts <= MOST_GATHERED;
  }

  private CandidateStream byClause(Clause clause) throws SQLException {
    List<Branch> branches = new ArrayList<>(ofKinds(kinds(clause)));
    for (long term : clause.terms()) {
      branches.add(Branch.ofTerm(term));
    }
    if (branches.size() <= MOST_BRANCHES) {
      return merged(branches);
    }
    return new ListStream(search.candidates(clause.terms(), from, cursor));
  }

  private CandidateStream byKind() {
    List<Branch> branches =
        scope.isEveryKind() ? List.of() : ofKinds(List.copyOf(scope.kinds().keySet()));
    boolean isMerged = !branches.isEmpty() && branches.size() <= MOST_BRANCHES;
    return merged(isMerged ? branches : scope.tenants().stream().map(Branch::ofTenant).toList());
  }

  private List<Branch> ofKinds(List<Long> kinds) {
    List<Branch> branches = new ArrayList<>();
    for (long tenant : scope.tenants()) {
      for (long kind : kinds) {
        branches.add(Branch.ofKind(tenant, kind));
      }
    }
    return branches;
  }

  private CandidateStream merged(List<Branch> branches) {
    return new BranchStream(search.connection(), branches, from, cursor, scope.needsTerms());
  }

  /** Candidates that were read at once. */
  private static final class ListStream implements CandidateStream {
    private final List<Candidate> all;
    private int at;

    ListStream(List<Candidate> all) {
      this.all = all;
    }

    @Override
    public List<Candidate> next(int most) {
      int end = Math.min(all.size(), at + most);
      List<Candidate> some = all.subList(at, end);
      at = end;
      return some;
    }

    @Override
    public List<Candidate> all(int most) {
      at = Math.min(most, all.size());
      return all.subList(0, at);
    }

    @Override
    public int rowsPerAlert() {
      return 1;
    }

    @Override
    public boolean isAtEnd() {
      return at == all.size();
    }
  }

  /** Takes those out that do not fulfil all conditions. */
  static List<Candidate> matching(List<Candidate> block, Scope scope, TermSearch search)
      throws SQLException {
    List<Candidate> left = new ArrayList<>();
    for (Candidate candidate : block) {
      if (scope.kinds().containsKey(candidate.kind())) {
        left.add(candidate);
      }
    }
    for (Clause clause : scope.clauses()) {
      left = fulfilling(left, clause, search);
    }
    return left;
  }

  private static List<Candidate> fulfilling(List<Candidate> block, Clause clause, TermSearch search)
      throws SQLException {
    List<Candidate> left = new ArrayList<>();
    TermTexts texts = clause.word() == null ? null : TermTexts.of(block, clause, search);
    for (Candidate candidate : block) {
      if (clause.isByKind(candidate.kind()) || hasTerm(candidate, clause, texts)) {
        left.add(candidate);
      }
    }
    return left;
  }

  private static boolean hasTerm(Candidate candidate, Clause clause, @Nullable TermTexts texts) {
    for (long term : TermList.unpack(candidate.terms())) {
      if (clause.isByTerm(term) || (texts != null && texts.isFound(term))) {
        return true;
      }
    }
    return false;
  }
}
