package org.hansho.detect.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How unlike a new use is to what is known: item-based collaborative filtering.
 *
 * <p>Two resources are as similar as the cosine of their users. The score is 1 less the similarity
 * of the resource to those the user has, as a share of that to its {@link #NEIGHBOURS} nearest: 0
 * if the user has all of them, 1 if none. Users are alike if they share {@link #ALIKE} of all
 * resources that either has (Jaccard). Cost: at most 256 × 256 steps, on new pairs alone.
 */
final class AccessSimilarity {
  private static final int NEIGHBOURS = 50;
  private static final double ALIKE = 0.3;
  private static final Partners NOBODY = new Partners();

  private final Partners resources;
  private final Partners users;
  private final AccessGraph graph;

  AccessSimilarity(AccessGraph graph, long user, long resource) {
    this.graph = graph;
    this.resources = or(graph.resourcesOf(user));
    this.users = or(graph.usersOf(resource));
  }

  private static Partners or(@Nullable Partners partners) {
    return partners == null ? NOBODY : partners;
  }

  /** How many resources the user has. */
  int resources() {
    return resources.size();
  }

  /** How many users the resource has. */
  int users() {
    return users.size();
  }

  /** Another resource and how similar it is. */
  private record Neighbour(long resource, double similarity) {}

  /** The score, 0 to 1; 1 where the users of the resource have nothing else. */
  double score() {
    double all = 0;
    double own = 0;
    for (Neighbour neighbour : neighbours()) {
      all += neighbour.similarity();
      own += resources.has(neighbour.resource()) ? neighbour.similarity() : 0;
    }
    return all == 0 ? 1 : 1 - own / all;
  }

  private List<Neighbour> neighbours() {
    List<Neighbour> neighbours = new ArrayList<>();
    shared(users, false)
        .forEach(
            (resource, shared) -> {
              double usersOfBoth = (double) users.size() * or(graph.usersOf(resource)).size();
              neighbours.add(new Neighbour(resource, shared / Math.sqrt(usersOfBoth)));
            });
    neighbours.sort(
        Comparator.comparingDouble(Neighbour::similarity)
            .reversed()
            .thenComparingLong(Neighbour::resource));
    return neighbours.size() <= NEIGHBOURS ? neighbours : neighbours.subList(0, NEIGHBOURS);
  }

  /** How many of these nodes have each of their partners. */
  private Map<Long, Integer> shared(Partners nodes, boolean ofResources) {
    Map<Long, Integer> shared = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      long id = nodes.id(i);
      Partners partners = or(ofResources ? graph.usersOf(id) : graph.resourcesOf(id));
      for (int j = 0; j < partners.size(); j++) {
        shared.merge(partners.id(j), 1, Integer::sum);
      }
    }
    return shared;
  }

  /**
   * Users alike and how many of them use the resource.
   *
   * @param all how many are alike
   * @param using how many of these have the resource
   */
  record Alike(int all, int using) {}

  /** The users like this one, but for itself. */
  Alike alike(long user) {
    int all = 0;
    int using = 0;
    for (Map.Entry<Long, Integer> other : shared(resources, true).entrySet()) {
      int both = other.getValue();
      int either = resources.size() + or(graph.resourcesOf(other.getKey())).size() - both;
      if (other.getKey() != user && both >= ALIKE * either) {
        all++;
        using += users.has(other.getKey()) ? 1 : 0;
      }
    }
    return new Alike(all, using);
  }
}
