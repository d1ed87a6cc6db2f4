package org.hansho.casework.incident;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Message;
import org.hansho.incident.Grouping;
import org.hansho.incident.IncidentId;
import org.hansho.incident.Step;

/** What people do to incidents by hand: they merge and split them, and it stays so. */
final class ByHand {
  private ByHand() {}

  static String merge(IncidentRoom room, List<String> ids) throws SQLException {
    if (ids.size() < 2) {
      throw IncidentRefusedException.of(
          Message.inEnglish("Name at least two incidents.")
              .inJapanese("統合するインシデントを 2 つ以上指定してください。"));
    }
    List<Step> first = parts(room, ids.get(0));
    List<List<Step>> others = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    int all = first.size();
    for (String id : ids.subList(1, ids.size())) {
      List<Step> other = parts(room, id);
      if (first.contains(other.get(0)) || !known.add(other.get(0).alert())) {
        throw IncidentRefusedException.of(
            Message.inEnglish("These are one incident already.")
                .inJapanese("指定されたものは、すでに 1 つのインシデントです。"));
      }
      all += other.size();
      if (all > Grouping.MOST_MEMBERS) {
        throw IncidentRefusedException.of(
            Message.inEnglish("An incident has at most {0} alerts; merge fewer.")
                .inJapanese(
                    "1 つのインシデントに含められるアラートは {0} 件までです。統合する数を減らしてください。", Grouping.MOST_MEMBERS));
      }
      others.add(other);
    }
    for (List<Step> other : others) {
      room.decided().merge(first, other);
    }
    room.regroup(first);
    return room.steps().incidentOf(first.get(0).alert());
  }

  /** The alerts of an incident, or the one alert of this id. */
  private static List<Step> parts(IncidentRoom room, String id) throws SQLException {
    IncidentRoom.refuseForeign(id);
    String behind = room.incidents().find(id) == null ? room.steps().incidentBehind(id) : id;
    List<Step> members = behind.isEmpty() ? List.of() : room.steps().members(behind);
    Step alone = members.isEmpty() ? room.steps().find(id) : null;
    if (alone != null) {
      String incident = room.steps().incidentOf(id);
      members = incident.isEmpty() ? List.of(alone) : room.steps().members(incident);
    }
    if (members.isEmpty()) {
      throw IncidentRefusedException.missing(id);
    }
    return members;
  }

  static String split(IncidentRoom room, String id, List<String> alerts) throws SQLException {
    List<Step> members = room.steps().members(room.head(id).id());
    Set<String> off = new TreeSet<>(alerts);
    Set<String> left = new TreeSet<>();
    members.forEach(member -> left.add(member.alert()));
    if (off.isEmpty() || !left.containsAll(off) || off.size() == left.size()) {
      throw IncidentRefusedException.of(
          Message.inEnglish("Name some alerts of this incident, not all of them and no others.")
              .inJapanese("このインシデントのアラートの一部だけを指定してください。すべてのアラートや、ほかのインシデントのアラートは指定できません。"));
    }
    left.removeAll(off);
    room.decided().split(IncidentId.of(room.tenant(), String.join(",", off)), off, left);
    room.regroup(members);
    return room.steps().incidentOf(off.iterator().next());
  }
}
