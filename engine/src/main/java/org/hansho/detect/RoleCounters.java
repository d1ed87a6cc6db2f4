package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which roles of a document may stand for the same records: those that rest on the same rules. */
final class RoleCounters {
  private RoleCounters() {}

  /**
   * The counter of each role, as {@link RecordCount} has it.
   *
   * @param rules by role, the rules of one event that it rests on, itself if it is one
   */
  static int[] of(List<Set<String>> rules) {
    int[] groups = new int[rules.size()];
    int groupCount = 0;
    for (int role = 0; role < groups.length; role++) {
      if (groups[role] == 0) {
        groups[role] = ++groupCount;
        spread(role, rules, groups);
      }
    }
    int[] counters = new int[groups.length];
    for (int role = 0; role < counters.length; role++) {
      int group = groups[role];
      boolean shares = Arrays.stream(groups).filter(other -> other == group).count() > 1;
      counters[role] = shares ? group * RecordCount.COUNTERS_OF_A_GROUP + role : RecordCount.ALONE;
    }
    return counters;
  }

  /** Gives the group of a role to all that share a rule with it, or with one that does. */
  private static void spread(int first, List<Set<String>> rules, int[] groups) {
    Set<String> known = new HashSet<>(rules.get(first));
    List<Integer> open = new ArrayList<>();
    for (int role = 0; role < groups.length; role++) {
      if (groups[role] == 0) {
        open.add(role);
      }
    }
    boolean grows = true;
    while (grows) {
      grows = false;
      for (int role : open) {
        if (groups[role] == 0 && rules.get(role).stream().anyMatch(known::contains)) {
          groups[role] = groups[first];
          known.addAll(rules.get(role));
          grows = true;
        }
      }
    }
  }
}
