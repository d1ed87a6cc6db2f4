package org.hansho.incident;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that belong together. Immutable.
 *
 * @param id hash of tenant and first alert: the same set of alerts gives the same id in any run.
 *     Every alert has such a hash; those of the others name the incident too
 * @param members in order of event time, at least two
 * @param match the pattern they follow; null if none
 * @param alsoFollows further patterns that they follow, with alerts that are no step of {@code
 *     match}; the one that they follow furthest first
 * @param score what speaks for it, see {@link Score}
 * @param byHand whether people made it what it is
 */
public record Incident(
    String id,
    List<Member> members,
    @Nullable PatternMatch match,
    List<PatternMatch> alsoFollows,
    int score,
    Severity severity,
    boolean byHand) {
  public Incident {
    members = List.copyOf(members);
    alsoFollows = List.copyOf(alsoFollows);
  }

  /** The first alert. */
  public Step first() {
    return members.get(0).step();
  }

  /** Event time of the last alert. */
  public long lastTime() {
    return members.get(members.size() - 1).step().time();
  }

  /** The primary stages of its alerts, in the order of the kill chain. */
  public Set<Intent> intents() {
    Set<Intent> intents = EnumSet.noneOf(Intent.class);
    for (Member member : members) {
      Intent intent = member.step().intent();
      if (intent != null) {
        intents.add(intent);
      }
    }
    return Collections.unmodifiableSet(intents);
  }
}
