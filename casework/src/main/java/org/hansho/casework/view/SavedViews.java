package org.hansho.casework.view;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.hansho.casework.store.Rows;
import org.hansho.casework.store.Transactions;

/** The views that callers have saved, in the store. Safe from any thread. */
public final class SavedViews {
  /** Most views of a caller. */
  public static final int MOST = 100;

  private static final int LONGEST_NAME = 100;
  private static final int MOST_COLUMNS = 20;
  private static final Pattern COLUMN = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,63}");
  private static final String SELECT =
      "SELECT id, tenant, owner, name, filter, columns, shared, time FROM saved_view WHERE ";

  private final Transactions transactions;

  /** Those of a store. */
  public SavedViews(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Those that a caller sees: its own, and what others share, by name. */
  public List<SavedView> list(String tenant, String caller) throws IOException {
    return transactions.read(
        "list views",
        connection ->
            read(
                connection,
                "tenant = ? AND (owner = ? OR shared = 1) ORDER BY name, owner",
                tenant,
                caller));
  }

  /** One that a caller sees. */
  public Optional<SavedView> find(String tenant, String caller, String id) throws IOException {
    return list(tenant, caller).stream().filter(view -> view.id().equals(id)).findFirst();
  }

  private static List<SavedView> read(Connection connection, String where, Object... values)
      throws SQLException {
    return new Rows(connection)
        .all(
            SELECT + where,
            row ->
                new SavedView(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6).isEmpty() ? List.of() : List.of(row.getString(6).split(",")),
                    row.getLong(7) != 0,
                    row.getLong(8)),
            values);
  }

  /**
   * Checks a view whose filter is right.
   *
   * @throws ViewRefusedException if it breaks a bound
   */
  public static SavedView checked(SavedView view) {
    refuse(
        view.name().isBlank() || view.name().length() > LONGEST_NAME,
        Message.inEnglish("The name of a view has 1 to 100 characters.")
            .inJapanese("ビューの名前は 1～100 文字で入力してください。"));
    refuse(
        view.columns().size() > MOST_COLUMNS,
        Message.inEnglish("A view has at most 20 columns.").inJapanese("ビューの列は 20 個までです。"));
    for (String column : view.columns()) {
      refuse(
          !COLUMN.matcher(column).matches(),
          Message.inEnglish(
                  "The name of a column has letters, digits and . _ - and begins with a letter.")
              .inJapanese("列の名前は英字で始め、英数字と . _ - を使って指定してください。"));
    }
    return view;
  }

  /**
   * Saves a view, in a transaction of the caller's, in place of that of the same owner and name.
   *
   * @return as it is kept
   */
  public SavedView save(Connection connection, SavedView view) throws SQLException {
    List<SavedView> own = read(connection, "tenant = ? AND owner = ?", view.tenant(), view.owner());
    Optional<SavedView> old =
        own.stream().filter(one -> one.name().equals(view.name())).findFirst();
    refuse(
        old.isEmpty() && own.size() >= MOST,
        Message.inEnglish("You have {0} views. Remove some that you do not need.")
            .inJapanese("保存したビューが、上限の {0} 個に達しています。不要なビューを削除してください。", MOST));
    SavedView kept =
        new SavedView(
            old.map(SavedView::id).orElse(view.id()),
            view.tenant(),
            view.owner(),
            view.name(),
            view.filter(),
            view.columns(),
            view.isShared(),
            view.time());
    remove(connection, kept.id());
    new Rows(connection)
        .run(
            "INSERT INTO saved_view (id, tenant, owner, name, filter, columns, shared, time) VALUES"
                + " (?, ?, ?, ?, ?, ?, ?, ?)",
            kept.id(),
            kept.tenant(),
            kept.owner(),
            kept.name(),
            kept.filter(),
            String.join(",", kept.columns()),
            kept.isShared() ? 1L : 0L,
            kept.time());
    return kept;
  }

  /** Removes one, in a transaction of the caller's. */
  public boolean remove(Connection connection, String id) throws SQLException {
    return new Rows(connection).run("DELETE FROM saved_view WHERE id = ?", id) > 0;
  }

  private static void refuse(boolean wrong, Message why) {
    if (wrong) {
      throw new ViewRefusedException(why);
    }
  }
}
