package org.hansho.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups the alerts of one tenant into incidents. Belongs to one thread and to one state of the
 * index.
 *
 * <p>Alerts are joined along their links by {@link Joining}; of each group it is then asked whether
 * it is an incident. Both depend on the set of alerts only. Groups that no link connects do not
 * influence each other, so a changed alert costs its own group and those of alerts whose entities
 * it makes more common.
 *
 * <p>What a flood of alerts can do is bounded: {@value #MOST_LOOKED} alerts are looked at, a group
 * has at most {@value #MOST_MEMBERS} of them in 30 days; entities that many alerts name count
 * nothing.
 */
public final class Grouping {
  /** Most alerts of an incident. */
  public static final int MOST_MEMBERS = 500;

  /** Most alerts that are looked at for one change. */
  public static final int MOST_LOOKED = 5_000;

  /** Most time between the first and the last alert of an incident. */
  static final long SPAN = Duration.ofDays(30).toNanos();

  private final String tenant;
  private final AlertIndex index;
  private final Collection<Pattern> patterns;
  private final Decisions decisions;
  private final Links links;
  private final Joining joining;

  /** Groups what an index holds. */
  public Grouping(
      String tenant, AlertIndex index, Collection<Pattern> patterns, Decisions decisions) {
    this.tenant = tenant;
    this.index = index;
    this.patterns = patterns.stream().sorted(Comparator.comparing(Pattern::id)).toList();
    this.decisions = decisions;
    this.links = new Links(index, this.patterns);
    this.joining = new Joining(this.patterns, decisions);
  }

  /** The incidents of these alerts and of all that hang together with them. */
  public Regrouped around(Collection<Step> changed) {
    Neighborhood around = new Neighborhood(index, links, decisions);
    around.collect(changed);
    List<Link> inOrder = new ArrayList<>(around.links());
    inOrder.sort(Link.STRONGEST);
    Collection<Cluster> clusters = joining.joined(around.looked(), inOrder);
    Set<String> settled = around.settled(clusters);
    List<Incident> incidents = new ArrayList<>();
    for (Cluster cluster : clusters) {
      boolean isSettled = settled.contains(cluster.steps.get(0).alert());
      Incident incident = isSettled ? incident(cluster) : null;
      if (incident != null) {
        incidents.add(incident);
      }
    }
    incidents.sort(Comparator.comparing(Incident::id));
    return new Regrouped(settled, incidents, around.isCut());
  }

  private @Nullable Incident incident(Cluster cluster) {
    return joining.isIncident(cluster) ? incidentOf(cluster.steps, cluster.byHand) : null;
  }

  /** The incident that these alerts make; for one that was grouped before. */
  public Incident incidentOf(Collection<Step> alerts, boolean byHand) {
    List<Step> steps = new ArrayList<>(alerts);
    steps.sort(Step.ORDER);
    List<PatternMatch> matches = PatternMatch.all(patterns, steps);
    PatternMatch match = matches.isEmpty() ? null : matches.get(0);
    int score = Score.of(steps, match);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      members.add(new Member(steps.get(i), reason(steps, i)));
    }
    return new Incident(
        IncidentId.of(tenant, steps.get(0).alert()),
        members,
        match,
        matches.subList(Math.min(1, matches.size()), matches.size()),
        score,
        Score.severity(steps, match, score),
        byHand);
  }

  /** How common an entity is at a time. */
  public Prevalence prevalence(EntityKey key, long time) {
    return links.prevalence(key, time);
  }

  private @Nullable Link reason(List<Step> steps, int place) {
    Link best = null;
    for (int i = 0; i < steps.size(); i++) {
      boolean asks = place == 0 ? i > 0 : i < place;
      Link link = asks ? links.between(steps.get(i), steps.get(place)) : null;
      if (link != null && (best == null || Link.STRONGEST.compare(link, best) < 0)) {
        best = link;
      }
    }
    return best;
  }
}
