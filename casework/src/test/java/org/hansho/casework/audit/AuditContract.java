package org.hansho.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.account.AccessToken;
import org.hansho.casework.account.Account;
import org.hansho.casework.account.Accounts;
import org.hansho.casework.account.Session;
import org.hansho.casework.audit.AuditEntry.Outcome;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.hansho.casework.store.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of callers and of what they do, whichever database holds it. */
abstract class AuditContract {
  @TempDir private Path folder;

  private final AtomicLong clock = new AtomicLong(1_764_000_000_000_000_000L);
  private StoreSettings.Place place;
  private CaseStore store;
  private AuditLog log;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  /** What somebody with every right does before changing rows. */
  abstract List<String> withoutTriggers();

  @BeforeEach
  void open() throws Exception {
    place = emptyPlace();
    reopen();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() throws IOException {
    store = CaseStore.open(StoreSettings.of(place));
    log = AuditLog.open(store.transactions(), headFile(), clock::incrementAndGet);
  }

  private Path headFile() {
    return folder.resolve("audit-head");
  }

  private static AuditEntry entry(String object) {
    return new AuditEntry(
        "user ann", "192.0.2.7", "shop", "user.create", object, "", "{}", Outcome.DONE);
  }

  private void append(int rows) throws IOException {
    for (int row = 1; row <= rows; row++) {
      log.append(entry("user " + row));
    }
  }

  private AuditCheck verify() throws IOException {
    return AuditLog.verify(store.transactions(), AuditHead.read(headFile()));
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = EmptyDatabases.connect(place);
        Statement running = connection.createStatement()) {
      for (String statement : statements) {
        running.executeUpdate(statement);
      }
    }
  }

  private void attack(String... statements) throws SQLException {
    sql(withoutTriggers().toArray(new String[0]));
    sql(statements);
  }

  private static AuditFault fault(AuditFault.Kind kind, long first, long last) {
    return new AuditFault(kind, first, last);
  }

  @Test
  void whatWasDoneIsListedTheNewestFirstAPageAtATime() throws IOException {
    append(5);
    log.append(
        new AuditEntry("local", "127.0.0.1", "other", "token.revoke", "t", "a", "b", Outcome.DONE));
    List<AuditRow> page = log.list(List.of("shop"), Long.MAX_VALUE, 2);
    assertThat(page).extracting(row -> row.entry().object()).containsExactly("user 5", "user 4");
    assertThat(log.list(List.of("shop"), page.get(1).n(), 10)).hasSize(3);
    assertThat(log.list(List.of("other", ""), Long.MAX_VALUE, 10))
        .extracting(row -> row.entry().action())
        .containsExactly("token.revoke");
  }

  @Test
  void aLogThatNobodyTouchedIsSound() throws IOException {
    assertThat(verify()).isEqualTo(new AuditCheck(0, AuditHead.NONE, List.of()));
    append(1_003);
    AuditCheck check = verify();
    assertThat(check.faults()).isEmpty();
    assertThat(check.rows()).isEqualTo(1_003);
    assertThat(check.head()).isEqualTo(AuditHead.read(headFile()));
    store.close();
    reopen();
    append(2);
    assertThat(verify().faults()).isEmpty();
  }

  @Test
  void anyTextComesBackAsItWasHashed() throws IOException {
    String odd = "a\0b\ud800c\udc00 日本語 \ud83d\udd14 '; DROP TABLE audit --";
    log.append(new AuditEntry(odd, odd, odd, odd, odd, odd, "x".repeat(9_000), Outcome.REFUSED));
    assertThat(verify().faults()).isEmpty();
    AuditEntry kept =
        log.list(List.of("a\ufffdb\ufffdc\ufffd 日本語 \ud83d\udd14 '; DROP TABLE audit --"), 9, 9)
            .get(0)
            .entry();
    assertThat(kept.after()).hasSize(4_096).endsWith("… (9000 characters)");
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteRows() throws Exception {
    append(1);
    assertThatThrownBy(() -> sql("UPDATE audit SET actor = 'nobody'"))
        .hasMessageContaining("never changed or deleted");
    assertThatThrownBy(() -> sql("DELETE FROM audit"))
        .hasMessageContaining("never changed or deleted");
  }

  @Test
  void aChangedRowIsNamedWhicheverColumnWasChanged() throws Exception {
    append(12);
    attack();
    int row = 1;
    for (String text :
        List.of("actor", "address", "tenant", "action", "object", "old_value", "new_value")) {
      sql("UPDATE audit SET " + text + " = 'nobody' WHERE n = " + row++);
    }
    sql("UPDATE audit SET outcome = 'REFUSED' WHERE n = " + row++);
    sql("UPDATE audit SET time = time + 1 WHERE n = " + row++);
    assertThat(verify().faults())
        .hasSize(9)
        .allMatch(fault -> fault.kind() == AuditFault.Kind.CHANGED)
        .extracting(AuditFault::first)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void charactersThatMoveFromOneTextToTheNextAreAChange() throws Exception {
    append(3);
    attack("UPDATE audit SET actor = 'user an', address = 'n192.0.2.7' WHERE n = 2");
    assertThat(verify().faults()).containsExactly(fault(AuditFault.Kind.CHANGED, 2, 2));
  }

  @Test
  void aRowWhoseHashWasMadeAgainDoesNotFit() throws Exception {
    append(3);
    String first = AuditRow.behind("", 1, 0, entry("x")).hash();
    AuditRow forged = AuditRow.behind(first, 2, 5, entry("somebody else"));
    attack(
        "UPDATE audit SET object = 'somebody else', time = 5, previous = '"
            + forged.previous()
            + "', hash = '"
            + forged.hash()
            + "' WHERE n = 2");
    assertThat(verify().faults())
        .containsExactly(
            fault(AuditFault.Kind.REPLACED, 2, 2), fault(AuditFault.Kind.REPLACED, 3, 3));
  }

  @Test
  void deletedRowsAreNamedInFrontInTheMiddleAndAtTheEnd() throws Exception {
    append(10);
    attack("DELETE FROM audit WHERE n IN (1, 4, 5, 9, 10)");
    assertThat(verify().faults())
        .containsExactly(
            fault(AuditFault.Kind.MISSING, 1, 1),
            fault(AuditFault.Kind.MISSING, 4, 5),
            fault(AuditFault.Kind.MISSING, 9, 10));
  }

  @Test
  void rowsThatExchangedTheirPlacesAreNamed() throws Exception {
    append(5);
    attack(
        "UPDATE audit SET n = 99 WHERE n = 2",
        "UPDATE audit SET n = 2 WHERE n = 4",
        "UPDATE audit SET n = 4 WHERE n = 99");
    assertThat(verify().faults())
        .containsExactly(
            fault(AuditFault.Kind.CHANGED, 2, 2), fault(AuditFault.Kind.CHANGED, 4, 4));
  }

  @Test
  void aRowThatWasPutInFrontOrBehindIsNamed() throws Exception {
    append(2);
    attack(
        "UPDATE audit SET n = -3 WHERE n = 1",
        "UPDATE next_number SET next = 2 WHERE name = 'audit'");
    assertThat(verify().faults())
        .containsExactly(
            fault(AuditFault.Kind.CHANGED, -3, -3), fault(AuditFault.Kind.MISSING, 1, 1));
  }

  @Test
  void anEndThatIsGoneWithEveryTraceInTheDatabaseIsShownByTheHead() throws Exception {
    append(5);
    attack("DELETE FROM audit WHERE n > 3", "UPDATE next_number SET next = 4 WHERE name = 'audit'");
    assertThat(verify().faults()).containsExactly(fault(AuditFault.Kind.MISSING, 4, 5));
  }

  @Test
  void theLogItselfSaysThatItsEndWasGoneWhenItWentOn() throws Exception {
    append(5);
    attack("DELETE FROM audit WHERE n > 3", "UPDATE next_number SET next = 4 WHERE name = 'audit'");
    store.close();
    reopen();
    append(1);
    List<AuditRow> rows = log.list(List.of("shop", ""), Long.MAX_VALUE, 2);
    assertThat(rows.get(0).entry().object()).isEqualTo("user 1");
    assertThat(rows.get(1).entry().action()).isEqualTo("audit.altered");
    assertThat(rows.get(1).entry().before()).startsWith("5:");
    assertThat(rows.get(1).entry().after()).startsWith("3:");
  }

  @Test
  void aHeadThatIsGoneIsAnEntryTooAndADamagedOneIsRefused() throws Exception {
    append(2);
    store.close();
    Files.delete(headFile());
    reopen();
    append(1);
    assertThat(log.list(List.of(""), Long.MAX_VALUE, 9).get(0).entry().action())
        .isEqualTo("audit.altered");
    Files.writeString(headFile(), "something");
    assertThatThrownBy(
            () -> AuditLog.open(store.transactions(), headFile(), clock::incrementAndGet))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("head of the audit log");
  }

  @Test
  void aHeadThatIsBehindIsNoFault() throws IOException {
    append(2);
    AuditHead earlier = AuditHead.read(headFile());
    append(2);
    assertThat(AuditLog.verify(store.transactions(), earlier).faults()).isEmpty();
  }

  @Test
  void aChangeCountsAlsoIfTheHeadBesideTheStoreCannotBeWritten() throws IOException {
    append(1);
    Files.delete(headFile());
    Files.createDirectory(headFile());
    Files.writeString(headFile().resolve("in-the-way"), "x");
    assertThat(log.<String>change("do it", entry("user 2"), connection -> "done"))
        .isEqualTo("done");
    assertThat(log.list(List.of("shop", ""), Long.MAX_VALUE, 9).get(0).entry().object())
        .isEqualTo("user 2");
  }

  @Test
  void aChangeThatFailsLeavesNoRow() throws IOException {
    append(1);
    assertThatThrownBy(
            () ->
                log.change(
                    "do it",
                    entry("x"),
                    connection -> {
                      throw new SQLException("no");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(log.list(List.of("shop"), Long.MAX_VALUE, 9)).hasSize(1);
    append(1);
    assertThat(verify().faults()).isEmpty();
  }

  @Test
  void whoMayComeInIsKeptAndTakenAway() throws IOException {
    AccessToken token =
        new AccessToken(
            "a1", "00", "日本 'x'", "shop", Set.of("viewer", "ingest"), Set.of(), "local", 1, 2, 0);
    Account ann = new Account("ann", "$argon2id$", true, Map.of("*", "admin", "shop", "viewer"), 3);
    Session session = new Session("ff", "ann", "user ann", Map.of(), 4, 5);
    write(connection -> Accounts.add(connection, token));
    write(connection -> Accounts.put(connection, ann));
    write(connection -> Accounts.add(connection, session));
    assertThat(read(Accounts::tokens)).containsExactly(token);
    assertThat(read(Accounts::accounts)).containsExactly(ann);
    assertThat(read(Accounts::sessions)).containsExactly(session);
    write(connection -> Accounts.tokenUsed(connection, "a1", 9));
    write(connection -> Accounts.put(connection, ann.withEnabled(false).withPassword("other")));
    write(connection -> Accounts.sessionUsed(connection, "ff", 9));
    assertThat(read(Accounts::tokens)).containsExactly(token.usedAt(9));
    assertThat(read(Accounts::accounts))
        .containsExactly(ann.withEnabled(false).withPassword("other"));
    assertThat(read(Accounts::sessions)).containsExactly(session.usedAt(9));
    write(connection -> Accounts.removeToken(connection, "a1"));
    write(connection -> Accounts.removeSessionsOf(connection, "ann"));
    assertThat(read(Accounts::tokens)).isEmpty();
    assertThat(read(Accounts::sessions)).isEmpty();
  }

  private interface Change {
    void in(Connection connection) throws SQLException;
  }

  private void write(Change change) throws IOException {
    store
        .transactions()
        .write(
            "change it",
            connection -> {
              change.in(connection);
              return true;
            });
  }

  private <T> T read(Transactions.Work<T> work) throws IOException {
    return store.transactions().read("read it", work);
  }
}
