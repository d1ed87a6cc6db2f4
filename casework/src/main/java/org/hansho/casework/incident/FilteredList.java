package org.hansho.casework.incident;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Message;
import org.hansho.casework.filter.Filter;

/**
 * Incidents that a filter means among those of a query. They are read in pages and tested one by
 * one, so the cost is that of all incidents that are looked at, and of one page in memory.
 */
record FilteredList(IncidentRoom room, IncidentQuery query, Filter filter) {
  private static final int MOST_LOOKED_AT = 50_000;

  /**
   * The newest first, behind a time and an id.
   *
   * @throws IncidentRefusedException if the filter asks for what incidents do not have, or too many
   *     have to be looked at
   */
  List<IncidentHead> after(long time, String id, int most) throws SQLException {
    FilteredIncident.check(filter);
    List<IncidentHead> found = new ArrayList<>();
    long before = time;
    String beforeId = id;
    for (int looked = 0; looked < MOST_LOOKED_AT; looked += Incidents.MOST_LISTED) {
      List<IncidentHead> page =
          room.incidents().list(query, before, beforeId, Incidents.MOST_LISTED);
      addMeant(page, most, found);
      if (found.size() == most || page.size() < Incidents.MOST_LISTED) {
        return found;
      }
      IncidentHead last = page.get(page.size() - 1);
      before = last.lastTime();
      beforeId = last.id();
    }
    throw IncidentRefusedException.of(
        Message.inEnglish(
                "More than {0} incidents would have to be looked at; ask for fewer with from, to or"
                    + " min_severity.")
            .inJapanese(
                "条件を調べる対象のインシデントが {0} 件を超えています。from、to、min_severity で対象を絞ってください。", MOST_LOOKED_AT));
  }

  private void addMeant(List<IncidentHead> page, int most, List<IncidentHead> found)
      throws SQLException {
    Map<String, IncidentState> states =
        page.isEmpty() ? Map.of() : room.states().of(page.stream().map(IncidentHead::id).toList());
    for (IncidentHead head : page) {
      IncidentState state = states.getOrDefault(head.id(), IncidentState.NEW);
      if (found.size() < most && filter.test(new FilteredIncident(head, state))) {
        found.add(head);
      }
    }
  }
}
