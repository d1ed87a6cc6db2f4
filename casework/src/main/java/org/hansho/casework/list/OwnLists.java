package org.hansho.casework.list;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.Rows;

/**
 * What the tenants have added to lists. All of it is in memory; what is changed is known once
 * {@link #read} was called again. Safe from any thread.
 */
public final class OwnLists {
  /** Most entries of a tenant, in all its lists. */
  public static final int MOST = 20_000;

  /** Longest entry, in characters. */
  public static final int LONGEST = 1_024;

  /** The order in which lists have their entries. */
  public static final Comparator<OwnEntry> ORDER =
      Comparator.comparing(OwnEntry::list)
          .thenComparing(OwnEntry::time)
          .thenComparing(OwnEntry::entry);

  private static final int LONGEST_NOTE = 200;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,63}");

  private final CaseStore store;
  private volatile Map<String, List<OwnEntry>> byTenant = Map.of();

  private OwnLists(CaseStore store) {
    this.store = store;
  }

  /** Those of a store. */
  public static OwnLists open(CaseStore store) throws IOException {
    OwnLists lists = new OwnLists(store);
    lists.read();
    return lists;
  }

  /** Reads them again. */
  public void read() throws IOException {
    Map<String, List<OwnEntry>> all = new TreeMap<>();
    for (OwnEntry one : store.transactions().read("read own lists", OwnLists::stored)) {
      all.computeIfAbsent(one.tenant(), unseen -> new ArrayList<>()).add(one);
    }
    all.values().forEach(entries -> entries.sort(ORDER));
    byTenant = all;
  }

  private static List<OwnEntry> stored(Connection connection) throws SQLException {
    return new Rows(connection)
        .all(
            "SELECT tenant, list, entry, note, author, time FROM own_list_entry"
                + " ORDER BY tenant",
            row ->
                new OwnEntry(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6)));
  }

  /** All of a tenant, by list, the oldest first. */
  public Map<String, List<OwnEntry>> of(String tenant) {
    Map<String, List<OwnEntry>> lists = new TreeMap<>();
    for (OwnEntry one : byTenant.getOrDefault(tenant, List.of())) {
      lists.computeIfAbsent(one.list(), unseen -> new ArrayList<>()).add(one);
    }
    return lists;
  }

  /** Those of one list of a tenant, the newest first. */
  public List<OwnEntry> of(String tenant, String list) {
    return byTenant.getOrDefault(tenant, List.of()).stream()
        .filter(one -> one.list().equals(list))
        .sorted(Comparator.comparing(OwnEntry::time).reversed())
        .toList();
  }

  /**
   * Checks an entry that is to be added.
   *
   * @throws OwnListRefusedException if it breaks a bound, or is there
   */
  public OwnEntry checked(OwnEntry wanted) {
    refuse(
        !NAME.matcher(wanted.list()).matches(),
        Message.inEnglish(
                "The name of a list has letters, digits, _ and -, begins with a letter, and is at"
                    + " most 64 long.")
            .inJapanese("リストの名前は英字で始め、英数字と _ と - を使って 64 文字以内で指定してください。"));
    refuse(
        wanted.entry().isBlank() || wanted.entry().length() > LONGEST,
        Message.inEnglish("An entry has 1 to 1,024 characters.")
            .inJapanese("項目は 1～1,024 文字で指定してください。"));
    refuse(
        wanted.entry().chars().anyMatch(Character::isISOControl),
        Message.inEnglish("An entry is one line without control characters.")
            .inJapanese("項目は、制御文字を含まない 1 行の文字列で指定してください。"));
    refuse(
        wanted.note().length() > LONGEST_NOTE,
        Message.inEnglish("A note has 200 characters at most.").inJapanese("メモは 200 文字までです。"));
    List<OwnEntry> known = byTenant.getOrDefault(wanted.tenant(), List.of());
    refuse(
        known.size() >= MOST,
        Message.inEnglish("There are 20,000 entries. Remove some, or use a file.")
            .inJapanese("追加した項目が、上限の 20,000 件に達しています。不要な項目を削除するか、ファイルを使ってください。"));
    refuse(
        known.stream()
            .anyMatch(
                one -> one.list().equals(wanted.list()) && one.entry().equals(wanted.entry())),
        Message.inEnglish("The entry is there already.").inJapanese("その項目は、すでに登録されています。"));
    return wanted;
  }

  private static void refuse(boolean wrong, Message why) {
    if (wrong) {
      throw new OwnListRefusedException(why);
    }
  }

  /** Adds one, in a transaction of the caller's. */
  public static void add(Connection connection, OwnEntry one) throws SQLException {
    new Rows(connection)
        .run(
            "INSERT INTO own_list_entry (tenant, list, entry, note, author, time) VALUES"
                + " (?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, list, entry) DO NOTHING",
            one.tenant(),
            one.list(),
            one.entry(),
            one.note(),
            one.author(),
            one.time());
  }

  /** Removes one, in a transaction of the caller's. */
  public static void remove(Connection connection, OwnEntry one) throws SQLException {
    new Rows(connection)
        .run(
            "DELETE FROM own_list_entry WHERE tenant = ? AND list = ? AND entry = ?",
            one.tenant(),
            one.list(),
            one.entry());
  }
}
