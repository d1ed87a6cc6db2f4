package org.hansho.casework.suppression;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Which incidents have some alerts as steps. */
public interface IncidentSteps {
  /** Nothing is known of incidents. */
  IncidentSteps NONE = (tenant, alerts) -> List.of();

  /**
   * Ids of incidents, without doubles.
   *
   * @param alerts ids of alerts, at most {@link Previews#MOST_STEPS}
   */
  List<String> of(String tenant, Collection<String> alerts) throws IOException;
}
