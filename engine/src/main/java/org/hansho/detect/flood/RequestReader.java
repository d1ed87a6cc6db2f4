package org.hansho.detect.flood;

import java.util.Set;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.detect.SeededHashes;

/** Reads from the fact of a request what its {@link Composition} consists of. Immutable. */
final class RequestReader {
  private static final String SOURCE = "source.ip";
  private static final String STATUS = "http.response.status_code";
  private static final String KIND = "web.request_kind";
  private static final String ANSWER = "web.answer_time";
  private static final String REFERRER = "http.request.referrer";

  /** The fields that are looked at. */
  static final Set<String> READS = Set.of(SOURCE, STATUS, KIND, REFERRER, ANSWER);

  /** Time-out of a request, too many requests, client closed the request (of nginx). */
  private static final Set<Long> OVERLOAD = Set.of(408L, 429L, 499L);

  private final SeededHashes hashes;
  private final int[] source;
  private final int[] status;
  private final int[] kind;
  private final int[] referrer;
  private final int[] answer;

  RequestReader(int roles, Columns columns) {
    hashes = columns.hashes();
    source = new int[roles];
    status = new int[roles];
    kind = new int[roles];
    referrer = new int[roles];
    answer = new int[roles];
    for (int role = 0; role < roles; role++) {
      source[role] = columns.of(role, SOURCE);
      status[role] = columns.of(role, STATUS);
      kind[role] = columns.of(role, KIND);
      referrer[role] = columns.of(role, REFERRER);
      answer[role] = columns.of(role, ANSWER);
    }
  }

  Composition.Request read(int role, Fact fact) {
    long hash = fact.first(source[role]) == Fact.NONE ? 0 : fact.valueHash(source[role], hashes);
    return new Composition.Request(
        hash,
        fails(fact, status[role]),
        begins(fact, answer[role], 's'),
        begins(fact, kind[role], 'a'),
        fact.first(referrer[role]) != Fact.NONE && !begins(fact, referrer[role], '-'));
  }

  /** Whether the server failed, had no room, or the client gave up waiting. */
  private static boolean fails(Fact fact, int column) {
    int at = fact.first(column);
    boolean wellFormed = at != Fact.NONE && fact.length(at) == 3;
    return begins(fact, column, '5')
        || (wellFormed && OVERLOAD.contains(LoadReader.number(fact.buffer(), at, 3)));
  }

  private static boolean begins(Fact fact, int column, char with) {
    int at = fact.first(column);
    return at != Fact.NONE && fact.length(at) > 0 && fact.buffer()[at] == with;
  }
}
