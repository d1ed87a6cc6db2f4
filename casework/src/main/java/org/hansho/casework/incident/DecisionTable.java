package org.hansho.casework.incident;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.alert.Message;
import org.hansho.casework.store.Rows;
import org.hansho.incident.Decisions;
import org.hansho.incident.Step;

/** What people decided about the incidents of a tenant, in rows. */
record DecisionTable(Rows rows, String tenant, StepTable steps) {
  /** Most decisions that are remembered of a tenant. */
  static final int MOST_DECISIONS = 1_000;

  /** Most alerts in all splits of a tenant, since each grouping reads them. */
  static final int MOST_SPLIT = 20_000;

  private static final int OFF = 1;
  private static final int LEFT = 2;

  /** All of them. */
  Decisions decisions() throws SQLException {
    List<List<String>> pairs =
        rows.all(
            "SELECT one, other FROM incident_merge WHERE tenant = ? ORDER BY one, other",
            row -> List.of(row.getString(1), row.getString(2)),
            tenant);
    Set<String> merged = new TreeSet<>();
    pairs.forEach(merged::addAll);
    Map<String, Step> known = steps.all(merged);
    List<Decisions.Merge> merges = new ArrayList<>();
    for (List<String> pair : pairs) {
      Step one = known.get(pair.get(0));
      Step other = known.get(pair.get(1));
      if (one != null && other != null) {
        merges.add(new Decisions.Merge(one, other));
      }
    }
    Map<String, Map<String, Boolean>> splits = new TreeMap<>();
    rows.all(
        "SELECT split, alert, off FROM incident_split WHERE tenant = ?",
        row ->
            splits
                .computeIfAbsent(row.getString(1), any -> new TreeMap<>())
                .put(row.getString(2), row.getLong(3) != 0),
        tenant);
    return new Decisions(merges, splits.values().stream().map(DecisionTable::split).toList());
  }

  private static Decisions.Split split(Map<String, Boolean> sides) {
    TreeSet<String> off = new TreeSet<>();
    TreeSet<String> left = new TreeSet<>();
    sides.forEach((alert, isOff) -> (isOff ? off : left).add(alert));
    return new Decisions.Split(off, left);
  }

  private long count(String what) throws SQLException {
    return rows.all("SELECT " + what + " WHERE tenant = ?", row -> row.getLong(1), tenant).get(0);
  }

  private void refuseMore(int more) throws SQLException {
    long decisions =
        count("count(*) FROM incident_merge") + count("count(DISTINCT split) FROM incident_split");
    if (decisions >= MOST_DECISIONS) {
      throw IncidentRefusedException.of(
          Message.inEnglish(
                  "There are {0} merges and splits already, which is the most that is kept.")
              .inJapanese("統合と分離の記録が、上限の {0} 件に達しています。", decisions));
    }
    long split = count("count(*) FROM incident_split");
    if (more > 0 && split + more > MOST_SPLIT) {
      throw IncidentRefusedException.of(
          Message.inEnglish(
                  "The splits of this tenant have {0} alerts; with these {1} there would be more"
                      + " than {2}, which is the most that is kept. Merge what need not stay"
                      + " apart.")
              .inJapanese(
                  "このテナントで分離されているアラートは {0} 件です。さらに {1} 件を分離すると、上限の {2} 件を超えます。分ける必要のないものを統合してください。",
                  split, more, MOST_SPLIT));
    }
  }

  /** Remembers that two incidents are one, whatever was split before. */
  void merge(List<Step> one, List<Step> other) throws SQLException {
    refuseMore(0);
    Map<String, Integer> sidesOfOne = sides(one);
    for (Map.Entry<String, Integer> side : sides(other).entrySet()) {
      int first = sidesOfOne.getOrDefault(side.getKey(), 0);
      int second = side.getValue();
      if (((first & OFF) != 0 && (second & LEFT) != 0)
          || ((first & LEFT) != 0 && (second & OFF) != 0)) {
        rows.run(
            "DELETE FROM incident_split WHERE tenant = ? AND split = ?", tenant, side.getKey());
      }
    }
    rows.run(
        "INSERT INTO incident_merge (tenant, one, other) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        tenant,
        one.get(0).alert(),
        other.get(0).alert());
  }

  /** On which sides of which splits alerts are. */
  private Map<String, Integer> sides(List<Step> alerts) throws SQLException {
    Map<String, Integer> sides = new TreeMap<>();
    rows.allOf(
        "SELECT split, off FROM incident_split WHERE tenant = ? AND alert IN (#)",
        row -> sides.merge(row.getString(1), row.getLong(2) != 0 ? OFF : LEFT, (a, b) -> a | b),
        tenant,
        alerts.stream().map(Step::alert).toList());
    return sides;
  }

  /** Remembers that some alerts of an incident do not belong to the others. */
  void split(String name, Set<String> off, Set<String> left) throws SQLException {
    refuseMore(off.size() + left.size());
    put(name, off, 1);
    put(name, left, 0);
    unmerge(off, left);
    unmerge(left, off);
  }

  private void put(String name, Set<String> alerts, long off) throws SQLException {
    for (String alert : alerts) {
      rows.run(
          "INSERT INTO incident_split (tenant, split, alert, off) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT (tenant, split, alert) DO UPDATE SET off = excluded.off",
          tenant,
          name,
          alert,
          off);
    }
  }

  /** Forgets the merges of alerts of one set with alerts of another. */
  private void unmerge(Collection<String> ones, Collection<String> others) throws SQLException {
    List<Object> values = new ArrayList<>();
    values.add(tenant);
    values.addAll(ones);
    values.addAll(others);
    rows.run(
        "DELETE FROM incident_merge WHERE tenant = ? AND one IN ("
            + Rows.marks(ones.size())
            + ") AND other IN ("
            + Rows.marks(others.size())
            + ")",
        values.toArray());
  }
}
