package org.hansho.alert;

import org.hansho.detect.FactLayout;
import org.hansho.detect.Result;
import org.hansho.sigma.Header;

/**
 * A correlation or baseline that raises alerts. Immutable.
 *
 * @param detection what it raises
 * @param document what it says about itself
 * @param layout of the facts of its results
 * @param repeats whether all its records are counted by rules of the same detection
 * @param counter who counts its records in the alert; see {@link Finding#counter()}
 * @param lists whether its alerts list the values of its results
 * @param keyed whether no number of the result is part of the alert's key, so that the key is known
 *     before the result's fact is made
 * @param byGroup whether all its results of one group key and period are of one alert
 */
public record RaisingDocument(
    AlertDefinition detection,
    Header document,
    FactLayout layout,
    boolean repeats,
    int counter,
    boolean lists,
    boolean keyed,
    boolean byGroup) {
  /** How many records a result adds to the count of its alert. */
  long events(Result result) {
    return repeats ? 0 : result.events();
  }

  /** The UUID of the document; empty if it has none. */
  String ruleId() {
    String id = document.id();
    return id == null ? "" : id;
  }

  Severity severity(Result result) {
    return Severity.of(result.severity() == null ? document.level() : result.severity());
  }
}
