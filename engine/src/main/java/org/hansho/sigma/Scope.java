package org.hansho.sigma;

import java.util.Set;
import java.util.TreeSet;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;

/**
 * What reading one document needs to know, and the lists it turned out to lack.
 *
 * @param arrayScopes whether the document asked for {@code field[any]} by {@code sigma-version: 3}
 */
record Scope(Problems problems, Lists lists, boolean arrayScopes, Set<String> missingLists) {
  /** A document for which no list is missing yet. */
  static Scope of(Problems problems, Lists lists, boolean arrayScopes) {
    return new Scope(problems, lists, arrayScopes, new TreeSet<>());
  }

  /** Reports a list once. */
  void missing(Place place, String list) {
    if (missingLists.add(list)) {
      problems.missingList(place, list);
    }
  }
}
